import type { Code } from '../../foundation/error-codes.js';
import type { Remedy } from '../../foundation/errors.js';
import type { History } from '../../training/history.js';
import type { Baseline } from '../baselines/baselines.js';
import type { Evaluation } from '../evaluate.js';
import type { Part } from '../examples.js';
import type { Network } from '../network.js';

/** Something that stands in the way of a better result: the data first, then size, rate and units. */
export interface Finding {
  readonly about: 'data' | 'training' | 'network';
  readonly title: string;
  readonly detail: string;
  readonly remedy: Remedy | null;
  /** The warning that says the same, where there is one. */
  readonly code: Code | null;
}

/** What the findings are drawn from. */
export interface Evidence {
  readonly network: Network;
  readonly train: Part;
  readonly history: History;
  readonly trained: Evaluation;
  readonly judged: Evaluation;
  readonly baselines: readonly Baseline[];
  readonly learningRate: number;
}

/** One look at a training: what it found, or null. */
export type Find = (evidence: Evidence) => Finding | null;
