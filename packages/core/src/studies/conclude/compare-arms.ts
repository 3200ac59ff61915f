import { type MeasureName, measures, shares } from '../measure.js';
import type { ArmComparison } from './conclusion.js';
import { holm } from './holm.js';
import { mean, pairedTest, pairsWanted } from './paired-test.js';
import type { Resampling } from './resampling.js';

/** A verdict is wrong in so many of 100 studies of equal arms, and no more. */
const level = 0.05;
/** A spread estimated from fewer pairs is no spread. */
const fewestPairs = 3;

/** The differences of two arms by round. */
export interface PairOfArms {
  readonly arm: string;
  readonly against: string;
  readonly differences: readonly number[];
}

/**
 * Tests pairs of arms, corrected for each other: all of them together say "better" of equal arms in at most 5 of 100
 * studies.
 */
export function compareArms(
  pairs: readonly PairOfArms[],
  measure: MeasureName,
  { over, ratio, grain }: Resampling,
): ArmComparison[] {
  const tests = pairs.map(({ differences }) => {
    const constant = over === 'starts' && isConstant(differences);
    const testable = differences.length >= fewestPairs && !constant;
    return { constant, p: testable ? pairedTest(differences, ratio, grain).p : null };
  });
  const corrected = holm(
    tests.map(({ p }) => p),
    level,
  );
  return pairs.map(({ arm, against, differences }, at) => {
    const { constant, p } = tests[at];
    const { pAdjusted, ownLevel } = corrected[at];
    const difference = differences.length === 0 ? 0 : mean(differences);
    const verdict = verdictOf(differences, constant, pAdjusted, difference > 0 === measures[measure].larger);
    const wanted = verdict === 'undecided' ? pairsWanted(differences, ratio, grain, ownLevel) : null;
    return {
      arm,
      against,
      pairs: differences.length,
      difference,
      interval: p === null ? null : within(pairedTest(differences, ratio, grain).interval!, measure),
      p,
      pAdjusted,
      verdict,
      morePairs: wanted === null ? null : Math.max(1, wanted - differences.length),
    };
  });
}

/** Two shares differ by 1 at most. */
function within([low, high]: readonly [number, number], measure: MeasureName): readonly [number, number] {
  return shares.includes(measure) ? [Math.max(-1, low), Math.min(1, high)] : [low, high];
}

function verdictOf(
  differences: readonly number[],
  constant: boolean,
  pAdjusted: number | null,
  isBetter: boolean,
): ArmComparison['verdict'] {
  if (differences.length === 0) return 'untested';
  if (differences.length > 1 && differences.every((difference) => difference === 0)) return 'same';
  if (constant) return 'fixed';
  if (pAdjusted === null) return 'untested';
  if (pAdjusted > level) return 'undecided';
  return isBetter ? 'better' : 'worse';
}

/** The same difference for every seed. One pair shows nothing. */
function isConstant(differences: readonly number[]): boolean {
  return differences.length > 1 && differences.every((difference) => difference === differences[0]);
}
