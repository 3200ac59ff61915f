import { diagnoseData, improve, RandomState, studyScale, studyVary, tableFromRecords } from '@colonnade/core';
import { describe, expect, it } from 'vitest';

const random = new RandomState(2);
const records = Array.from({ length: 90 }, () => {
  const [a, b] = random.randn(2);
  return { a, b, side: a > b ? 'left' : 'right' };
});
const table = tableFromRecords(records);

describe('what studies and diagnoses take', () => {
  it('records, their table, and a table in an object are the same rows', async () => {
    const costOf = async (data: Parameters<typeof studyVary>[0]) => {
      const { run } = await studyVary(
        data,
        { target: 'side', epochs: 3 },
        { vary: { hidden: [[2]] }, seeds: [1] },
      );
      return run.results.map(({ training }) => training!.cost);
    };
    const cost = await costOf({ table });
    expect(cost).toHaveLength(1);
    expect(await costOf(table)).toEqual(cost);
    expect(await costOf(records)).toEqual(cost);
    expect(await costOf({ table, test: records.slice(0, 9) })).not.toEqual(cost);
    const [ofTable, ofRecords] = [table, records].map((data) => diagnoseData(data, { target: 'side' }));
    expect(await ofRecords).toEqual(await ofTable);
  });

  it.each([undefined, null, 5, 'wards.csv', {}])('%j is no data', async (data) => {
    const wrong = /the data are .* Pass a Table, or records such as .*\[OPTION_TYPE\]/;
    await expect(studyScale(data as never, { target: 'side' })).rejects.toThrow(wrong);
    await expect(improve(data as never, { target: 'side' })).rejects.toThrow(wrong);
    await expect(diagnoseData(data as never, { target: 'side' })).rejects.toThrow(wrong);
  });
});
