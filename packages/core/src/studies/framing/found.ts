import type { TrainOptions } from '../../model/train-options.js';
import type { ArmComparison, ArmSummary, Conclusion } from '../conclude/conclusion.js';
import type { StudyPlan } from '../plan.js';
import type { StudyRun } from '../study-run.js';
import type { FirstStepFigures } from './first-steps.js';
import type { Speed, Target } from './to-target.js';

/** What a representation came to. */
export interface FramedArm extends Speed {
  readonly name: string;
  /** What it sets on top of the options that all share. */
  readonly options: Partial<TrainOptions>;
  /** Rows of X; null where the study ended before it was looked at. */
  readonly inputs: number | null;
  /** Before any training; null where it was not measured. */
  readonly firstStep: FirstStepFigures | null;
  readonly summary: ArmSummary;
  /** Against the data as they are given; null for these themselves. */
  readonly toGiven: ArmComparison | null;
}

/** The network and other learners on the same number of examples. */
export interface LearnersBeside {
  /** Training examples; null for all of them. */
  readonly examples: number | null;
  readonly network: string;
  /** Every learner against the network. */
  readonly conclusion: Conclusion;
}

/** What a study of framing has found out. Plain data. */
export interface FramingStudy {
  readonly plan: StudyPlan;
  readonly run: StudyRun;
  /** Every representation against the data as they are given. */
  readonly conclusion: Conclusion;
  readonly representations: readonly FramedArm[];
  readonly target: Target | null;
  readonly learners: readonly LearnersBeside[];
  /** The representation to use, where one is tested better than the data as they are given. */
  readonly recommendation: { readonly name: string; readonly options: Partial<TrainOptions> } | null;
  /** The first says it all. */
  readonly sentences: readonly string[];
  /** What was left out, and why. */
  readonly notes: readonly string[];
}
