import type { OptionTable } from '../foundation/options.js';
import { studyOptions } from '../studies/check-plan.js';
import type { MeasureName } from '../studies/measure.js';
import type { StudyHooks } from '../studies/options.js';

/** What `improve` may be asked. */
export interface ImproveOptions {
  /** `auto`: accuracy of classes, rmse of numbers. */
  readonly measure?: MeasureName | 'auto';
}

/** What it is handed over beside its options; `timeMs` is the whole budget, five minutes unless given. */
export interface ImproveHooks extends StudyHooks {
  /** Called when something else is begun: `learning rate`, `fresh seeds`. */
  readonly onPhase?: (phase: string) => void;
}

/** The options of `improve` beside those of training. */
export const improveOptions: OptionTable = { measure: studyOptions.measure };

/** Milliseconds, unless others are given. */
export const usualTimeMs = 300_000;
