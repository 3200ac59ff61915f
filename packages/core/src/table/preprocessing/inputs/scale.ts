import type { Statistics } from '../statistics.js';
import type { Scaling } from './input-kind.js';

/** What is taken off a number, and by what the rest is divided. A deviation of 0 divides by 1. */
export function shiftAndScale(own: Statistics, scaling: Scaling): { shift: number; scale: number } {
  if (scaling === 'none') return { shift: 0, scale: 1 };
  if (typeof scaling === 'number') return { shift: 0, scale: scaling };
  const { mean, deviation } = scaling === 'feature' ? own : scaling;
  return { shift: mean, scale: deviation > 0 ? deviation : 1 };
}
