import { ColonnadeError, type LearnerOptions } from '@colonnade/core';

/** How long a fit may keep the event loop waiting. */
const longestMs = 50;

/** A function to await now and then: it lets the event loop run, and throws INTERRUPTED when the signal says stop. */
export function breather(where: string, signal: LearnerOptions['signal']): () => Promise<void> {
  let lastMs = performance.now();
  return async () => {
    if (performance.now() - lastMs > longestMs) {
      await new Promise((resolve) => setTimeout(resolve));
      lastMs = performance.now();
    }
    if (!signal?.aborted) return;
    throw new ColonnadeError({ code: 'INTERRUPTED', where, problem: 'stopped before it had learned' });
  };
}
