import type { TrainOptions } from '../model/train-options.js';
import { inProcess } from '../studies/in-process.js';
import type { MeasureName } from '../studies/measure.js';
import type { Arm, StudyPlan } from '../studies/plan.js';
import type { StudyData } from '../studies/runner.js';
import { Stages } from '../studies/stages.js';
import type { StudyRun } from '../studies/study-run.js';
import type { TrialResult } from '../studies/trial-result.js';
import { forgiving } from './forgiving.js';
import type { ImproveHooks } from './options.js';

/** The options as they are, without columns that leak. */
export const asGiven = 'as given';

/** With test data of their own the search is kept from them: it deals the training rows out to so many folds. */
const folds = 5;

/** Fresh seeds are so far from those of the search. */
const apart = 1000;

/** Which seeds: those that the best change is picked on, or others. */
type Which = 'search' | 'fresh';

/** Runs the trials of every stage in one budget, and keeps their results. */
export class Trials {
  readonly #stages: Stages;
  readonly #base: TrainOptions;
  readonly #measure: MeasureName | 'auto';
  readonly #folds: number | null;
  readonly #firstSeed: number;
  readonly #results = new Map<string, TrialResult>();
  readonly #planned = new Set<string>();
  #last: StudyRun = { results: [], trials: 0, resumed: 0, stopped: 'done', seconds: 0 };
  #cut = false;

  constructor(
    stages: Stages,
    {
      base,
      measure,
      folds,
      firstSeed,
    }: {
      readonly base: TrainOptions;
      readonly measure: MeasureName | 'auto';
      readonly folds: number | null;
      readonly firstSeed: number;
    },
  ) {
    this.#stages = stages;
    this.#base = base;
    this.#measure = measure;
    this.#folds = folds;
    this.#firstSeed = firstSeed;
  }

  /** Seeds of the search begin with the first; fresh ones are none of them. */
  plan(arms: readonly Arm[], which: Which, count: number): StudyPlan {
    const from = this.#firstSeed + (which === 'search' ? 0 : apart);
    const seeds = Array.from({ length: count }, (_, i) => (from + i) % 2 ** 32);
    const inFolds = which === 'search' && this.#folds !== null;
    return {
      base: this.#base,
      arms,
      seeds: inFolds ? seeds.slice(0, 1) : seeds,
      folds: inFolds ? this.#folds : null,
      measure: this.#measure,
      untilCost: null,
    };
  }

  /** Runs what is not done yet of a plan. @param share of the budget after which it is cut off */
  async run(plan: StudyPlan, share: number): Promise<readonly TrialResult[]> {
    this.#last = await this.#stages.run(plan, share);
    for (const result of this.#last.results) this.#results.set(keyOf(result), result);
    for (const { name } of plan.arms) {
      for (const seed of plan.seeds) {
        for (const fold of plan.folds === null ? [null] : Array.from({ length: plan.folds }, (_, i) => i))
          this.#planned.add(keyOf({ arm: name, seed, fold }));
      }
    }
    this.#cut ||= this.#last.stopped === 'time';
    return this.#last.results;
  }

  get all(): readonly TrialResult[] {
    return [...this.#results.values()];
  }

  /** Results on the seeds of the search: those that changes are picked by. */
  get searched(): readonly TrialResult[] {
    return this.all.filter(({ seed }) => (seed - this.#firstSeed + 2 ** 32) % 2 ** 32 < apart);
  }

  get isInterrupted(): boolean {
    return this.#last.stopped === 'interrupted';
  }

  /** All stages together. */
  summary(done: readonly TrialResult[]): StudyRun {
    const results = this.all;
    const before = new Set(done);
    return {
      results,
      trials: this.#planned.size,
      resumed: results.filter((result) => before.has(result)).length,
      stopped: this.isInterrupted ? 'interrupted' : this.#cut ? 'time' : 'done',
      seconds: this.#last.seconds,
    };
  }
}

function keyOf({ arm, seed, fold }: Pick<TrialResult, 'arm' | 'seed' | 'fold'>): string {
  return JSON.stringify([arm, seed, fold]);
}

/** What `improve` runs its trials by. */
export function trialsOf(
  data: StudyData,
  stages: Stages,
  base: TrainOptions,
  measure: MeasureName | 'auto',
  firstSeed: number,
): Trials {
  return new Trials(stages, { base, measure, firstSeed, folds: data.test === undefined ? null : folds });
}

/** Stages that go on where a change does not fit the data. */
export function stagesOf(data: StudyData, hooks: ImproveHooks): Stages {
  const { onPhase: _, runner, ...rest } = hooks;
  return new Stages(data, { ...rest, runner: forgiving(runner ?? inProcess(data), asGiven) });
}
