// dW = scale · dZ Aᵀ where dZ has few rows and A many: A is read where it lies, some columns side by side, because
// copying it would cost half as much as the sums.
import { partEnd, partStart } from '../threads';
import { sums } from '../scratch';
import { finishGradient } from './finish';
import { outerTile } from './outer-tile';
import { COLUMNS, panelsOf, panelWidth, vectorsOf } from './shape';

/** Vectors of rows of dZ, and rows of A, for which this is faster than copying A. */
export const FEW_VECTORS: i32 = 5;
export const MANY_INPUTS: i32 = 1024;
/** Columns that are summed before they are added to dW. */
const DEPTH: i32 = 32;
/** Tiles of a block: its part of dW stays in the first cache. */
const BLOCK: i32 = 32;

/** dW by tiles over A in place: `rows` > 1. */
export function outerProductsInPlace<T>(
  dZ: usize,
  ldZ: i32,
  rows: i32,
  A: usize,
  ldA: i32,
  inner: i32,
  dW: usize,
  ldW: i32,
  columns: i32,
  scale: T,
  first: bool,
): void {
  const vectors = vectorsOf<T>(rows);
  const panels = panelsOf(vectors);
  const tiles = (inner + COLUMNS - 1) / COLUMNS;
  const end = partEnd(tiles);
  const dStep = <usize>ldZ * sizeof<T>();
  const aStep = <usize>ldA * sizeof<T>();
  const dwStep = <usize>ldW * sizeof<T>();
  for (let block = partStart(tiles); block < end; block += BLOCK) {
    const blockEnd = min(block + BLOCK, end);
    for (let j = 0; j < columns; j += DEPTH) {
      const depth = min(columns - j, DEPTH);
      const fresh = first && j == 0;
      for (let panel = 0; panel < panels; panel++) {
        const width = panelWidth(vectors, panel);
        const offset = <usize>panel * 32;
        const d = dZ + <usize>j * dStep + offset;
        const a = A + <usize>j * aStep;
        for (let tile = block; tile < blockEnd; tile++) {
          const row = tile * COLUMNS;
          outerTile<T>(width, d, dStep, a + <usize>row * sizeof<T>(), aStep, depth, sums());
          const dw = dW + offset + <usize>row * dwStep;
          finishGradient<T>(sums(), width, dw, dwStep, min(inner - row, COLUMNS), scale, fresh);
        }
      }
    }
  }
}
