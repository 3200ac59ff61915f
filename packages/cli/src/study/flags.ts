import { ColonnadeError, type OptionTable, studyOptions } from '@colonnade/core';
import type { Command } from 'commander';
import { json } from '../input/file-flags.js';
import { addFlags, readFlags } from '../input/flags.js';
import type { StudyFace } from './face.js';
import { studyFaces } from './faces.js';
import { workersFlag } from './go-on.js';

/** Flags of training that say something else of a study. */
const reworded: Readonly<Record<string, string>> = {
  time: 'time after which the trials that still run are given up: 60s, 5m',
  folds: 'deal the training rows out to so many folds, each of which tests once (default: none)',
};
/** Flags of training that a study refuses. */
const refused = ['seed', 'threads'];

/** Flags of every study. Folds are a flag of training already. */
const general: OptionTable = {
  ...Object.fromEntries(Object.entries(studyOptions).filter(([name]) => name !== 'folds')),
  ...workersFlag,
};

/** Gives the command `study` its flags. */
export async function addStudyFlags(
  command: Command,
  addTraining: (command: Command) => Promise<void>,
): Promise<void> {
  command.optionsGroup('Every study:');
  addFlags(command, general);
  for (const { name, help, flags } of studyFaces) {
    command.optionsGroup(`${name}, ${help}:`);
    // What two studies take stands with the first of them.
    const known = new Set(command.options.map((option) => option.attributeName()));
    const fresh = Object.entries(flags).filter(([flag]) => !known.has(flag));
    addFlags(command, Object.fromEntries(fresh));
  }
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
        'the run folder, never overwritten (default: runs/<name of the data>-<study>)',
      )
      .option('--resume <run>', 'go on with a study that was stopped')
      .option('--quiet', 'print no progress'),
  );
}

/** What the flags of every study say, in the library's values. */
export function readGeneralFlags(flags: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { seeds, ...read } = readFlags(flags, general);
  return { ...read, ...(seeds !== undefined && { seeds: readSeeds(seeds as readonly string[]) }) };
}

/**
 * What the flags of one study say, those that were given.
 * @throws OPTION_CONFLICT for a flag of another study
 */
export function readOwnFlags(
  flags: Readonly<Record<string, unknown>>,
  { name, flags: own }: StudyFace,
): Record<string, unknown> {
  for (const other of studyFaces) {
    const idle = Object.keys(other.flags).find(
      (flag) => flags[flag] !== undefined && !Object.hasOwn(own, flag),
    );
    if (idle === undefined) continue;
    throw new ColonnadeError({
      code: 'OPTION_CONFLICT',
      where: 'study',
      problem: `option "${idle}" is of "study ${other.name}", not of "study ${name}"`,
      remedy: { text: 'leave {option} out', option: idle },
    });
  }
  return readFlags(flags, own);
}

/** `5` means the seeds 1 to 5, `1,2,7` these. */
function readSeeds(texts: readonly string[]): unknown[] {
  const numbers = texts.map((text) => (/^\d+$/.test(text) ? Number(text) : text));
  const [count] = numbers;
  if (numbers.length > 1 || typeof count !== 'number' || count < 1 || count > 10_000) return numbers;
  return Array.from({ length: count }, (_, i) => i + 1);
}
