import { pow } from '../../foundation/elementary/index.js';
import { breathe } from '../../foundation/host.js';
import { RandomDraws } from '../../foundation/random-draws.js';
import { streamSeed } from '../../foundation/streams.js';
import type { Codes } from './bins.js';
import { gammaChance } from './chance.js';
import type { Information } from './measured.js';
import { entropyOf, Pairing, Plogs } from './mutual-information.js';

/** With so small a probability at least one of all features passes its floor by chance. */
const byChance = 0.01;
/** Chance that reaches as much more often than this is no news. */
const noNews = 0.005;
/** A feature that says all it could would pass its floor by this factor, or nothing is said against it. */
const room = 2;

/** Codes that are counted in all permutations together, at most: two seconds or so. */
const affordable = 2e8;
/** Of fewer features the shuffling takes as long as the counting. */
const fewFeatures = 50;

/**
 * What each feature says about the target by itself: mutual information in bits, beside the same of permuted
 * targets. The floor is the quantile 0.99^(1/n) of chance for n features, so that in one of a hundred data sets of
 * pure noise a feature passes.
 * @param features - n codes of m rows
 * @param target - the codes of the target
 */
export async function measureInformation(
  features: readonly Codes[],
  target: Codes,
  seed: number,
): Promise<Information[]> {
  const m = target.codes.length;
  const n = features.length;
  const plogs = new Plogs(m);
  const of = entropyOf(target, plogs);
  const pairings = features.map((x) => new Pairing(x, target, plogs));
  const bits = pairings.map((pairing) => pairing.bits(target.codes));
  const permutations = Math.max(
    40,
    Math.min(200, Math.floor(affordable / Math.max(1, m * Math.max(n, fewFeatures)))),
  );
  const draws = features.map(() => new Float64Array(permutations));
  const random = new RandomDraws(streamSeed(seed, 'information'));
  const permuted = target.codes.slice();
  for (let r = 0; r < permutations; r++) {
    random.shuffle(permuted);
    for (let i = 0; i < n; i++) draws[i][r] = pairings[i].bits(permuted);
    if (m * n > 1e5) await breathe();
  }
  const quantile = pow(1 - byChance, 1 / Math.max(1, n));
  return features.map((x, i) => {
    const chance = gammaChance(draws[i]);
    const floor = chance.floor(quantile);
    const p = chance.p(bits[i]);
    const most = Math.min(of, entropyOf(x, plogs));
    const verdict =
      bits[i] > floor && bits[i] > 0 ? 'signal' : p > noNews && most > room * floor ? 'noise' : 'unclear';
    return { bits: bits[i], of, expected: chance.expected, floor, quantile, p, permutations, verdict };
  });
}
