import { RandomDraws } from '../../foundation/random-draws.js';
import { streamSeed } from '../../foundation/streams.js';
import { Missing } from '../../table/cells.js';
import { readCategories } from '../../table/preprocessing/read-cells.js';
import { tokenizeTexts } from '../../table/preprocessing/text/tokenize.js';
import type { TokenizerName } from '../../table/preprocessing/text/tokenizers.js';
import type { Schema } from '../../table/schema/schema.js';
import type { Column, Table } from '../../table/table.js';
import { normalChance } from '../measures/chance.js';
import type { Apart } from './two-samples.js';

/** Texts of either sample that are read, drawn at random from more. */
const mostTexts = 3000;
const permutations = 40;

interface Texts {
  readonly column: { readonly name: string };
  readonly table: Table;
  readonly rows: Uint32Array;
}

/**
 * How far the words of two samples of texts are apart: half the sum over the words of the difference of their shares
 * of all words, less what texts dealt out at random differ by. Whole texts are permuted, so that long ones, and words
 * that come together, count as what they are.
 */
export function compareTexts(
  before: Texts,
  now: Texts,
  { schema, tokens, seed }: { schema: Schema; tokens: TokenizerName; seed: number },
): Apart & { readonly unknown: number; readonly missing: { readonly before: number; readonly now: number } } {
  const random = new RandomDraws(streamSeed(seed, 'drift of texts'));
  const missing = new Missing(schema.missing);
  const [first, second] = [before, now].map(({ column, table, rows }) => {
    const some =
      rows.length <= mostTexts
        ? rows
        : random
            .permutation(rows.length)
            .subarray(0, mostTexts)
            .map((at) => rows[at]);
    return readCategories(table, table.find(column.name) as Column, some, missing);
  });
  const read = tokenizeTexts([...first, ...second], tokens);
  const m = first.length;
  const side = new Uint8Array(m + second.length).fill(1, m);
  const value = apart(read, side);
  const draws = Float64Array.from({ length: permutations }, () => {
    const order = random.permutation(side.length);
    return apart(
      read,
      side.map((_, at) => Number(order[at] >= m)),
    );
  });
  const chance = normalChance(draws);
  const distance = Math.max(0, (value - chance.expected) / Math.max(1e-9, 1 - chance.expected));
  return {
    distance,
    p: distance === 0 ? 1 : chance.p(value),
    unknown: unknownShare(read, m),
    missing: { before: emptyShare(first), now: emptyShare(second) },
  };
}

type Read = ReturnType<typeof tokenizeTexts>;

/** Half the sum of the differences of the shares of all words. */
function apart({ words, starts, ids, counts }: Read, side: Uint8Array): number {
  const own = [new Float64Array(words.length), new Float64Array(words.length)];
  const totals = [0, 0];
  for (let text = 0; text < side.length; text++) {
    const which = side[text];
    for (let at = starts[text]; at < starts[text + 1]; at++) {
      own[which][ids[at]] += counts[at];
      totals[which] += counts[at];
    }
  }
  if (totals[0] === 0 || totals[1] === 0) return totals[0] === totals[1] ? 0 : 1;
  let sum = 0;
  for (let id = 0; id < words.length; id++) sum += Math.abs(own[0][id] / totals[0] - own[1][id] / totals[1]);
  return sum / 2;
}

/** The share of the words of the later texts that stand in none of the first m. */
function unknownShare({ starts, ids, counts, words }: Read, m: number): number {
  const seen = new Uint8Array(words.length);
  for (let at = 0; at < starts[m]; at++) seen[ids[at]] = 1;
  let [unknown, all] = [0, 0];
  for (let at = starts[m]; at < ids.length; at++) {
    all += counts[at];
    if (seen[ids[at]] === 0) unknown += counts[at];
  }
  return all === 0 ? 0 : unknown / all;
}

function emptyShare(texts: readonly (string | null)[]): number {
  const empty = texts.reduce((sum, text) => sum + Number(text === null), 0);
  return empty / Math.max(1, texts.length);
}
