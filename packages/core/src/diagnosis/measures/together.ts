import { exp, expm1 } from '../../foundation/elementary/index.js';
import { breathe } from '../../foundation/host.js';
import { RandomDraws } from '../../foundation/random-draws.js';
import { streamSeed } from '../../foundation/streams.js';
import type { Codes } from './bins.js';
import { Plogs } from './mutual-information.js';

/** Codes that a feature may say something beside. */
export interface Beside {
  readonly name: string | null;
  readonly codes: Codes;
}

/** Columns of chance that each is compared with. */
const permutations = 200;
const fewestPermutations = 50;
/** Rows of all permutations together, at most. */
const affordable = 1e8;

/**
 * What features that say nothing alone say beside another: the conditional information I(x; y | z), the largest over
 * the z in units of its chance, where chance is x permuted. (The exclusive or of two columns is found so, and what
 * only corrects another.)
 * @param features - codes of m rows, of few bins
 * @param besides - for each feature what to look at it beside
 */
export async function measureTogether(
  features: readonly Codes[],
  besides: readonly (readonly Beside[])[],
  target: Codes,
  seed: number,
): Promise<{ beside: string | null; p: number }[]> {
  const m = target.codes.length;
  const plogs = new Plogs(m);
  const tests = besides.reduce((sum, list) => sum + list.length, 0);
  const draws = Math.max(
    fewestPermutations,
    Math.min(permutations, Math.floor(affordable / Math.max(1, m * tests))),
  );
  const random = new RandomDraws(streamSeed(seed, 'together'));
  const found: { beside: string | null; p: number }[] = [];
  for (const [i, x] of features.entries()) {
    const conditioned = besides[i].map(({ codes }) => new Conditioned(codes, x.count, target, plogs));
    const permuted = x.codes.slice();
    const values = [conditioned.map((each) => each.nats(permuted))];
    for (let r = 0; r < draws; r++) {
      random.shuffle(permuted);
      values.push(conditioned.map((each) => each.nats(permuted)));
    }
    found.push(strongest(values, besides[i]));
    if (m * tests > 1e4) await breathe();
  }
  return found;
}

/** Compares the first line of values, in units of each column's chance, with the others. */
function strongest(
  values: readonly number[][],
  besides: readonly Beside[],
): { beside: string | null; p: number } {
  const chance = values.slice(1);
  const mean = besides.map((_, j) => chance.reduce((sum, line) => sum + line[j], 0) / chance.length);
  const deviation = besides.map((_, j) => {
    const squares = chance.reduce((sum, line) => sum + (line[j] - mean[j]) ** 2, 0);
    return Math.sqrt(squares / chance.length) || Number.POSITIVE_INFINITY;
  });
  const most = values.map((line) =>
    line.reduce(
      (best, value, j) => Math.max(best, (value - mean[j]) / deviation[j]),
      Number.NEGATIVE_INFINITY,
    ),
  );
  const at = values[0].findIndex((value, j) => (value - mean[j]) / deviation[j] === most[0]);
  return { beside: besides[at]?.name ?? null, p: largestByChance(most[0], most.slice(1)) };
}

/** The probability of so large a maximum, from the curve that maxima follow (Gumbel) through those of chance. */
function largestByChance(value: number, draws: readonly number[]): number {
  const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
  const variance = draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / draws.length;
  if (!(variance > 0)) return 1;
  const scale = Math.sqrt(6 * variance) / Math.PI;
  const standing = (value - (mean - eulerMascheroni * scale)) / scale;
  return -expm1(-exp(-standing));
}

const eulerMascheroni = 0.5772156649015329;

/** I(x; y | z) for one z and y, and one x after another with the same codes. */
class Conditioned {
  /** z and y as one code. */
  readonly #zy: Uint16Array;
  readonly #z: Codes;
  readonly #y: Codes;
  readonly #counts: Uint32Array;
  readonly #pairs: Uint32Array;
  readonly #plogs: Plogs;
  /** What does not move with x. */
  readonly #margins: number;

  constructor(z: Codes, bins: number, y: Codes, plogs: Plogs) {
    const zy = z.codes.map((code, row) => code * y.count + y.codes[row]);
    this.#zy = zy;
    this.#z = z;
    this.#y = y;
    this.#counts = new Uint32Array(bins * z.count * y.count);
    this.#pairs = new Uint32Array(bins * z.count);
    this.#plogs = plogs;
    const counts = new Uint32Array(z.count * y.count);
    const ofZ = new Uint32Array(z.count);
    for (let row = 0; row < zy.length; row++) {
      counts[zy[row]]++;
      ofZ[z.codes[row]]++;
    }
    this.#margins = plogs.sum(ofZ) - plogs.sum(counts);
  }

  nats(x: Uint16Array): number {
    const counts = this.#counts.fill(0);
    const pairs = this.#pairs.fill(0);
    const k = this.#y.count;
    const zy = this.#zy;
    const cells = this.#z.count * k;
    for (let row = 0; row < x.length; row++) counts[x[row] * cells + zy[row]]++;
    for (let at = 0; at < pairs.length; at++) for (let y = 0; y < k; y++) pairs[at] += counts[at * k + y];
    return this.#plogs.sum(counts) - this.#plogs.sum(pairs) + this.#margins;
  }
}
