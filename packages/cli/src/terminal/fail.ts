import { type Code, ColonnadeError } from '@colonnade/core';

/** Exit statuses of errors that are no mistake of the user's: 1 for the machine, 3 for a training that failed. */
const statuses: Partial<Record<Code, number>> = {
  WRITE_FAILED: 1,
  OUT_OF_MEMORY: 1,
  NOT_FINITE: 3,
  INTERRUPTED: 130,
};

/** Functions of the library that errors name; a user of the command knows the command only. */
const libraryNames: ReadonlySet<string> = new Set([
  'train',
  'fit',
  'inferSchema',
  'splitRows',
  'readCsv',
  'Network',
  'checkGradients',
  'parametersOf',
]);

/**
 * What to say of an error on standard error, in the command's words, and the exit status: 2 for wrong input or
 * options, 3 for a training that could not begin, 1 for the machine and for ourselves.
 */
export function explain(
  error: unknown,
  { command = 'colonnade', verbose = false }: { command?: string; verbose?: boolean } = {},
): { text: string; status: number } {
  const known = error instanceof ColonnadeError ? error : memoryProblem(error, command);
  if (known) {
    const where = libraryNames.has(known.where) ? command : known.where;
    const stack = verbose ? `${(error as Error).stack}\n` : '';
    return { text: `${known.worded('command', where)}\n${stack}`, status: statuses[known.code] ?? 2 };
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const more = verbose ? `${stack}\n` : 'Run it again with --verbose and report what it prints.\n';
  return { text: `colonnade: this should not have happened: ${message}\n${more}`, status: 1 };
}

/** An array that could not be made. The engine has only its message to tell it by. */
function memoryProblem(error: unknown, command: string): ColonnadeError | undefined {
  const signs =
    /allocation failed|Invalid typed array length|Invalid array buffer length|Cannot create a Buffer/i;
  if (!(error instanceof RangeError) || !signs.test(error.message)) return undefined;
  return new ColonnadeError({
    code: 'OUT_OF_MEMORY',
    where: command,
    problem: 'there is not enough memory for a network and data of this size',
    remedy: { text: 'Use a smaller network ({option}), or fewer rows', option: 'hidden', value: [20] },
    cause: error,
  });
}
