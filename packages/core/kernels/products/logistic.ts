// A network without hidden layer and with one output unit: z, losses, dz, dW and db in one pass over X.
//
// X is far larger than the rest and is read from memory once: four columns at a time, first their dot products with
// w, then, from the second cache, their share of dW. The columns are cut into a few chunks that have a sum of their
// own each, added in order at the end, so that threads share out chunks and no bit depends on their number. (Eight
// columns at a time need fewer loads for the sums, and are slower by a third: V8 runs out of registers.)
import { at, storeSome } from '../elementwise/parts';
import { Want } from '../elementwise/codes';
import { outputRow } from '../elementwise/output-row';
import { barrier, partEnd, partStart } from '../threads';
import { lanes, madd } from '../vector';
import { dots4 } from './dot';
import { sumOfColumns } from './one-unit';

/** The most chunks: adding up their sums takes a tenth of the time where there are eight. */
const CHUNKS: i32 = 4;

/**
 * Z = wᵀ X + b, the output layer as in `output`, dW = (first ? 0 : dW) + scale · dZ Xᵀ and db likewise, unless db
 * is 0. X is inner×columns, W 1×inner, all others 1×columns. `shared` has room for a chunk's sum, `inner` numbers
 * rounded up to 64 bytes, for every 32 columns begun; X is read as far beyond a column's end.
 */
export function logistic<T>(
  W: usize,
  b: usize,
  inner: i32,
  X: usize,
  ldX: i32,
  Z: usize,
  A: usize,
  Y: usize,
  dZ: usize,
  columns: i32,
  cost: i32,
  activation: i32,
  weights: usize,
  losses: usize,
  want: i32,
  dW: usize,
  db: usize,
  scale: T,
  first: bool,
  shared: usize,
): void {
  const fours = (columns + 3) >> 2;
  const chunks = min(fours, CHUNKS);
  const xStep = <usize>ldX * sizeof<T>();
  const sumStep = (<usize>inner * sizeof<T>() + 63) & ~63;
  const bias = load<T>(b);
  for (let chunk = partStart(chunks), end = partEnd(chunks); chunk < end; chunk++) {
    const start = ((fours * chunk) / chunks) << 2;
    const stop = min(((fours * (chunk + 1)) / chunks) << 2, columns);
    const sum = shared + <usize>chunk * sumStep;
    memory.fill(sum, 0, sumStep);
    for (let j = start; j < stop; j += 4) {
      const valid = min(stop - j, 4);
      const x = X + <usize>j * xStep;
      dots4<T>(W, x, xStep, inner, bias, 0, at<T>(Z, j), valid);
      outputRow<T>(cost, activation, Z, A, Y, dZ, j, j + valid, weights, losses, want);
      addColumns<T>(at<T>(dZ, j), x, xStep, inner, sum, valid);
    }
  }
  logisticSums<T>(inner, shared, chunks, dW, db, dZ, columns, scale, first);
}

/** Columns that a library's products take together. */
const EIGHT: i32 = 8;

/** The chunks where a library forms the products: of whole eights. */
export function chunksOfEights(columns: i32): i32 {
  return min((columns + EIGHT - 1) / EIGHT, CHUNKS);
}

/** z = z + b and the output layer, for columns start to stop: what a library does not do between its two products. */
export function logisticErrors<T>(
  b: usize,
  Z: usize,
  Y: usize,
  dZ: usize,
  start: i32,
  stop: i32,
  cost: i32,
  activation: i32,
  weights: usize,
  losses: usize,
): void {
  const bias = load<T>(b);
  for (let j = start; j < stop; j++) store<T>(at<T>(Z, j), load<T>(at<T>(Z, j)) + bias);
  outputRow<T>(cost, activation, Z, Z, Y, dZ, start, stop, weights, losses, Want.losses | Want.dZ);
}

/** dW and db from the chunks' sums, once all of them are there. */
export function logisticSums<T>(
  inner: i32,
  shared: usize,
  chunks: i32,
  dW: usize,
  db: usize,
  dZ: usize,
  columns: i32,
  scale: T,
  first: bool,
): void {
  barrier();
  addSums<T>(shared, (<usize>inner * sizeof<T>() + 63) & ~63, chunks, inner, dW, scale, first);
  if (db == 0 || partStart(1) == partEnd(1)) return;
  const sum = scale * sumOfColumns<T>(dZ, columns);
  store<T>(db, first ? sum : load<T>(db) + sum);
}

/** sum += Σ dz[j] x[j] over `valid` (1 to 4) columns; runs of 64 bytes are read and written. */
function addColumns<T>(
  dz: usize,
  x: usize,
  xStep: usize,
  inner: i32,
  sum: usize,
  valid: i32,
): void {
  // Missing columns are the first once more, times 0.
  const none = i32x4.splat(0);
  const d0 = v128.load_splat<T>(dz);
  const d1 = valid > 1 ? v128.load_splat<T>(dz, sizeof<T>()) : none;
  const d2 = valid > 2 ? v128.load_splat<T>(dz, 2 * sizeof<T>()) : none;
  const d3 = valid > 3 ? v128.load_splat<T>(dz, 3 * sizeof<T>()) : none;
  const x0 = x + 0;
  const x1 = valid > 1 ? x0 + xStep : x0;
  const x2 = valid > 2 ? x1 + xStep : x0;
  const x3 = valid > 3 ? x2 + xStep : x0;
  const end = <usize>inner * sizeof<T>();
  for (let i: usize = 0; i < end; i += 64) {
    addVector<T>(sum + i, x0 + i, x1 + i, x2 + i, x3 + i, d0, d1, d2, d3, 0);
    addVector<T>(sum + i, x0 + i, x1 + i, x2 + i, x3 + i, d0, d1, d2, d3, 16);
    addVector<T>(sum + i, x0 + i, x1 + i, x2 + i, x3 + i, d0, d1, d2, d3, 32);
    addVector<T>(sum + i, x0 + i, x1 + i, x2 + i, x3 + i, d0, d1, d2, d3, 48);
  }
}

// @ts-ignore: decorator
@inline
function addVector<T>(
  sum: usize,
  x0: usize,
  x1: usize,
  x2: usize,
  x3: usize,
  d0: v128,
  d1: v128,
  d2: v128,
  d3: v128,
  offset: usize,
): void {
  let s = madd<T>(v128.load(x0 + offset), d0, v128.load(sum + offset));
  s = madd<T>(v128.load(x1 + offset), d1, s);
  s = madd<T>(v128.load(x2 + offset), d2, s);
  s = madd<T>(v128.load(x3 + offset), d3, s);
  v128.store(sum + offset, s);
}

/** dW = (first ? 0 : dW) + scale · the chunks' sums, added in order. */
function addSums<T>(
  sums: usize,
  sumStep: usize,
  chunks: i32,
  inner: i32,
  dW: usize,
  scale: T,
  first: bool,
): void {
  const factor = v128.splat<T>(scale);
  const vectors = (inner + lanes<T>() - 1) / lanes<T>();
  for (let i = partStart(vectors), end = partEnd(vectors); i < end; i++) {
    let address = sums + <usize>i * 16;
    let s = v128.load(address);
    for (let chunk = 1; chunk < chunks; chunk++) s = v128.add<T>(s, v128.load((address += sumStep)));
    const dw = dW + <usize>i * 16;
    const product = v128.mul<T>(factor, s);
    storeSome<T>(dw, first ? product : v128.add<T>(v128.load(dw), product), inner - i * lanes<T>());
  }
}
