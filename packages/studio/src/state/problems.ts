import { signal } from '@preact/signals';
import { problemOf, SessionProblem } from '../session/problem.js';
import type { Problem } from '../session/protocol.js';

/** What went wrong last, by the place where it is shown: beside what caused it. */
export const problems = signal<Readonly<Record<string, Problem>>>({});

/** Runs something and shows what goes wrong at a place; false when it did. */
export async function guarded(place: string, work: () => Promise<void>): Promise<boolean> {
  forget(place);
  try {
    await work();
    return true;
  } catch (error) {
    const problem = error instanceof SessionProblem ? error.problem : problemOf(error);
    report(place, problem);
    return false;
  }
}

/** Shows what went wrong, where that is known already. */
export function report(place: string, problem: Problem): void {
  problems.value = { ...problems.value, [place]: problem };
}

/** Takes back what is shown at a place. */
export function forget(place: string): void {
  if (!(place in problems.value)) return;
  const { [place]: _gone, ...rest } = problems.value;
  problems.value = rest;
}
