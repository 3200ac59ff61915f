import type { Code } from '../foundation/error-codes.js';
import type { Remedy } from '../foundation/errors.js';

/**
 * How much a finding matters: a `fault` makes what is measured wrong, a `warning` costs something, a `note` is good
 * to know.
 */
export type Severity = 'fault' | 'warning' | 'note';

/** Something that a diagnosis found, with the figures it was found by and what to do about it. */
export interface DiagnosisFinding {
  readonly code: Code;
  readonly severity: Severity;
  /** The columns it is about, the one that is to blame first; none when it is about the whole. */
  readonly columns: readonly string[];
  readonly title: string;
  /** The figures in words, with their uncertainty. */
  readonly detail: string;
  /** The expected effect on the result, 0 to 1: findings stand in its order. */
  readonly effect: number;
  readonly advice: Remedy | null;
  /** The plain figures. */
  readonly evidence: Readonly<Record<string, unknown>>;
}

const order: readonly Severity[] = ['fault', 'warning', 'note'];

/** Findings by severity, then by their expected effect, the largest first; equal ones stay as they stood. */
export function sortFindings(findings: readonly DiagnosisFinding[]): DiagnosisFinding[] {
  const rank = ({ severity }: DiagnosisFinding) => order.indexOf(severity);
  return [...findings].sort((a, b) => rank(a) - rank(b) || b.effect - a.effect);
}
