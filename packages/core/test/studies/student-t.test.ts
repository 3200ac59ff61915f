import { expect, it } from 'vitest';
import { studentQuantile, studentTail } from '../../src/studies/conclude/student-t.js';

// Quantiles as every table of the t distribution prints them (for ν = 1 and 2 they have closed forms).
const table: [degrees: number, at975: number, at995: number][] = [
  [1, 12.7062, 63.6567],
  [2, 4.3027, 9.9248],
  [3, 3.1824, 5.8409],
  [4, 2.7764, 4.6041],
  [5, 2.5706, 4.0321],
  [9, 2.2622, 3.2498],
  [10, 2.2281, 3.1693],
  [30, 2.0423, 2.75],
  [99, 1.9842, 2.6264],
];

it.each(table)(
  'with %i degrees of freedom leaves 5 %% beyond %f and 1 %% beyond %f',
  (degrees, at975, at995) => {
    expect(studentQuantile(0.05, degrees)).toBeCloseTo(at975, 4);
    expect(studentQuantile(0.01, degrees)).toBeCloseTo(at995, 4);
    expect(studentTail(at975, degrees)).toBeCloseTo(0.05, 5);
  },
);

it('ν = 1 is 1 − 2/π arctan t, ν = 2 is 1 − t/√(2 + t²)', () => {
  for (const t of [0, 0.3, 1, 2.5, 40]) {
    expect(studentTail(t, 1)).toBeCloseTo(1 - (2 / Math.PI) * Math.atan(t), 12);
    expect(studentTail(-t, 2)).toBeCloseTo(1 - t / Math.sqrt(2 + t * t), 12);
  }
  expect(studentTail(Number.POSITIVE_INFINITY, 3)).toBe(0);
});
