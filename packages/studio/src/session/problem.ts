import { ColonnadeError } from '@colonnade/core';
import type { Problem } from './protocol.js';

/** An error as the page shows it: a user's mistake in our words, a bug of ours as what it is. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ColonnadeError) {
    // Of several the one that a button can mend.
    const { remedy } = [error, ...error.others].find((each) => each.remedy?.option === 'missing') ?? error;
    return {
      message: error.worded('studio'),
      code: error.code,
      option: remedy?.option ?? null,
      value: remedy?.value,
    };
  }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { message: `This is a mistake of the studio, not of yours. ${message}`, code: null, option: null };
}

/** A problem as an error, so that a call to the session can fail with it. */
export class SessionProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.name = 'SessionProblem';
    this.problem = problem;
  }
}
