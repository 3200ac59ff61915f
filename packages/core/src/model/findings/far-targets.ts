import { farValues, weighty } from '../../table/far-values.js';
import { spreadOf } from '../../table/spread.js';
import type { Evidence, Finding } from './finding.js';
import { figure, percent } from './wording.js';

/** Numbers far from all others, of which a squared error is made, in training or where it is measured. */
export function farTargets({ trained, judged }: Evidence): Finding | null {
  for (const { actualValues } of [trained, judged]) {
    for (const numbers of actualValues?.toRows() ?? []) {
      const spread = spreadOf(Float64Array.from(numbers).sort());
      const found = spread && farValues(numbers, spread);
      if (!found || found.share < weighty) continue;
      const { values, share } = found;
      const count = values.length === 1 ? '1 value' : `${values.length} values`;
      return {
        about: 'data',
        title: 'Targets far from all others',
        detail:
          `${count} such as ${figure(values[0])}, where half of them lie between ${figure(spread.lower)} and ` +
          `${figure(spread.upper)}: ${percent(share)} of the squared distances from the mean, which the network ` +
          'is to explain',
        remedy: { text: 'look at these rows, and take out what is no example' },
        code: 'TARGET_OUTLIERS',
      };
    }
  }
  return null;
}
