import { autoMeasure, type MeasureName } from '../studies/measure.js';
import type { Arm } from '../studies/plan.js';
import type { TrialResult } from '../studies/trial-result.js';
import { nameOf } from './search.js';
import { asGiven, type Trials } from './trials.js';

/** Shares of the time left after which a probe is given up, and the training examples that the next one has. */
const probes = [
  { share: 0.12, part: 1 },
  { share: 0.2, part: 1 / 8 },
  { share: 0.3, part: 1 / 64 },
];
const fewest = 100;

/** How long a training takes. */
export interface Probe {
  readonly seconds: number;
  /** Training examples; `cap` is null where they are all there are. */
  readonly examples: number;
  readonly cap: number | null;
  readonly result: TrialResult;
}

/** Trains once, with the options as they are, on fewer examples where all of them take too long; null when none ended. */
export async function probe(
  trials: Trials,
  rows: number,
  shareOf: (share: number) => number,
): Promise<Probe | null> {
  for (const { share, part } of probes) {
    if (trials.isInterrupted) return null;
    const cap = part === 1 ? null : Math.max(fewest, Math.round(rows * part));
    if (cap !== null && cap >= rows) continue;
    const arm: Arm = {
      name: nameOf([asGiven], { examples: cap }),
      options: {},
      ...(cap !== null && { examples: cap }),
    };
    const [result] = await trials.run(trials.plan([arm], 'search', 1), shareOf(share));
    if (result !== undefined)
      return { seconds: result.seconds, examples: result.examples.train, cap, result };
  }
  return null;
}

/** What arms are compared by. */
export function measureFor(measure: MeasureName | 'auto', { result }: Probe): MeasureName {
  return measure === 'auto' ? autoMeasure([result]) : measure;
}
