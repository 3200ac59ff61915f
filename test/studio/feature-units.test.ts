import {
  type DateInput,
  type DatePart,
  fitPreprocessing,
  inferSchema,
  tableFromRecords,
} from '@colonnade/core';
import { expect, it } from 'vitest';
import { featureUnits } from '../../packages/studio/src/session/feature-units.js';

it('gives the days that elapsed their own unit behind all other parts of a date', () => {
  const records = Array.from({ length: 40 }, (_, i) => ({
    when: new Date(Date.UTC(2022, 10, 20) + 31 * 3_600_000 * i).toISOString(),
  }));
  const table = tableFromRecords(records);
  const rows = Uint32Array.from(records.keys());
  const dates: DatePart[] = ['year', 'month', 'day', 'weekday', 'hour', 'elapsed'];
  const { preprocessing } = fitPreprocessing(table, inferSchema(table), rows, { dates });
  const units = featureUnits(preprocessing);
  const { year, elapsed } = preprocessing.inputs[0] as DateInput;
  expect(units).toHaveLength(1 + 12 + 31 + 7 + 24 + 1);
  expect(units[0]).toEqual({ name: 'when year', ...year });
  expect(units.at(-1)).toEqual({ name: 'when elapsed days', ...elapsed });
  expect(units.slice(1, -1).every(({ shift, scale }) => shift === 0 && scale === 1)).toBe(true);
});
