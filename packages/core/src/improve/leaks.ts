import type { DataDiagnosis } from '../diagnosis/data/data-diagnosis.js';
import type { TrainOptions } from '../model/train-options.js';

/** Options that go on without the columns that give the target away, and what to say of them. */
export interface WithoutLeaks {
  readonly base: TrainOptions;
  readonly warnings: readonly string[];
}

/**
 * Leaves out columns that give the target away: what a network gains by them it loses when it predicts, so nothing
 * that is measured with them says anything.
 */
export function withoutLeaks(base: TrainOptions, { findings, features }: DataDiagnosis): WithoutLeaks {
  const leaks = findings.filter(({ code, advice }) => code === 'LEAK' && advice !== null);
  const inputs = features.filter(({ kind }) => kind !== 'dropped').map(({ name }) => name);
  const columns = [...new Set(leaks.flatMap((leak) => leak.columns.slice(0, 1)))];
  if (columns.length === 0) return { base, warnings: [] };
  if (inputs.every((name) => columns.includes(name))) {
    return { base, warnings: leaks.map(({ title }) => `${title}. There is no other column to go on with.`) };
  }
  const warnings = leaks.map(
    ({ title, detail }) =>
      `${title}: ${detail}. It is left out from here on, of the options as they are too; leaving it out is no improvement, and makes every figure smaller.`,
  );
  return { base: { ...base, drop: [...(base.drop ?? []), ...columns] }, warnings };
}
