import type { Run } from './read-run.js';

/** The options whose values are not the same in all runs, with the value in each. */
export function differingOptions(runs: readonly Run[]): Record<string, unknown[]> {
  const names = new Set(runs.flatMap(({ result }) => Object.keys(result.options)));
  const differing: Record<string, unknown[]> = {};
  for (const name of names) {
    const values = runs.map(({ result }) => result.options[name] ?? null);
    const texts = new Set(values.map((value) => JSON.stringify(value)));
    if (texts.size > 1) differing[name] = values;
  }
  return differing;
}
