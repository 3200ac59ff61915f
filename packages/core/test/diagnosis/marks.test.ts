import { fileURLToPath } from 'node:url';
import { diagnoseData } from '@colonnade/core';
import { expect, test } from 'vitest';
import { markDiagnosis } from '../../../../scripts/planted/marks.mjs';
import { tableOf } from './data.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** The short form of `npm run measure -- diagnosis`, on made-up data of four kinds. */
test('planted faults are found, and clean data are not accused', { timeout: 120_000 }, async () => {
  const diagnose = async (columns: Record<string, unknown[]>, target: string) =>
    (await diagnoseData(tableOf(columns), { target })).findings;
  const bases = ['flats', 'clouds', 'goods', 'doses'];
  const marks = await markDiagnosis(root, diagnose, { seeds: [11], onlyBases: bases });
  const sum = { planted: 0, found: 0, clean: 0, accused: 0 };
  for (const { counts } of marks) {
    for (const count of Object.values(counts)) {
      for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += count[key];
    }
  }
  // Twenty-five faults of which each is found in 95 of 100: fewer than 21 with a probability of 0.007. Twenty-eight
  // looks at clean data of which one of 100 accuses: more than 2 with a probability of 0.003.
  expect(marks).toHaveLength(4);
  expect(sum.planted).toBe(25);
  expect(sum.found, marks.flatMap(({ misses }) => misses).join('\n')).toBeGreaterThanOrEqual(21);
  expect(sum.accused, marks.flatMap(({ misses }) => misses).join('\n')).toBeLessThanOrEqual(2);
});
