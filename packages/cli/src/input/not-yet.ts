import { ColonnadeError } from '@colonnade/core';
import { type Command, Option } from 'commander';
import { flagName } from './flags.js';

/** Options that are promised and that this version refuses: what each is for. */
const laterOptions: Readonly<Record<string, string>> = {
  decimal: 'decimal commas',
  encoding: 'other encodings than UTF-8',
  derive: 'derived features',
  transform: 'transformed columns',
  text: 'columns of text',
  minCount: 'columns of text',
  polarityCutoff: 'columns of text',
  maxVocabulary: 'columns of text',
  imageSize: 'folders of images',
  folds: 'cross-validation',
};

/** Gives a command the flags that it refuses, so that they are answered and not called unknown. */
export function addNotYet(command: Command): void {
  for (const name of Object.keys(laterOptions)) {
    command.addOption(new Option(`--${flagName(name)} <value>`).hideHelp());
  }
  command.addOption(new Option('--split <how>').hideHelp());
}

/** @throws OPTION_NOT_YET, OPTION_RANGE */
export function refuseNotYet(flags: Readonly<Record<string, unknown>>): void {
  for (const [name, what] of Object.entries(laterOptions)) {
    if (flags[name] !== undefined) throw notYet(`--${flagName(name)} (${what})`, name);
  }
  const { split } = flags;
  if (split === undefined || split === 'random') return;
  const text = String(split);
  if (/^(order|(group|time):.+)$/.test(text)) throw notYet(`--split ${text}`, 'split');
  throw new ColonnadeError({
    code: 'OPTION_RANGE',
    where: 'train',
    problem: `option "split" is "${text}", but must be random`,
    remedy: { text: 'write {option}', option: 'split', value: 'random' },
  });
}

function notYet(what: string, option: string): ColonnadeError {
  return new ColonnadeError({
    code: 'OPTION_NOT_YET',
    where: 'train',
    problem: `${what} is not in this version yet`,
    remedy: { text: 'leave {option} out', option },
  });
}
