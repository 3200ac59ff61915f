import { type DiagnosisFinding, type Remedy, sentence, spellOption, trainOptions } from '@colonnade/core';
import { commandLine } from '../commands/command-line.js';

/** What was looked at, as the user gave it. */
export interface Asked {
  readonly path: string;
  /** The options in the library's spelling, and those about reading. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly reading: Readonly<Record<string, unknown>>;
}

/** What to do about a finding, as a sentence with its option in the command's spelling; null for nothing. */
export function adviceSentence(advice: Remedy | null, mark: (option: string) => string): string | null {
  if (advice === null) return null;
  const { text, option, value } = advice;
  const spelled = option === undefined ? '' : mark(spellOption(option, value, 'command'));
  return sentence(text.replaceAll('{option}', spelled));
}

/** The whole command that takes an advice; null where no option of a training does. */
export function adviceCommand({ advice }: Pick<DiagnosisFinding, 'advice'>, asked: Asked): string | null {
  const { option, value } = advice ?? {};
  if (option === undefined || value === undefined || !Object.hasOwn(trainOptions, option)) return null;
  // A command without a target would train nothing.
  if (asked.options.target === undefined) return null;
  const options = { ...asked.options, [option]: joined(option, asked.options[option], value) };
  return commandLine(asked.path, options, asked.reading);
}

/** Lists are added to, not replaced: a second column to drop comes beside the first. */
function joined(option: string, given: unknown, value: NonNullable<Remedy['value']>): unknown {
  if (option === 'columns') return { ...(given as object | undefined), ...pairOf(String(value)) };
  if (trainOptions[option].type !== 'list') return value;
  const added = Array.isArray(value) ? value : String(value).split(',');
  return [...new Set([...(Array.isArray(given) ? given : []), ...added])];
}

function pairOf(text: string): Record<string, string> {
  const at = text.lastIndexOf('=');
  return { [text.slice(0, at)]: text.slice(at + 1) };
}
