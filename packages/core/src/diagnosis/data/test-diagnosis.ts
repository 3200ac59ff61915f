import type { ColumnDrift } from '../drift/column-drift.js';
import type { Apart } from '../drift/two-samples.js';

/** Data to test on that stand in a file of their own, beside the data that are trained on. */
export interface TestDiagnosis {
  readonly source: string;
  readonly rows: number;
  /** Rows that are trained on too, target and all. */
  readonly duplicates: number;
  /** The first of them, and the one that it repeats, as a reader finds them; null for none. */
  readonly first: readonly [row: string, twin: string] | null;
  /** Rows whose inputs are trained on with another target. */
  readonly contradicting: number;
  /** The columns, those that have drifted furthest first. */
  readonly columns: readonly ColumnDrift[];
  /** The target; null without one, and for several. */
  readonly target: Apart | null;
  /** Columns about which nothing can be said. */
  readonly notJudged: readonly string[];
}
