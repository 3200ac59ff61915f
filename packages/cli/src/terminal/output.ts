import type { ColonnadeError } from '@colonnade/core';
import { writeError } from '../run/files.js';

let failure: NodeJS.ErrnoException | undefined;

/**
 * Takes errors of the standard streams, which would end the process with a stack trace. A reader that has gone
 * (`| head`) is its own affair, and so is standard error: a training goes on without them.
 */
export function watchOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    failure ??= error;
  });
  process.stderr.on('error', () => {});
}

/** What kept the output from being written, a full disk say, once all of it was tried. */
export async function outputProblem(): Promise<ColonnadeError | undefined> {
  await new Promise<void>((done) => process.stdout.write('', () => done()));
  return failure === undefined || failure.code === 'EPIPE'
    ? undefined
    : writeError('standard output', failure);
}
