// Z = W A + b and dA = Wᵀ dZ: tiles over panels of rows and groups of columns.
//
// Loop order: chunk of k, panel of rows, group of columns. A panel of W (2 vectors × 256 terms, 8 KB) is packed in
// the order in which tiles read it, and stays in the first cache while the columns go by; a chunk of the right
// operand (256 terms × the columns of a block) stays in the second. W as it lies is read in place where a chunk of
// all its rows fits into the first cache, or where there are too few columns to pay for packing: then every panel
// is done before the next group of columns, so that A is read from memory once.
import { partEnd, partStart } from '../threads';
import { scratch, sums, zeros } from '../scratch';
import { finishBackward, finishForward } from './finish';
import { packPanel, packTransposed } from './pack';
import { CHUNK, COLUMNS, panelsOf, panelWidth, vectorsOf } from './shape';
import { tile } from './tile';

/** W is read in place when a chunk of it has at most so many bytes, */
const IN_PLACE_BYTES: i32 = 24 * 1024;
/** or when there are at most so many columns. */
const IN_PLACE_COLUMNS: i32 = COLUMNS;

/** Z = W A + b, then A′ = g(Z) in place, by tiles: `rows` > 1. */
export function multiply<T>(
  W: usize,
  ldW: i32,
  b: usize,
  rows: i32,
  inner: i32,
  A: usize,
  ldA: i32,
  Z: usize,
  ldZ: i32,
  columns: i32,
  activation: i32,
): void {
  const vectors = vectorsOf<T>(rows);
  const panels = panelsOf(vectors);
  const groups = (columns + COLUMNS - 1) / COLUMNS;
  const start = partStart(panels * groups);
  const end = partEnd(panels * groups);
  const wStep = <usize>ldW * sizeof<T>();
  const aStep = <usize>ldA * sizeof<T>();
  const zStep = <usize>ldZ * sizeof<T>();
  const inPlace = columns <= IN_PLACE_COLUMNS || min(inner, CHUNK) * <i32>wStep <= IN_PLACE_BYTES;
  for (let k = 0; k < inner; k += CHUNK) {
    const depth = min(inner - k, CHUNK);
    const finish = k + depth == inner ? activation : 0;
    const w = W + <usize>k * wStep;
    const a = A + <usize>k * sizeof<T>();
    let packed = -1;
    for (let unit = start; unit < end; unit++) {
      const panel = inPlace ? unit % panels : unit / groups;
      const column = (inPlace ? unit / panels : unit % groups) * COLUMNS;
      const valid = min(columns - column, COLUMNS);
      const width = panelWidth(vectors, panel);
      const offset = <usize>panel * 32;
      if (!inPlace && panel != packed) {
        packPanel(w + offset, wStep, width, depth, scratch());
        packed = panel;
      }
      const z = Z + offset + <usize>column * zStep;
      tile<T>(
        width,
        inPlace ? w + offset : scratch(),
        inPlace ? wStep : <usize>width * 16,
        a + <usize>column * aStep,
        aStep,
        valid,
        depth,
        sums(),
      );
      if (k == 0) finishForward<T>(finish, sums(), width, b + offset, 0, z, zStep, valid);
      else finishForward<T>(finish, sums(), width, z, zStep, z, zStep, valid);
    }
  }
}

/** out = (Wᵀ dZ) ∘ g′(A) by tiles: W has `rows` rows and `outputs` > 1 columns. out is not A. */
export function multiplyTransposed<T>(
  W: usize,
  ldW: i32,
  rows: i32,
  outputs: i32,
  dZ: usize,
  ldZ: i32,
  out: usize,
  ldOut: i32,
  A: usize,
  columns: i32,
  activation: i32,
): void {
  const vectors = vectorsOf<T>(outputs);
  const panels = panelsOf(vectors);
  const groups = (columns + COLUMNS - 1) / COLUMNS;
  const start = partStart(panels * groups);
  const end = partEnd(panels * groups);
  const wStep = <usize>ldW * sizeof<T>();
  const dStep = <usize>ldZ * sizeof<T>();
  const outStep = <usize>ldOut * sizeof<T>();
  for (let k = 0; k < rows; k += CHUNK) {
    const depth = min(rows - k, CHUNK);
    const last = k + depth == rows;
    let packed = -1;
    for (let unit = start; unit < end; unit++) {
      const panel = unit / groups;
      const column = (unit % groups) * COLUMNS;
      const valid = min(columns - column, COLUMNS);
      const width = panelWidth(vectors, panel);
      const offset = <usize>panel * 32;
      if (panel != packed) {
        const first = <i32>(offset / sizeof<T>());
        const w = W + <usize>k * sizeof<T>() + <usize>first * wStep;
        packTransposed<T>(w, wStep, outputs - first, depth, width, scratch());
        packed = panel;
      }
      const target = out + offset + <usize>column * outStep;
      const d = dZ + <usize>k * sizeof<T>() + <usize>column * dStep;
      tile<T>(width, scratch(), <usize>width * 16, d, dStep, valid, depth, sums());
      const finish = last ? activation : 0;
      const a = A + offset + <usize>column * outStep;
      if (k == 0) finishBackward<T>(finish, sums(), width, zeros(), 0, a, target, outStep, valid);
      else finishBackward<T>(finish, sums(), width, target, outStep, a, target, outStep, valid);
    }
  }
}
