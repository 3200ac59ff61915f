import type { TrainOptions } from '../../model/train-options.js';
import { inputColumns, type Schema } from '../../table/schema/schema.js';
import type { OwnTrial, RankColumns } from '../framing/own-subsets.js';
import { trainingTable } from '../framing/own-subsets.js';
import type { RankedColumn } from '../framing/representation.js';
import { withoutColumns } from '../framing/subsets.js';
import type { StudyData } from '../runner.js';
import { columnShares } from './arms.js';

/**
 * Gives every trial of fewer columns those that say most about the target by themselves, by its own training rows.
 */
export function ownColumns(
  data: StudyData,
  schema: Schema,
  base: TrainOptions,
  rank: RankColumns | undefined,
): OwnTrial {
  const names = inputColumns(schema).map(({ name }) => name);
  const known = new Map<string, Promise<readonly RankedColumn[]>>();
  return async (trial) => {
    const wanted = columnShares.find(({ name }) => trial.arm.name.startsWith(name));
    if (wanted === undefined || rank === undefined) return trial;
    const key = `${trial.seed} ${trial.fold}`;
    const ranking = known.get(key) ?? rank(trainingTable(data, trial, base), base, trial.seed);
    known.set(key, ranking);
    const ranked = (await ranking).filter(({ name }) => names.includes(name));
    const order = [...ranked].sort((a, b) => b.bits - a.bits);
    const kept = new Set(
      order.slice(0, Math.max(1, Math.ceil(wanted.share * names.length))).map(({ name }) => name),
    );
    const dropped = names.filter((name) => !kept.has(name));
    return { ...trial, options: { ...trial.options, ...withoutColumns(base, dropped) } };
  };
}
