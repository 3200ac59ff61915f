import { type Code, ColonnadeError } from '@colonnade/core';

/** Errors that are the machine's, not the user's: a full disk, say. */
const ofTheMachine: ReadonlySet<Code> = new Set<Code>(['WRITE_FAILED']);

/**
 * Says what went wrong on standard error, in the command's words; the exit status: 2 for wrong input or options, 3
 * for a training that could not begin, 1 for the machine and for ourselves.
 */
export function failWith(error: unknown, verbose: boolean): number {
  if (error instanceof ColonnadeError) {
    process.stderr.write(`${error.worded('command')}\n`);
    if (verbose) process.stderr.write(`${error.stack}\n`);
    if (error.code === 'NOT_FINITE') return 3;
    return ofTheMachine.has(error.code) ? 1 : 2;
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  process.stderr.write(`colonnade: this should not have happened: ${message}\n`);
  process.stderr.write(verbose ? `${stack}\n` : 'Run it again with --verbose and report what it prints.\n');
  return 1;
}
