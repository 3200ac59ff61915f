import { diagnoseData, diagnoseOptions, type RankColumns } from '@colonnade/core';

/** What each column of a table says by itself, as a diagnosis measures it. */
export const rankColumns: RankColumns = async (table, base, seed) => {
  const { derive: _compared, ...own } = base;
  const named = Object.entries(own).filter(([name]) => Object.hasOwn(diagnoseOptions, name));
  const { features } = await diagnoseData(table, { ...Object.fromEntries(named), seed });
  return features.flatMap(({ name, information }) =>
    information === null ? [] : [{ name, bits: information.bits, verdict: information.verdict }],
  );
};
