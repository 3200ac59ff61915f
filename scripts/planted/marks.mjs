// Plants every fault in every base, seed by seed, and counts what a diagnosis finds; and what it says of clean data.
import { baseMakers } from './bases.mjs';
import { faults } from './faults.mjs';
import { Draws } from './random.mjs';

/** The findings that clean data must not have, by fault. */
const accusations = {
  leak: 'LEAK',
  scale: 'SCALE',
  duplicate: 'DUPLICATE_FEATURE',
  noise: 'NOISE_FEATURE',
  conflict: 'CONFLICT',
  imbalance: 'CLASS_IMBALANCE',
  drift: 'ORDER',
};

/**
 * Plants, seed after seed.
 * @param {string} root the repository; real sets that are not there are left out
 * @param {(columns: Record<string, unknown[]>, target: string) => Promise<readonly any[]>} diagnose → findings
 * @param {{ seeds: number[], onlyBases?: string[], onlyFaults?: string[], endsAt?: number,
 *   makersOf?: typeof baseMakers }} options the seeds; beginnings of names of data and names of
 *   faults to be used alone; a time after which no further seed begins; the kinds of data
 * @returns for each kind of data the seeds done and per fault what was planted and found, and of clean data how many
 *   were looked at and accused; misses as sentences
 */
export async function markDiagnosis(
  root,
  diagnose,
  { seeds, onlyBases, onlyFaults, endsAt, makersOf = baseMakers },
) {
  const [from] = seeds;
  const names = Object.keys(faults).filter((name) => onlyFaults?.includes(name) ?? true);
  const wanted = (name) => onlyBases === undefined || onlyBases.some((each) => name.startsWith(each));
  const makers = makersOf(root).filter((make) => wanted(make(from).name));
  const marks = makers.map((make) => ({
    name: make(from).name,
    seeds: 0,
    counts: Object.fromEntries(names.map((each) => [each, { planted: 0, found: 0, clean: 0, accused: 0 }])),
    misses: [],
  }));
  for (const seed of seeds) {
    if (endsAt !== undefined && seed !== from && Date.now() >= endsAt) break;
    for (const [i, make] of makers.entries()) await markOne(make(seed), seed, names, marks[i], diagnose);
  }
  return marks;
}

/** Looks at one table as it is, then with each fault in turn. */
async function markOne(base, seed, names, mark, diagnose) {
  const clean = await diagnose(base.columns, base.target);
  mark.seeds++;
  for (const fault of names) {
    const count = mark.counts[fault];
    if (!(fault === 'noise' && base.noisy)) {
      count.clean++;
      const accused = clean.find(({ code }) => code === accusations[fault]);
      if (accused !== undefined) {
        count.accused++;
        mark.misses.push(
          `seed ${seed}: clean, but ${accused.code} ${accused.columns.join(', ')}: ${accused.detail}`,
        );
      }
    }
    const planted = faults[fault](base, new Draws(seed));
    if (planted === null) continue;
    count.planted++;
    if (isFound(await diagnose(planted.table.columns, base.target), planted)) count.found++;
    else mark.misses.push(`seed ${seed}: ${fault} (${planted.how}) not found`);
  }
}

/** The right code, and every planted column among those that are named; of a copy either of the two. */
function isFound(findings, { code, columns }) {
  const named = new Set(
    findings.filter((finding) => finding.code === code).flatMap((finding) => finding.columns),
  );
  if (!findings.some((finding) => finding.code === code)) return false;
  return columns.every((column) => named.has(column));
}
