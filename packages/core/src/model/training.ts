import type { EngineDescription } from '../engine/description.js';
import type { Warning } from '../foundation/errors.js';
import type { Specification } from '../network/specification.js';
import type { Preprocessing } from '../table/preprocessing/preprocessing.js';
import type { Schema } from '../table/schema/schema.js';
import type { History } from '../training/history.js';
import type { Baseline } from './baselines/baselines.js';
import type { Evaluation } from './evaluate.js';
import type { Examples, PartName } from './examples.js';
import type { Finding } from './findings/finding.js';
import type { CrossValidation } from './folds.js';

/** An option with the value it came to, and why it has it. */
export interface OptionChoice {
  readonly name: string;
  readonly value: unknown;
  readonly origin: 'given' | 'recipe' | 'chosen' | 'default';
  readonly default: unknown;
}

/** What is known before the first update. */
export interface TrainStart {
  readonly schema: Schema;
  readonly preprocessing: Preprocessing;
  readonly examples: Examples;
  readonly specification: Specification;
  readonly options: readonly OptionChoice[];
  /** Epochs that are planned. */
  readonly epochs: number;
  /** What will compute them. */
  readonly engine: EngineDescription;
  readonly warnings: readonly Warning[];
}

/** All that a training has found out, beside the model itself. */
export interface Training {
  readonly examples: Examples;
  readonly options: readonly OptionChoice[];
  readonly history: History;
  /** The model on every part; null for a part that does not exist. */
  readonly evaluations: {
    readonly train: Evaluation;
    readonly validation: Evaluation | null;
    readonly test: Evaluation | null;
  };
  /** The part that the result is told by: test, else validation, else train. */
  readonly judgedOn: PartName;
  readonly baselines: readonly Baseline[];
  /** Null when no folds were asked for, or when it was interrupted. */
  readonly crossValidation: CrossValidation | null;
  /** What stands in the way of a better result, the strongest about the data first. */
  readonly findings: readonly Finding[];
  readonly warnings: readonly Warning[];
  readonly engine: EngineDescription;
  readonly threads: number;
  readonly seconds: number;
  readonly examplesPerSecond: number | null;
}
