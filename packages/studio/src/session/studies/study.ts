import type {
  Conclusion,
  CostSurfaceStudy,
  HiddenUnitsStudy,
  LearningRateStudy,
  MeasureName,
  ScaleStudy,
  StudyData,
  StudyHooks,
  StudyOptions,
  StudyPlan,
  StudyRun,
  TradeOffStudy,
  TrainOptions,
  TrialResult,
} from '@colonnade/core';

/** What every study may be asked by the page. */
export interface StudyRequest {
  readonly seeds: readonly number[];
  /** The time after which no further training begins. */
  readonly timeMs: number;
  /** What it has of its own. */
  readonly own: Readonly<Record<string, unknown>>;
  /** Results of the same study that are there already: it was running when the page was left. */
  readonly known?: readonly TrialResult[];
}

/** How far a study is, and what its results say so far. */
export interface StudyNews {
  /** Trainings that are done, and those that are planned by now: a study plans by what it has found. */
  readonly done: number;
  readonly trials: number;
  readonly seconds: number;
  readonly plan: StudyPlan;
  readonly run: StudyRun;
  readonly conclusion: Conclusion;
  /** All results so far, those too that only find the way for others. */
  readonly known: readonly TrialResult[];
}

/** What a study has come to: one of those of the library. */
export type StudyFound = LearningRateStudy | HiddenUnitsStudy | ScaleStudy | TradeOffStudy | CostSurfaceStudy;

/** A study that the page can ask for: a file here, and a line in `index.ts`. */
export interface SessionStudy {
  /** Options of training that it compares: what was set of them is left out. */
  readonly compares: readonly (keyof TrainOptions)[];
  /** What arms are compared by while it runs. */
  readonly measure: MeasureName | 'auto';
  /** False when no network is trained for it. */
  readonly trains?: false;
  /** Arms that only find the way for others. */
  readonly isAside?: (arm: string) => boolean;
  run(data: StudyData, base: TrainOptions, options: StudyOptions, hooks: StudyHooks): Promise<StudyFound>;
}
