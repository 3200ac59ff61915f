import { nowMs } from '../foundation/host.js';
import { inProcess } from './in-process.js';
import type { StudyHooks } from './options.js';
import type { StudyPlan } from './plan.js';
import { runStudy } from './run-study.js';
import type { Runner, StudyData } from './runner.js';
import type { StudyRun } from './study-run.js';
import type { TrialResult } from './trial-result.js';

/**
 * Runs several plans of one study, the next depending on what the last one found: on one runner, in one budget, and
 * with one journal. What one plan has done another need not do again.
 */
export class Stages {
  readonly #hooks: StudyHooks;
  readonly #runner: Runner;
  readonly #startedMs = nowMs();
  #done: readonly TrialResult[];

  constructor(data: StudyData, hooks: StudyHooks) {
    this.#hooks = hooks;
    this.#runner = hooks.runner ?? inProcess(data);
    this.#done = hooks.done ?? [];
  }

  /**
   * Runs the trials of a plan that are not done yet. Of the run, seconds are those of all stages so far, and resumed
   * are the trials that were done before the first.
   * @param share of the whole budget after which this plan is cut off
   */
  async run(plan: StudyPlan, share = 1): Promise<StudyRun> {
    const { timeMs, done = [], runner: _, ...hooks } = this.#hooks;
    const passedMs = () => nowMs() - this.#startedMs;
    const leftMs = timeMs === undefined ? undefined : Math.max(0, share * timeMs - passedMs());
    const run = await runStudy(this.#runner, plan, {
      ...hooks,
      done: this.#done,
      ...(leftMs !== undefined && { timeMs: leftMs }),
    });
    this.#done = [...new Set([...this.#done, ...run.results])];
    const before = new Set(done);
    const resumed = run.results.filter((result) => before.has(result)).length;
    return { ...run, resumed, seconds: passedMs() / 1000 };
  }
}
