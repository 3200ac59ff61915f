import { type OptionTable, type TrainOptions, trainOptions } from '@colonnade/core';
import type { Command } from 'commander';
import { mergeConfig } from './config.js';
import { addFlags, readFlags } from './flags.js';
import { addNotYet, refuseNotYet } from './not-yet.js';

/** The options of training as help shows them: what belongs together, the most wanted first. */
const groups = {
  data: {
    title: 'The data:',
    names: ['target', 'task', 'positive', 'columns', 'drop', 'missing', 'standardize'],
  },
  test: { title: 'What is held back:', names: ['testShare', 'validationShare'] },
  network: {
    title: 'The network:',
    names: ['hidden', 'activation', 'output', 'cost', 'initialization', 'bias', 'threshold'],
  },
  training: {
    title: 'How it is trained:',
    names: [
      ...[
        'recipe',
        'optimizer',
        'learningRate',
        'schedule',
        'batchSize',
        'epochs',
        'time',
        'patience',
        'minDelta',
      ],
      ...['l2', 'dropout', 'clipNorm', 'classWeight', 'shuffle', 'seed'],
    ],
  },
  machine: { title: 'What computes:', names: ['precision', 'deterministic', 'engine', 'threads'] },
} as const;

/**
 * Gives a command the options of training, in groups.
 * @param between adds what else belongs to a group
 */
export function addTrainFlags(command: Command, between: (group: keyof typeof groups) => void): void {
  for (const [group, { title, names }] of Object.entries(groups)) {
    command.optionsGroup(title);
    addFlags(command, pick(names));
    between(group as keyof typeof groups);
  }
  addNotYet(command);
}

/** Gives a command the options that say what the columns of a table are. */
export function addSchemaFlags(command: Command): void {
  addFlags(command, pick(['target', 'task', 'columns', 'drop', 'missing']));
}

/** The options of training from flags and config file. @throws OPTION_… */
export function readTrainFlags(flags: Readonly<Record<string, unknown>>): TrainOptions {
  refuseNotYet(flags);
  // Which options these are, and whether they are right, the library checks.
  return mergeConfig(flags, readFlags(flags, trainOptions), trainOptions) as unknown as TrainOptions;
}

function pick(names: readonly string[]): OptionTable {
  return Object.fromEntries(names.map((name) => [name, trainOptions[name]]));
}
