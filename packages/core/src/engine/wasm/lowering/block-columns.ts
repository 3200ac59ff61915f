import type { Precision } from '../../description.js';
import type { ProgramPlan } from '../../engine.js';
import { bytesOf } from '../arena.js';

/** Numbers that the matrices of one block may take together, and the fewest and most columns of a block. */
const blockNumbers = 1 << 18;
const fewestColumns = 256;
const mostColumns = 2048;
const blockBytes = 1 << 25;

/** The columns of a block: a function of shapes and precision, because sums over examples are cut there. */
export function columnsOfBlock(plan: ProgramPlan, precision: Precision): number {
  let height = 1;
  for (const rows of plan.bindings.rows.values()) height += rows;
  let columns = Math.floor(blockNumbers / height / 4) * 4;
  columns = Math.min(mostColumns, Math.max(fewestColumns, columns));
  while (columns > 16 && columns * height * bytesOf(precision) > blockBytes) columns /= 2;
  return Math.min(columns, Math.max(plan.largestStep, 1));
}
