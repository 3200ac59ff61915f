import { type FarValues, farValues } from '../../table/far-values.js';
import { type Spread, spreadOf } from '../../table/spread.js';
import type { Evidence, Finding } from './finding.js';
import { figure, percent } from './wording.js';

/** Of the squared distances this share in so few rows costs the others. */
export const weighty = 0.1;

/** Numbers far from all others, of which a squared error is made, in training or where it is measured. */
export function farTargets({ trained, judged }: Evidence): Finding | null {
  for (const { actualValues } of [trained, judged]) {
    for (const numbers of actualValues?.toRows() ?? []) {
      const spread = spreadOf(Float64Array.from(numbers).sort());
      const found = spread && farValues(numbers, spread);
      if (!found || found.share < weighty) continue;
      return {
        about: 'data',
        title: 'Targets far from all others',
        detail: farTargetsText(found, spread),
        remedy: { text: 'look at these rows, and take out what is no example' },
        code: 'TARGET_OUTLIERS',
      };
    }
  }
  return null;
}

/**
 * What is said of numbers to be predicted that are far from all others.
 * @param place - of the first of them, where it is known
 */
export function farTargetsText(
  { values, share }: FarValues,
  { lower, upper }: Spread,
  place?: string,
): string {
  const count = values.length === 1 ? '1 value' : `${values.length} values`;
  return (
    `${count} such as ${figure(values[0])}${place === undefined ? '' : ` (${place})`}, where half of them lie between ` +
    `${figure(lower)} and ${figure(upper)}: ${percent(share)} of the squared distances from the mean, which the ` +
    'network is to explain'
  );
}
