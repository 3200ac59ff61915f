import type { PartName } from '../../model/examples.js';
import { autoMeasure, type MeasureName, measures } from '../measure.js';
import type { StudyPlan } from '../plan.js';
import type { TrialResult } from '../trial-result.js';
import { compareArms, type PairOfArms } from './compare-arms.js';
import type { ArmComparison, ArmSummary, Conclusion } from './conclusion.js';
import { resamplingOf } from './resampling.js';
import { differencesOf, resultsOf, wholeRounds } from './rounds.js';
import { summarizeArm } from './summarize-arm.js';
import { wordConclusion } from './wording.js';

/**
 * What the results of a study say: means with intervals, every pair of arms tested on the same seeds and folds,
 * corrected for training sets that overlap and for the number of comparisons.
 * @param results of the plan's trials, all of them or some
 * @param reference compare every arm with this one only: fewer comparisons tell smaller differences
 */
export function conclude(
  plan: StudyPlan,
  results: readonly TrialResult[],
  { reference }: { readonly reference?: string } = {},
): Conclusion {
  const measure = plan.measure === 'auto' ? autoMeasure(results) : plan.measure;
  const rounds = wholeRounds(plan, results);
  const resampling = resamplingOf(
    rounds.flatMap((round) => [...round.values()]),
    measure,
  );
  const names = plan.arms.map(({ name }) => name);
  const summaries = names.map((name) =>
    summarizeArm(name, resultsOf(rounds, name), measure, resampling, plan.untilCost),
  );
  const pairs = pairsOf(names, reference).map(
    ([arm, against]): PairOfArms => ({
      arm,
      against,
      differences: differencesOf(rounds, arm, against, measure),
    }),
  );
  const comparisons = compareArms(pairs, measure, resampling);
  const best = bestOf(summaries, measure);
  const arms: ArmSummary[] = summaries.map((summary) => ({
    ...summary,
    toBest: best === null || summary.arm === best ? null : between(comparisons, summary.arm, best),
  }));
  const others = arms.filter(({ arm }) => arm !== best);
  const undecided = others.filter(({ toBest }) => toBest?.verdict !== 'worse').map(({ arm }) => arm);
  const found = {
    measure,
    larger: measures[measure].larger,
    judgedOn: judgedBy(results, measure),
    over: resampling.over,
    best,
    settled: best !== null && others.length > 0 && undecided.length === 0,
    undecided,
    arms,
    comparisons,
  };
  return { ...found, sentences: wordConclusion(found, plan) };
}

/** The part that a measure is of. */
function judgedBy(results: readonly TrialResult[], measure: MeasureName): PartName | null {
  if (measure === 'train-cost') return 'train';
  if (measure === 'validation-cost') return 'validation';
  return results[0]?.judgedOn ?? null;
}

function pairsOf(names: readonly string[], reference: string | undefined): [string, string][] {
  if (reference !== undefined) {
    return names.filter((name) => name !== reference).map((name) => [name, reference]);
  }
  return names.flatMap((name, at) => names.slice(0, at).map((other): [string, string] => [name, other]));
}

/** The arm with the best mean, of those that never diverged where there are any. */
function bestOf(summaries: readonly Omit<ArmSummary, 'toBest'>[], measure: MeasureName): string | null {
  const measured = summaries.filter(({ mean }) => mean !== null);
  const sound = measured.filter(({ diverged }) => diverged === 0);
  const sign = measures[measure].larger ? 1 : -1;
  let best: Omit<ArmSummary, 'toBest'> | undefined;
  for (const arm of sound.length > 0 ? sound : measured) {
    if (best === undefined || sign * (arm.mean! - best.mean!) > 0) best = arm;
  }
  return best?.arm ?? null;
}

/** The comparison of two arms, said of the first one; null where they were not compared. */
function between(comparisons: readonly ArmComparison[], arm: string, against: string): ArmComparison | null {
  const found = comparisons.find(
    (one) => (one.arm === arm && one.against === against) || (one.arm === against && one.against === arm),
  );
  if (found === undefined || found.arm === arm) return found ?? null;
  const { difference, interval, verdict } = found;
  const turned = { better: 'worse', worse: 'better' } as const;
  return {
    ...found,
    arm,
    against,
    difference: 0 - difference,
    interval: interval && [0 - interval[1], 0 - interval[0]],
    verdict: verdict === 'better' || verdict === 'worse' ? turned[verdict] : verdict,
  };
}
