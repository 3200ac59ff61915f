import type { TrainOptions } from '../../model/train-options.js';
import { depth, type Specification } from '../../network/specification.js';
import { inputColumns, type Schema } from '../../table/schema/schema.js';
import type { Arm } from '../plan.js';
import type { Smaller } from './smaller.js';

/** The network as the options make it: what all others are compared with. */
export const whole = 'the whole network';

/** Whatever the network is, it is also tried in 8 bits. */
const eightBits: Smaller = { bits: 8 };
const asTrained: readonly (Smaller | null)[] = [null, eightBits];
/** Made of the whole network alone, without training it again. */
const pruned: readonly Smaller[] = [
  { weights: 0.5 },
  { weights: 0.8 },
  { weights: 0.95 },
  { units: 0.5 },
  { units: 0.75 },
  { units: 0.5, bits: 8 },
];

/** Words that are kept, of vocabularies that are larger. */
const vocabularies = [10_000, 3_000, 1_000, 300];
/** Least polarities of words, of two classes: the course on framing problems tries these. */
const polarities = [0.05, 0.8];
/** Parts of hidden layers. */
const parts = [2, 4, 8, 16];
/** Shares of the columns, the most telling ones. */
export const columnShares: readonly { readonly name: string; readonly share: number }[] = [
  { name: 'half of the columns', share: 1 / 2 },
  { name: 'a quarter of the columns', share: 1 / 4 },
];
/** Fewer columns than this are no subset worth trying. */
const fewestColumns = 4;

/** The networks that a study of the trade-off trains, and why others are left out. */
export interface TradeOffArms {
  readonly arms: readonly Arm[];
  readonly notes: readonly string[];
}

/**
 * Fewer words, fewer columns, fewer hidden units; each of them in 8 bits too, the whole network pruned besides.
 * @param words how many words the vocabularies of the whole network have; 0 without texts
 * @param ranks whether columns can be ranked by what they say
 */
export function tradeOffArms(
  schema: Schema,
  base: TrainOptions,
  specification: Specification,
  { words, ranks }: { words: number; ranks: boolean },
): TradeOffArms {
  const arm = (name: string, options: Partial<TrainOptions>): Arm => ({ name, options, smaller: asTrained });
  const hidden = specification.sizes.slice(1, depth(specification));
  const notes: string[] = [];
  const able = pruned.filter(({ units }) => units === undefined || hidden.some((n) => n > 1));
  const arms: Arm[] = [{ name: whole, options: {}, smaller: [...asTrained, ...able] }];

  if (words > 0) {
    for (const most of vocabularies.filter((each) => each < 0.9 * words))
      arms.push(arm(`${most} words`, { maxVocabulary: most }));
    if (schema.target!.task === 'binary') {
      const { polarityCutoff = 0 } = base;
      for (const cut of polarities.filter((each) => each > polarityCutoff))
        arms.push(arm(`words of polarity ${cut} and more`, { polarityCutoff: cut }));
    }
  }
  const columns = inputColumns(schema);
  const single = columns.filter(({ kind }) => kind !== 'text' && kind !== 'image' && kind !== 'array');
  if (single.length >= fewestColumns && single.length === columns.length) {
    if (ranks) for (const { name } of columnShares) arms.push(arm(name, {}));
    else notes.push('Fewer columns are left out: nobody has ranked them.');
  } else if (single.length < fewestColumns && words === 0) {
    notes.push('Fewer columns are left out: the inputs are one array, or hardly any columns.');
  }
  const tried = new Set<string>([String(hidden)]);
  for (const part of hidden.length === 0 ? [] : parts) {
    const units = hidden.map((n) => Math.max(1, Math.round(n / part)));
    if (tried.has(String(units))) continue;
    tried.add(String(units));
    arms.push(arm(unitsName(units), { hidden: units }));
  }
  if (hidden.length > 0) arms.push(arm('no hidden layer', { hidden: 'none' }));
  return { arms, notes };
}

function unitsName(units: readonly number[]): string {
  if (units.length === 1) return units[0] === 1 ? '1 hidden unit' : `${units[0]} hidden units`;
  return `hidden layers of ${units.join(', ')}`;
}
