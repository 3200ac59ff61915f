/** How much is tried: fixed by how long a training takes, before any result is looked at. */
export interface Extent {
  /** Seeds that every change is tried on. */
  readonly search: number;
  /** Seeds more for the best few. */
  readonly final: number;
  /** Fresh seeds that the gain is measured on. */
  readonly fresh: number;
  /** The most training examples; null for all. */
  readonly examples: number | null;
}

/** From much to little, each with about how many trainings it takes. */
const extents: readonly (Omit<Extent, 'examples'> & { readonly trials: number })[] = [
  { search: 5, final: 7, fresh: 40, trials: 560 },
  { search: 4, final: 4, fresh: 24, trials: 340 },
  { search: 3, final: 4, fresh: 12, trials: 170 },
  { search: 3, final: 2, fresh: 10, trials: 125 },
  { search: 2, final: 2, fresh: 8, trials: 85 },
];
const fewestExamples = 200;

/** How long one training takes, in seconds, on how many examples, and the most that are worth taking. */
interface Pace {
  readonly seconds: number;
  readonly examples: number;
  readonly cap: number | null;
}

/**
 * What fits into the time.
 * @param timeMs what is left of the budget
 */
export function extentOf({ seconds, examples, cap }: Pace, timeMs: number, workers: number): Extent {
  const affordable = (timeMs / 1000) * (workers / Math.max(seconds, 1e-3));
  const found = extents.find(({ trials }) => trials <= affordable);
  if (found !== undefined) return { ...pick(found), examples: cap };
  const least = extents[extents.length - 1];
  const fewer = Math.max(fewestExamples, Math.floor((examples * affordable) / least.trials));
  return { ...pick(least), examples: fewer < examples ? fewer : cap };
}

function pick({ search, final, fresh }: Omit<Extent, 'examples'>): Omit<Extent, 'examples'> {
  return { search, final, fresh };
}
