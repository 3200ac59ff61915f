import { formatDerived } from '../../table/preprocessing/derive.js';
import { statistics } from '../../table/preprocessing/statistics.js';
import type { Codes } from '../measures/bins.js';
import { measureInformation } from '../measures/information.js';
import { lookBesideOthers } from './beside-others.js';
import type { DataColumn } from './columns.js';
import type { Spread } from './data-diagnosis.js';
import type { Feature } from './evidence.js';
import type { CheckedDiagnoseOptions } from './options.js';
import type { TargetData } from './target.js';

/** Every column with what is in it and what it says about the target. */
export async function diagnoseFeatures(
  columns: readonly DataColumn[],
  target: TargetData | null,
  options: CheckedDiagnoseOptions,
): Promise<Feature[]> {
  const { seed } = options;
  const informed = target === null ? [] : columns.filter(({ bins }) => bins !== null);
  const measured =
    target === null
      ? []
      : await measureInformation(
          informed.map(({ bins }) => bins as Codes),
          target.codes,
          seed,
        );
  const information = columns.map((column) => measured[informed.indexOf(column)] ?? null);
  const together =
    target === null ? columns.map(() => null) : await lookBesideOthers(columns, information, target, seed);
  const expressions = new Map(options.derive.map((each) => [each.name, formatDerived(each)]));
  return columns.map((column, i) => ({
    name: column.name,
    kind: column.schema.kind,
    why: column.schema.why,
    missing: column.schema.missing,
    distinct: column.schema.distinct,
    spread: column.numbers === null ? null : spreadOf(column.numbers),
    information: information[i],
    together: together[i],
    derived: expressions.get(column.name) ?? null,
    column,
  }));
}

/** How numbers spread, missing ones left aside; null without any. */
function spreadOf(numbers: Float64Array): Spread | null {
  const sorted = numbers.filter((x) => !Number.isNaN(x)).sort();
  const m = sorted.length;
  if (m === 0) return null;
  const { mean, deviation } = statistics(sorted);
  const at = (share: number) => sorted[Math.min(m - 1, Math.floor(share * m))];
  let cubes = 0;
  if (deviation > 0)
    for (const x of sorted) cubes += ((x - mean) / deviation) ** 2 * ((x - mean) / deviation);
  return {
    mean,
    deviation,
    min: sorted[0],
    median: m % 2 === 1 ? sorted[m >> 1] : (sorted[(m >> 1) - 1] + sorted[m >> 1]) / 2,
    max: sorted[m - 1],
    low: at(0.1),
    lower: at(0.25),
    upper: at(0.75),
    high: at(0.9),
    skew: cubes / m,
  };
}
