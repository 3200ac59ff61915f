import { RandomDraws } from '../../foundation/random-draws.js';
import { streamSeed } from '../../foundation/streams.js';
import { type Codes, levelBins, quantileBins } from '../measures/bins.js';
import type { Information } from '../measures/measured.js';
import { largestClass, naiveBayes } from '../measures/naive-bayes.js';
import { type Beside, measureTogether } from '../measures/together.js';
import type { DataColumn } from './columns.js';
import type { Together } from './data-diagnosis.js';
import type { TargetData } from './target.js';

/** Rows that are looked at, drawn at random from more. */
const mostRows = 4000;
/** Columns that each is looked at beside: those that say most, and those that say nothing either. */
const [fewestPartners, mostPartners] = [6, 24];
/** Pairs that are looked at, at most, as long as each column has a few. */
const mostPairs = 400;
const groupsOfScores = 6;

/** For every column that says nothing by itself: what it says beside another, or beside all that say something. */
export async function lookBesideOthers(
  columns: readonly DataColumn[],
  information: readonly (Information | null)[],
  target: TargetData,
  seed: number,
): Promise<(Together | null)[]> {
  const found: (Together | null)[] = columns.map(() => null);
  const silent = columns.flatMap((_, i) => (information[i]?.verdict === 'noise' ? [i] : []));
  if (silent.length === 0) return found;
  const rows = sampleRows(target.codes.codes.length, seed);
  const y: Codes = { codes: rows.map16(target.codes.codes), count: target.codes.count };
  const most = Math.max(2, Math.min(5, Math.floor(Math.sqrt(rows.count / (5 * y.count)))));
  const coarse = columns.map((column) => coarseCodes(column, rows, most));
  const loud = columns
    .flatMap((column, i) => (column.input && information[i]?.verdict === 'signal' ? [i] : []))
    .sort((a, b) => information[b]!.bits - information[a]!.bits);
  const others = loud.flatMap((i) => coarse[i] ?? []);
  const many = Math.max(fewestPartners, Math.min(mostPartners, Math.floor(mostPairs / silent.length)));
  const partners = [...loud.slice(0, many / 2), ...silent].slice(0, many);
  const joint: Beside[] = others.length < 2 ? [] : [{ name: null, codes: jointCodes(others, y) }];
  const besides = silent.map((i) => [
    ...joint,
    ...partners
      .filter((j) => j !== i && coarse[j] !== null)
      .map((j): Beside => ({ name: columns[j].name, codes: coarse[j] as Codes })),
  ]);
  const asked = silent.filter((i, at) => coarse[i] !== null && besides[at].length > 0);
  const measured = await measureTogether(
    asked.map((i) => coarse[i] as Codes),
    asked.map((i) => besides[silent.indexOf(i)]),
    y,
    seed,
  );
  for (const [at, i] of asked.entries()) found[i] = measured[at];
  return found;
}

/** Some rows of all. */
interface Rows {
  readonly count: number;
  map16(codes: Uint16Array): Uint16Array;
  pick<T extends Float64Array | Int32Array>(values: T): T;
}

function sampleRows(m: number, seed: number): Rows {
  const all = m <= mostRows;
  const rows = all
    ? new Uint32Array(0)
    : new RandomDraws(streamSeed(seed, 'beside others')).permutation(m).subarray(0, mostRows);
  return {
    count: all ? m : mostRows,
    map16: (codes) => (all ? codes : Uint16Array.from(rows, (row) => codes[row])),
    pick: <T extends Float64Array | Int32Array>(values: T): T => {
      if (all) return values;
      const picked = values.slice(0, rows.length) as T;
      for (const [j, row] of rows.entries()) picked[j] = values[row];
      return picked;
    },
  };
}

/** A column in few bins, so that pairs of bins still have rows. */
function coarseCodes({ numbers, levels, names, bins }: DataColumn, rows: Rows, most: number): Codes | null {
  if (bins === null) return null;
  if (numbers !== null) return quantileBins(rows.pick(numbers), most);
  return levels === null ? null : levelBins(rows.pick(levels), names, most);
}

/** What all that say something say together, in groups: of two classes how surely, else which class. */
function jointCodes(features: readonly Codes[], y: Codes): Codes {
  const rows = Uint32Array.from(y.codes, (_, row) => row);
  const scores = naiveBayes(features, y, rows, rows);
  if (y.count !== 2) return { codes: largestClass(scores, y.count), count: y.count };
  return quantileBins(
    Float64Array.from(rows, (row) => scores[2 * row + 1] - scores[2 * row]),
    groupsOfScores,
  );
}
