import { formatDerived } from '../../table/preprocessing/derive.js';
import type { Codes } from '../measures/bins.js';
import { measureInformation } from '../measures/information.js';
import { lookBesideOthers } from './beside-others.js';
import type { DataColumn } from './columns.js';
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
    spread: column.spread,
    information: information[i],
    together: together[i],
    derived: expressions.get(column.name) ?? null,
    column,
  }));
}
