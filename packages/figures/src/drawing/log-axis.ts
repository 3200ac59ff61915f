import * as Plot from '@observablehq/plot';
import { formatNumber } from './numbers.js';

/** A logarithmic axis below a chart on which every tick has its number: a log scale's own axis leaves some bare. */
export function logAxisX(ticks: readonly number[], label: string): Plot.CompoundMark {
  return Plot.axisX(ticks, {
    text: (tick: number) => formatNumber(tick, 3),
    label,
    labelAnchor: 'center',
    labelArrow: 'none',
    labelOffset: 38,
  });
}
