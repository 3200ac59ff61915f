import { diagnoseOptions, trainOptions } from '@colonnade/core';
import type { Command } from 'commander';
import { addConfigFlag, addReadingFlags, addTestFlags, json } from '../input/file-flags.js';
import { addFlags } from '../input/flags.js';
import { addTrainFlags } from '../input/train-flags.js';

/** The options of training that say what the data are, and those of the diagnosis. */
export async function addDiagnoseFlags(command: Command): Promise<void> {
  const { seed, ...ofData } = diagnoseOptions;
  await addTrainFlags(
    command,
    async (group) => {
      if (group === 'data') await addReadingFlags(command);
      if (group === 'test') addTestFlags(command);
    },
    ofData,
  );
  command.optionsGroup('The diagnosis:');
  addConfigFlag(command);
  addFlags(command, { seed: seed ?? trainOptions.seed });
  json(
    command
      .option('--model <model>', 'look at a model too: its training, its mistakes, and what it leans on')
      .option('--fail-on <findings>', 'end with status 3 when one of them is found: leak,conflict or fault')
      .option(
        '--out <folder>',
        'the run folder, never overwritten (default: runs/<name of the data>-diagnosis)',
      )
      .option('--quiet', 'print the findings only'),
  );
}
