/** A test beside others. */
export interface Corrected {
  /** Its p, corrected for the others; null where there was no test. */
  readonly pAdjusted: number | null;
  /** The level that its own p is held against. */
  readonly ownLevel: number;
}

/**
 * The p-values of several tests corrected for each other (Holm 1979): the smallest times their number n, the next times
 * n − 1, and so on, none below one before it. Of n true hypotheses none is rejected in 1 − level of the cases.
 * @param p of every test; null where there was none
 */
export function holm(p: readonly (number | null)[], level: number): Corrected[] {
  const tested = p.flatMap((value, at) => (value === null ? [] : [{ value, at }]));
  tested.sort((a, b) => a.value - b.value);
  const corrected: Corrected[] = p.map(() => ({ pAdjusted: null, ownLevel: level }));
  let least = 0;
  let rejected = 0;
  for (const [rank, { value, at }] of tested.entries()) {
    least = Math.max(least, Math.min(1, value * (tested.length - rank)));
    if (least <= level) rejected = rank + 1;
    // Behind the first that is not rejected all are held against the level that stopped there.
    const beside = tested.length - Math.min(rank, rejected);
    corrected[at] = { pAdjusted: least, ownLevel: level / beside };
  }
  return corrected;
}
