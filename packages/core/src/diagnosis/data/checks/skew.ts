import { figure } from '../../../model/findings/wording.js';
import type { Feature } from '../evidence.js';
import type { DataCheck } from './check.js';
import { listed } from './names.js';

/** (high + low − 2 median) / (high − low) of the 10th and 90th percentile (Kelly): 0 for an even spread, 0.57 for a log-normal one. */
const long = 0.55;
const fewValues = 20;

/** Columns whose values crowd at one end and reach far at the other. */
export const skew: DataCheck = ({ features, options }) => {
  const transformed = new Set(options.transform.map((each) => each.slice(each.indexOf(':') + 1)));
  const found = features.filter(
    (feature) => !transformed.has(feature.name) && Math.abs(kelly(feature)) >= long,
  );
  if (found.length === 0) return [];
  const names = found.map(({ name }) => name);
  const [worst] = [...found].sort((a, b) => Math.abs(kelly(b)) - Math.abs(kelly(a)));
  const { low, median, high } = worst.spread!;
  return [
    {
      code: 'SKEW',
      severity: 'note',
      columns: names,
      title: names.length === 1 ? 'A column has a long tail' : `${names.length} columns have a long tail`,
      detail:
        `${names.length === 1 ? '' : `${listed(names)}: `}of "${worst.name}" a tenth is below ${figure(low)}, half below ${figure(median)}, ` +
        `and a tenth above ${figure(high)}`,
      effect: 0.08,
      advice: {
        text: 'spread them evenly with {option}',
        option: 'transform',
        value: found.map(({ name, spread }) => `${spread!.min >= 0 ? 'log1p' : 'power'}:${name}`),
      },
      evidence: { skewness: Object.fromEntries(found.map((feature) => [feature.name, kelly(feature)])) },
    },
  ];
};

function kelly({ column, kind, spread, distinct }: Feature): number {
  const varied = distinct === null || distinct > fewValues;
  if (!column.input || kind !== 'number' || spread === null || !varied) return 0;
  const { low, median, high } = spread;
  return high > low ? (high + low - 2 * median) / (high - low) : 0;
}
