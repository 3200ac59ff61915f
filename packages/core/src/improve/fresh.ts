import { conclude } from '../studies/conclude/conclude.js';
import type { MeasureName } from '../studies/measure.js';
import type { Arm } from '../studies/plan.js';
import { type Gain, gainOf, isBetter } from './gain.js';
import type { Improvement, Step } from './improvement.js';
import type { Candidate } from './search.js';
import type { Trials } from './trials.js';

/** What the picked changes came to on seeds that none of them was picked on. */
export interface Fresh {
  /** Those that are better, each than the one before: behind the first that is not, none is asked for. */
  readonly steps: readonly Step[];
  /** All of them beside the options as they are; of the first change, better or not, where there are none. */
  readonly gain: Gain | null;
  readonly shown: Improvement['fresh'];
}

/**
 * Measures changes on fresh seeds. They are tested in a fixed order, each only if the one before was better, so that
 * "better" is said of equal arms in no more than 5 of 100 cases, however many were tried before.
 */
export async function measureFresh(
  trials: Trials,
  origin: Arm,
  chain: readonly Candidate[],
  { seeds, share, measure }: { seeds: number; share: number; measure: MeasureName },
): Promise<Fresh> {
  if (chain.length === 0) return { steps: [], gain: null, shown: null };
  const plan = trials.plan([origin, ...chain.map(({ arm }) => arm)], 'fresh', seeds);
  const results = await trials.run(plan, share);
  const shown = { plan, conclusion: conclude(plan, results, { reference: origin.name }) };
  const steps: Step[] = [];
  let before = origin.name;
  for (const { suspect, change, arm } of chain) {
    const gain = gainOf(results, before, arm.name, measure);
    if (!isBetter(gain)) break;
    const after = results.find((result) => result.arm === arm.name)?.training ?? null;
    const verdict = change.verdict(after);
    steps.push({ suspect, name: change.name, arm: arm.name, options: change.options, verdict, gain });
    before = arm.name;
  }
  return {
    steps,
    gain: gainOf(results, origin.name, steps.at(-1)?.arm ?? chain[0].arm.name, measure),
    shown,
  };
}
