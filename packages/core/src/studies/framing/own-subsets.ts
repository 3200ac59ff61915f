import type { TrainOptions } from '../../model/train-options.js';
import type { Schema } from '../../table/schema/schema.js';
import { selectRows } from '../../table/select-rows.js';
import type { Table } from '../../table/table.js';
import type { Trial } from '../plan.js';
import type { Runner, StudyData } from '../runner.js';
import { rowsOfTrial } from '../trial-rows.js';
import type { RankedColumn } from './representation.js';
import { subsetNames, subsetOffer } from './subsets.js';

/** What each column of a table says about the target by itself, as a diagnosis measures it. */
export type RankColumns = (
  table: Table,
  base: TrainOptions,
  seed: number,
) => Promise<readonly RankedColumn[]>;

/** A trial with the options that belong to its own rows. */
export type OwnTrial = (trial: Trial) => Promise<Trial>;

/**
 * Chooses the columns of subsets anew for every trial, by its training rows alone: columns that were chosen with a look
 * at the rows that test would look better than they are (Hastie, Tibshirani and Friedman 2009, section 7.10.2).
 */
export function ownSubsets(
  data: StudyData,
  schema: Schema,
  base: TrainOptions,
  rank: RankColumns | undefined,
): OwnTrial {
  const known = new Map<string, Promise<readonly RankedColumn[]>>();
  return async (trial) => {
    if (rank === undefined || !subsetNames.includes(trial.arm.name)) return trial;
    const key = `${trial.seed} ${trial.fold}`;
    const ranking = known.get(key) ?? rank(trainingTable(data, trial, base), base, trial.seed);
    known.set(key, ranking);
    const { representations } = subsetOffer(schema, base, await ranking);
    const found = representations.find(({ name }) => name === trial.arm.name)?.options;
    // These rows may show no column of noise: then all of them stay.
    const { drop = [], columns = {}, transform = [] } = found ?? base;
    return { ...trial, options: { ...trial.options, drop, columns, transform } };
  };
}

/** A runner that gives every trial its own options first. */
export function withOwnTrials(runner: Runner, own: OwnTrial): Runner {
  return {
    workers: runner.workers,
    execute: async (trial, signal) => runner.execute(await own(trial), signal),
    close: () => runner.close(),
  };
}

export function trainingTable(data: StudyData, trial: Trial, base: TrainOptions): Table {
  // The rows of all arms of a seed are the same; a number of examples has them told.
  const arm = { ...trial.arm, examples: trial.arm.examples ?? data.table.rows };
  const { train } = rowsOfTrial(data, { ...trial, arm, options: { ...base, seed: trial.seed } })!;
  return selectRows(data.table, train);
}
