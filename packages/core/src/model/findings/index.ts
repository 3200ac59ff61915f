import type { Warning } from '../../foundation/errors.js';
import { contradictions } from './contradictions.js';
import { deadUnits } from './dead-units.js';
import { farTargets } from './far-targets.js';
import type { Evidence, Find, Finding } from './finding.js';
import { linearBetter } from './linear-better.js';
import { overfit } from './overfit.js';
import { rate } from './rate.js';
import { signal } from './signal.js';
import { smallestClass } from './smallest-class.js';
import { underfit } from './underfit.js';

/** Every look at a training, the data before the network and both before the rate. */
const finds: readonly Find[] = [
  contradictions,
  smallestClass,
  farTargets,
  signal,
  overfit,
  linearBetter,
  underfit,
  rate,
  deadUnits,
];

/** Those that say nothing of a training that went astray: it shows nothing of what its network could learn. */
const ofWhatWasLearned: readonly Find[] = [linearBetter, underfit];

/** Everything that was found, in the order of the list. */
export function findAll(evidence: Evidence): Finding[] {
  const astray = rate(evidence)?.code === 'RATE_TOO_HIGH';
  const told = astray ? finds.filter((find) => !ofWhatWasLearned.includes(find)) : finds;
  return told.map((find) => find(evidence)).filter((finding) => finding !== null);
}

/** The findings that are warnings too, whatever the result. */
export function warningsOf(findings: readonly Finding[]): Warning[] {
  return findings.flatMap(({ code, title, detail }) =>
    code ? [{ code, message: `${title}: ${detail}` }] : [],
  );
}
