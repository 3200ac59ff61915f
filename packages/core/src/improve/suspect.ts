import type { DataDiagnosis } from '../diagnosis/data/data-diagnosis.js';
import type { DiagnosisFinding } from '../diagnosis/finding.js';
import type { Code } from '../foundation/error-codes.js';
import type { TrainOptions } from '../model/train-options.js';
import type { MeasureName } from '../studies/measure.js';
import type { TrialTraining } from '../studies/trial-result.js';
import type { Schema } from '../table/schema/schema.js';
import type { Table } from '../table/table.js';

/** What suspects are proposed from. */
export interface Evidence {
  /** The table with its derived columns. */
  readonly table: Table;
  readonly schema: Schema;
  /** The options that a change is made to. */
  readonly base: TrainOptions;
  /** The same with what a recipe sets. */
  readonly effective: TrainOptions;
  /** A training with them. */
  readonly training: TrialTraining;
  /** Its measure on the training examples and on those that it is judged by. */
  readonly scores: { readonly train: number | null; readonly judged: number | null };
  readonly diagnosis: DataDiagnosis;
  /** What a training with the options as they are says of itself. */
  readonly symptoms: readonly DiagnosisFinding[];
  readonly measure: MeasureName;
}

/** One thing that could be done. */
export interface Change {
  /** A few words, unique beside all other changes: `rate 0.01`. */
  readonly name: string;
  readonly options: Partial<TrainOptions>;
  /** What it says of the options as they are when this change is better, as a clause. */
  readonly verdict: (after: TrialTraining | null) => string;
}

/** What a suspect says for itself, and what to try. */
export interface Proposal {
  /** The evidence, as a sentence. */
  readonly because: string;
  /** The mildest change first; none where nothing speaks for this suspect. */
  readonly changes: readonly Change[];
}

/** Something that may be why a network is not better: a new one is a file of its own and a line in the list. */
export interface Suspect {
  readonly name: string;
  /** The findings in a training that speak against it. */
  readonly symptoms: readonly Code[];
  readonly propose: (evidence: Evidence) => Proposal;
}
