import type { Command } from 'commander';

/**
 * Flags about reading files, of every command that reads data. They are the readers' own.
 * @param labels - whether the labels may be in a file of their own
 */
export async function addReadingFlags(command: Command, labels = true): Promise<Command> {
  const [{ addFlags }, { readOptions }] = await Promise.all([
    import('./flags.js'),
    import('@colonnade/data'),
  ]);
  if (labels) command.option('--labels <file>', 'a file with the labels, a row for each of the data');
  addFlags(command, readOptions);
  return command
    .option('--header', 'CSV: the first line holds names')
    .option('--no-header', 'CSV: the first line is data already');
}

/** Flags about data to test on. */
export function addTestFlags(command: Command): Command {
  return command
    .option('--test <file>', 'data to test on, in place of a share of the rows')
    .option('--test-labels <file>', 'the labels of the test data')
    .option('--test-input <name>', 'HDF5, NPZ: the array of the test inputs')
    .option('--test-target <name>', 'HDF5, NPZ: the array of the test targets');
}

export function addConfigFlag(command: Command): Command {
  return command.option('--config <file>', 'options from a JSON file; flags beside it win');
}

export function json(command: Command): Command {
  return command.option('--json', 'print one JSON document');
}
