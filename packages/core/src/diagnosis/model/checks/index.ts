import type { Code } from '../../../foundation/error-codes.js';
import { type DiagnosisFinding, sortFindings } from '../../finding.js';
import type { Check, Look, TrainingCheck, TrainingLook } from './check.js';
import { deadUnits } from './dead-units.js';
import { drift } from './drift.js';
import { identicalUnits } from './identical-units.js';
import { miscalibrated } from './miscalibrated.js';
import { notStandardized } from './not-standardized.js';
import { overfit } from './overfit.js';
import { rate } from './rate.js';
import { saturatedUnits } from './saturated-units.js';
import { underfit } from './underfit.js';
import { vanishingGradients } from './vanishing-gradients.js';
import { weakSegments } from './weak-segments.js';
import { wrongLabels } from './wrong-labels.js';

/** Every look at a training, causes before what follows from them. */
const checksOfTraining: readonly TrainingCheck[] = [
  identicalUnits,
  notStandardized,
  vanishingGradients,
  rate,
  saturatedUnits,
  deadUnits,
];

/** Every look at a model. */
const checks: readonly Check[] = [
  ...checksOfTraining,
  underfit,
  overfit,
  wrongLabels,
  drift,
  weakSegments,
  miscalibrated,
];

/** What follows from a fault by itself, and is no news beside it. */
const consequences: Readonly<Partial<Record<Code, readonly Code[]>>> = {
  ZERO_INITIALIZATION: ['RATE_TOO_HIGH', 'RATE_TOO_LOW', 'VANISHING_GRADIENTS', 'DEAD_UNITS'],
  NOT_STANDARDIZED: ['RATE_TOO_HIGH', 'RATE_TOO_LOW', 'SATURATED_UNITS', 'DEAD_UNITS'],
  VANISHING_GRADIENTS: ['RATE_TOO_LOW'],
  EXPLODING_GRADIENTS: ['RATE_TOO_HIGH'],
};

/** Everything that was found, what matters most first. */
export function findAll(look: Look): DiagnosisFinding[] {
  return causes(checks.flatMap((check) => check(look) ?? []));
}

/** What is found without looking at a single answer. */
export function findInTraining(look: TrainingLook): DiagnosisFinding[] {
  return causes(checksOfTraining.flatMap((check) => check(look) ?? []));
}

function causes(found: readonly DiagnosisFinding[]): DiagnosisFinding[] {
  const explained = new Set(found.flatMap(({ code }) => consequences[code] ?? []));
  return sortFindings(found.filter(({ code }) => !explained.has(code)));
}
