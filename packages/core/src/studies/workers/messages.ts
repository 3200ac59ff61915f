import { ColonnadeError, type ErrorParts } from '../../foundation/errors.js';
import type { Trial } from '../plan.js';
import type { LearnerPlace } from '../runner.js';
import type { TrialResult } from '../trial-result.js';
import type { TableMessage } from './table-message.js';

/** What a worker of a study is told. The data come once, before the first trial. */
export type Order =
  | {
      readonly kind: 'data';
      readonly table: TableMessage;
      readonly test: TableMessage | null;
      /** Modules to load first, as URLs: what an engine needs, say. */
      readonly imports: readonly string[];
    }
  | {
      readonly kind: 'run';
      readonly trial: Trial;
      /** What to fit in place of a network; null for a network. */
      readonly learner: LearnerPlace | null;
    }
  | { readonly kind: 'stop' };

/** What it answers to `run`: null when it was stopped. */
export type Report =
  | { readonly kind: 'result'; readonly result: TrialResult | null }
  | { readonly kind: 'error'; readonly parts: Omit<ErrorParts, 'cause'> }
  | { readonly kind: 'failure'; readonly message: string; readonly stack: string | undefined };

/** An error as a message carries it. */
export function packError(error: unknown): Report {
  if (error instanceof ColonnadeError) {
    const { code, where, problem, expected, got, why, remedy } = error;
    const parts = { code, where, problem, expected, got, why, remedy };
    const given = Object.entries(parts).filter(([, value]) => value !== undefined);
    return { kind: 'error', parts: Object.fromEntries(given) as unknown as ErrorParts };
  }
  const isError = error instanceof Error;
  return {
    kind: 'failure',
    message: isError ? error.message : String(error),
    stack: isError ? error.stack : undefined,
  };
}

/** The error of a message. */
export function unpackError(report: Exclude<Report, { kind: 'result' }>): Error {
  if (report.kind === 'error') return new ColonnadeError(report.parts);
  const error = new Error(report.message);
  if (report.stack !== undefined) error.stack = report.stack;
  return error;
}
