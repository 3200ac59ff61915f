// dW = scale · dZ Aᵀ: a sum over the columns, tile by tile.
//
// Loop order: chunk of columns, block of rows of A, panel of dZ. A block (up to 4 strips of 8 tiles' rows × 256
// columns) is copied as strips, whose columns stand side by side, and stays in the second cache: in place its columns
// lie far apart, often at distances where they drive each other out of the caches. A panel of dZ (2 vectors × 256
// columns, 8 KB) is copied likewise and stays in the first cache while the block goes by; it is read in place where
// the whole chunk of dZ fits there. So is A where all of its chunk is as small: it costs more to copy than to read.
import { partEnd, partStart } from '../threads';
import { scratch, sums } from '../scratch';
import { finishGradient } from './finish';
import { outerTile } from './outer-tile';
import { packPanel, packStrips } from './pack';
import { CHUNK, COLUMNS, panelsOf, panelWidth, vectorsOf } from './shape';

/** Bytes of a column's run in a strip: whole tiles. */
const STRIP_BYTES: i32 = 32 * COLUMNS;
/** Strips of a block. */
const BLOCK: i32 = 4;
/** dZ is read in place when a chunk of it has at most so many bytes, */
const IN_PLACE_BYTES: i32 = 24 * 1024;
/** and A when a chunk of it has. */
const SMALL_BYTES: i32 = 8 * 1024;
/** Where the packed panel of dZ stands in the scratch area: behind the block of A. */
const PANEL_AT: usize = BLOCK * STRIP_BYTES * CHUNK;

/** dW by tiles: `rows` > 1. */
export function outerProducts<T>(
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
  const stripRows = STRIP_BYTES / <i32>sizeof<T>();
  const strips = (inner + stripRows - 1) / stripRows;
  const dStep = <usize>ldZ * sizeof<T>();
  const panels = panelsOf(vectorsOf<T>(rows));
  const start = partStart(strips * panels);
  const end = partEnd(strips * panels);
  for (let j = 0; j < columns; j += CHUNK) {
    const depth = min(columns - j, CHUNK);
    const d = dZ + <usize>j * dStep;
    const a = A + <usize>j * <usize>ldA * sizeof<T>();
    const fresh = first && j == 0;
    for (let unit = start; unit < end; ) {
      // A run of this thread's units: part of a strip, or all panels of up to BLOCK strips.
      const strip = unit / panels;
      const panel = unit % panels;
      let blockStrips = 1;
      let panelEnd = min(panels, panel + end - unit);
      if (panel == 0 && end - unit >= panels) {
        blockStrips = min(BLOCK, (end - unit) / panels);
        panelEnd = panels;
      }
      const row = strip * stripRows;
      const blockRows = min(inner - row, blockStrips * stripRows);
      const at = <usize>row * sizeof<T>();
      block<T>(d, dStep, rows, panel, panelEnd, a + at, ldA, blockRows, dW + at * ldW, ldW, depth, scale, fresh);
      unit += blockStrips * (panelEnd - panel);
    }
  }
}

/** dW of some rows of A, for some panels of dZ, over the columns of a chunk. */
function block<T>(
  d: usize,
  dStep: usize,
  rows: i32,
  panel: i32,
  panelEnd: i32,
  a: usize,
  ldA: i32,
  blockRows: i32,
  dW: usize,
  ldW: i32,
  depth: i32,
  scale: T,
  fresh: bool,
): void {
  const stripRows = STRIP_BYTES / <i32>sizeof<T>();
  const aStep = <usize>ldA * sizeof<T>();
  const dwStep = <usize>ldW * sizeof<T>();
  const isSmall = depth * <i32>aStep <= SMALL_BYTES;
  // From strip to strip, and within one from column to column.
  const stripSize = <usize>STRIP_BYTES * (isSmall ? 1 : depth);
  const columnStep = isSmall ? aStep : <usize>STRIP_BYTES;
  const first = isSmall ? a : scratch();
  if (!isSmall) packStrips<T>(a, aStep, blockRows, depth, first, STRIP_BYTES, stripSize);
  const vectors = vectorsOf<T>(rows);
  const inPlace = depth * <i32>dStep <= IN_PLACE_BYTES;
  for (; panel < panelEnd; panel++) {
    const width = panelWidth(vectors, panel);
    const offset = <usize>panel * 32;
    let source = d + offset;
    let sourceStep = dStep;
    if (!inPlace) {
      source = scratch() + PANEL_AT;
      sourceStep = <usize>width * 16;
      packPanel(d + offset, dStep, width, depth, source);
    }
    for (let row = 0, strip = first; row < blockRows; row += stripRows, strip += stripSize) {
      const stop = min(blockRows - row, stripRows);
      for (let i = 0; i < stop; i += COLUMNS) {
        outerTile<T>(width, source, sourceStep, strip + <usize>i * sizeof<T>(), columnStep, depth, sums());
        const dw = dW + offset + <usize>(row + i) * dwStep;
        finishGradient<T>(sums(), width, dw, dwStep, min(stop - i, COLUMNS), scale, fresh);
      }
    }
  }
}
