import { type Codes, levelBins, quantileBins } from '../measures/bins.js';
import type { Information } from '../measures/measured.js';
import { largestClass, naiveBayes } from '../measures/naive-bayes.js';
import { type Beside, measureTogether } from '../measures/together.js';
import type { DataColumn } from './columns.js';
import type { Together } from './data-diagnosis.js';
import { type Rows, sampleRows } from './sampled-rows.js';
import type { TargetData } from './target.js';
import { trendsOf } from './trends.js';

/** Columns that each is looked at beside: those that say most, and those that say nothing either. */
const [fewestPartners, mostPartners] = [6, 24];
/** Columns that say something and are taken away by least squares. */
const mostLoud = 60;
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
  const trends = trendsOf(
    silent.map((i) => columns[i]),
    loud.slice(0, mostLoud).map((i) => columns[i]),
    target,
    rows,
  );
  for (const [at, i] of silent.entries()) {
    const pair = measured[asked.indexOf(i)] ?? { beside: null, p: 1 };
    // The better of two ways is twice as often good by chance.
    const better = trends[at] < pair.p ? { beside: null, p: trends[at] } : pair;
    found[i] = { beside: better.beside, p: Math.min(1, 2 * better.p) };
  }
  return found;
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
