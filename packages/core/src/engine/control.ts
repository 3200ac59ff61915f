import type { Inputs } from '../matrix/sparse-matrix.js';

/** What changes from step to step. */
export interface Control {
  /** The columns of X in the order in which they are visited; absent when that is their own order. */
  order?: Uint32Array | undefined;
  /** The first of them in this step, and how many. */
  offset: number;
  columns: number;
  /** The number of the step, from 1, and the key of its dropout masks. */
  step: number;
  dropoutKey: number;
}

/** The control block for all columns of X in their own order. */
export function allColumns(X: Inputs): Control {
  return { offset: 0, columns: X.columns, step: 1, dropoutKey: 0 };
}

/** The passes of one training. */
export const passNames = ['gradient', 'cost', 'validation'] as const;

export type PassName = (typeof passNames)[number];
