import type { TrainOptions } from '../../model/train-options.js';
import { inputColumns, type Schema } from '../../table/schema/schema.js';
import { nothing, type Offer, type RankedColumn, type Representation } from './representation.js';

/** Fewer columns than this are no subset worth trying. */
const fewest = 4;

const [withoutNoise, tellingHalf] = ['without columns of noise', 'the more telling half of the columns'];

/** Representations whose columns depend on the rows that train. */
export const subsetNames: readonly string[] = [withoutNoise, tellingHalf];

/** Fewer columns, those that say most about the target by themselves: all above the noise, and the better half. */
export function subsetOffer(schema: Schema, base: TrainOptions, ranking: readonly RankedColumn[]): Offer {
  const names = inputColumns(schema).map(({ name }) => name);
  const ranked = ranking.filter(({ name }) => names.includes(name));
  if (ranked.length < fewest) return nothing;
  const noise = ranked.filter(({ verdict }) => verdict === 'noise').map(({ name }) => name);
  const list: Representation[] = [];
  const leavingOut = (drop: readonly string[], name: string) => {
    if (drop.length > 0 && drop.length < names.length)
      list.push({ name, options: withoutColumns(base, drop) });
  };
  leavingOut(noise, withoutNoise);
  const order = [...ranked].sort((a, b) => b.bits - a.bits);
  const half = Math.ceil(order.length / 2);
  const lower = order.slice(half).map(({ name }) => name);
  leavingOut(lower, tellingHalf);
  return { representations: list, notes: [] };
}

/** Options without some columns, wherever they are named. */
export function withoutColumns(base: TrainOptions, names: readonly string[]): Partial<TrainOptions> {
  const { drop = [], columns = {}, transform = [] } = base;
  return {
    drop: [...drop, ...names],
    columns: Object.fromEntries(Object.entries(columns).filter(([name]) => !names.includes(name))),
    transform: transform.filter((each) => !names.includes(each.slice(each.indexOf(':') + 1))),
  };
}
