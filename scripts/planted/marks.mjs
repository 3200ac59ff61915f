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
 * @param diagnose (columns, target) → findings
 * @param seeds how many, and from which on
 * @param wanted names of faults, bases
 * @returns per base and fault: planted, found, and of clean data: looked at, accused; misses as sentences
 */
export async function markDiagnosis(root, diagnose, { seeds, from = 1, onlyBases, onlyFaults, log } = {}) {
  const names = Object.keys(faults).filter((name) => onlyFaults?.includes(name) ?? true);
  const marks = [];
  for (const make of baseMakers(root)) {
    const { name } = make(from);
    if (onlyBases && !onlyBases.some((each) => name.startsWith(each))) continue;
    const counts = Object.fromEntries(
      names.map((each) => [each, { planted: 0, found: 0, clean: 0, accused: 0 }]),
    );
    const misses = [];
    for (let seed = from; seed < from + seeds; seed++) {
      const base = make(seed);
      const clean = await diagnose(base.columns, base.target);
      for (const fault of names) {
        const count = counts[fault];
        if (!(fault === 'noise' && base.noisy)) {
          count.clean++;
          const accused = clean.filter(({ code }) => code === accusations[fault]);
          if (accused.length > 0) {
            count.accused++;
            misses.push(
              `${name}, seed ${seed}: clean, but ${accused[0].code} ${accused[0].columns.join(', ')}: ${accused[0].detail}`,
            );
          }
        }
        const planted = faults[fault](base, new Draws(seed));
        if (planted === null) continue;
        count.planted++;
        const findings = await diagnose(planted.table.columns, base.target);
        if (isFound(findings, planted)) count.found++;
        else misses.push(`${name}, seed ${seed}: ${fault} (${planted.how}) not found`);
      }
    }
    marks.push({ name, counts, misses });
    log?.(marks.at(-1));
  }
  return marks;
}

/** The right code, and every planted column among those that are named; of a copy either of the two. */
function isFound(findings, { code, columns }) {
  const named = new Set(
    findings.filter((finding) => finding.code === code).flatMap((finding) => finding.columns),
  );
  if (!findings.some((finding) => finding.code === code)) return false;
  return columns.every((column) => named.has(column));
}
