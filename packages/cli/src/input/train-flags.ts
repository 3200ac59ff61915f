import { type OptionTable, type TrainOptions, trainOptions } from '@colonnade/core';
import { parseDerived } from '@colonnade/data';
import type { Command } from 'commander';
import { mergeConfig } from './config.js';
import { addFlags, readFlags } from './flags.js';

/** The options of training as help shows them: what belongs together, the most wanted first. */
const groups = {
  data: {
    title: 'The data:',
    names: ['target', 'task', 'positive', 'columns', 'drop', 'missing', 'derive'],
  },
  inputs: {
    title: 'How columns become inputs:',
    names: ['standardize', 'transform', 'fill', 'indicator', 'minFrequency', 'dates'],
  },
  texts: {
    title: 'Texts:',
    names: ['text', 'tokens', 'minCount', 'polarityCutoff', 'maxVocabulary'],
  },
  test: { title: 'What is held back:', names: ['split', 'testShare', 'validationShare', 'folds'] },
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
 * @param options those of them that the command has
 */
export async function addTrainFlags(
  command: Command,
  between: (group: keyof typeof groups) => Promise<void>,
  options: OptionTable = trainOptions,
): Promise<void> {
  for (const [group, { title, names }] of Object.entries(groups)) {
    const own = names.filter((name) => Object.hasOwn(options, name));
    if (own.length === 0) continue;
    command.optionsGroup(title);
    addFlags(command, pick(own));
    await between(group as keyof typeof groups);
  }
}

/** Options of training that say what columns are and how they become inputs, and which rows are held back. */
export function dataOptions(): OptionTable {
  const { data, inputs, texts, test } = groups;
  const names = [data, inputs, texts, test].flatMap((group): readonly string[] => group.names);
  // Folds are no single training, and an expression is a structure that only the command makes of a text.
  return pick(names.filter((name) => name !== 'folds' && name !== 'derive'));
}

/** Derived columns as the library takes them, from the texts that a flag or a config file has. */
export function withDerived(options: Record<string, unknown>): Record<string, unknown> {
  const { derive } = options;
  const texts = typeof derive === 'string' ? [derive] : derive;
  if (!Array.isArray(texts)) return options;
  return { ...options, derive: texts.map((each) => (typeof each === 'string' ? parseDerived(each) : each)) };
}

/** Gives a command the options that say what the columns of a table are. */
export function addSchemaFlags(command: Command): void {
  addFlags(command, pick(['target', 'task', 'columns', 'drop', 'missing', 'derive']));
}

/** The options of training, or those of them in a table, from flags and config file. @throws OPTION_… */
export function readTrainFlags(
  flags: Readonly<Record<string, unknown>>,
  table: OptionTable = trainOptions,
): TrainOptions {
  // Which options these are, and whether they are right, the library checks.
  const options = mergeConfig(flags, readFlags(flags, table), table);
  return withDerived(options) as unknown as TrainOptions;
}

function pick(names: readonly string[]): OptionTable {
  return Object.fromEntries(names.map((name) => [name, trainOptions[name]]));
}
