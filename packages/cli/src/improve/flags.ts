import { improveOptions, type OptionTable } from '@colonnade/core';
import type { Command } from 'commander';
import { json } from '../input/file-flags.js';
import { addFlags } from '../input/flags.js';
import { workersFlag } from '../study/go-on.js';

/** Flags of training that say something else here. */
const reworded: Readonly<Record<string, string>> = {
  time: 'the time for all of it: 60s, 5m (default: 5m)',
  seed: 'the first of the seeds that changes are picked on (default: 1)',
};
/** Flags of training that play no part. */
const refused = ['folds', 'threads'];

/** Flags of `improve` beside those of training. */
export const improveFlags: OptionTable = {
  ...improveOptions,
  ...workersFlag,
};

/** Gives the command `improve` its flags. */
export async function addImproveFlags(
  command: Command,
  addTraining: (command: Command) => Promise<void>,
): Promise<void> {
  command.optionsGroup('The search:');
  addFlags(command, improveFlags);
  await addTraining(command);
  for (const option of command.options) {
    const name = option.attributeName();
    if (Object.hasOwn(reworded, name)) option.description = reworded[name];
    if (refused.includes(name)) option.hideHelp();
  }
  json(
    command
      .option(
        '--out <folder>',
        'the run folder, never overwritten (default: runs/<name of the data>-improve)',
      )
      .option('--resume <run>', 'go on with one that was stopped')
      .option('--quiet', 'print no progress, and the verdict only'),
  );
}
