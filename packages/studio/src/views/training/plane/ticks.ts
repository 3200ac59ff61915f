import { withMinus } from '../../../parts/numbers.js';
import type { FeatureUnit } from '../../../session/protocol.js';

/** Round numbers in a column's own unit, and where on the axis they are, from 0 to 1. */
export function ticksOf(
  [low, high]: readonly [number, number],
  { shift, scale }: FeatureUnit,
  most: number,
): { share: number; label: string }[] {
  const [from, to] = [low * scale + shift, high * scale + shift];
  const step = roundStep((to - from) / most);
  if (!(step > 0)) return [];
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const ticks: { share: number; label: string }[] = [];
  for (let i = Math.ceil(from / step); i * step <= to; i++) {
    const value = i * step;
    const label =
      Math.abs(value) >= 1e5 || (digits > 4 && value !== 0) ? value.toExponential(1) : value.toFixed(digits);
    ticks.push({ share: (value - from) / (to - from), label: withMinus(label) });
  }
  return ticks;
}

function roundStep(least: number): number {
  if (!(least > 0) || !Number.isFinite(least)) return 0;
  const power = 10 ** Math.floor(Math.log10(least));
  return power * ([1, 2, 5, 10].find((factor) => power * factor >= least) ?? 10);
}
