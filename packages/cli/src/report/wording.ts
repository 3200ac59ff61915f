import {
  type Finding,
  kebabCase,
  type OptionChoice,
  type Remedy,
  spellOption,
  type Training,
} from '@colonnade/core';
import type { ReportFinding, ReportOption, ReportOptionValue } from '@colonnade/figures';

/** A clause as a sentence: `try it` as `Try it.` */
export function sentence(clause: string): string {
  const text = clause.trim();
  const ended = /[.!?]$/.test(text) ? text : `${text}.`;
  return ended.charAt(0).toUpperCase() + ended.slice(1);
}

/** What to try, as a sentence with the option as the command spells it, between backticks. */
function remedySentence({ text, option, value }: Remedy): string {
  const spelled = option === undefined ? '' : `\`${spellOption(option, value, 'command')}\``;
  return sentence(text.replaceAll('{option}', spelled));
}

export function reportFinding({ about, title, detail, remedy }: Finding): ReportFinding {
  return { about, title, detail: sentence(detail), remedy: remedy && remedySentence(remedy) };
}

export function reportOption({ name, value, origin, default: usual }: OptionChoice): ReportOption {
  return { name: kebabCase(name), value: plain(value), origin, default: plain(usual) };
}

/** Lists and objects as the command takes them: `age=number,zip=category`. */
function plain(value: unknown): ReportOptionValue {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map(String);
  if (typeof value === 'object') return Object.entries(value).map(([key, of]) => `${key}=${of}`);
  return value as string | number | boolean;
}

/** Why a training ended, as a sentence. */
export function stoppedBecause({ history, options }: Training): string {
  const option = (name: string) => options.find((choice) => choice.name === name)?.value;
  const { epochs } = history;
  const judge = history[0]?.costValidation == null ? 'training' : 'validation';
  switch (history.stopped) {
    case 'epochs':
      return epochs === 1 ? 'The one epoch was run.' : `All ${epochs} epochs were run.`;
    case 'patience': {
      const minDelta = Number(option('minDelta'));
      const enough = minDelta > 0 ? ` by more than ${minDelta}` : '';
      return `The ${judge} cost had not fallen${enough} for ${option('patience')} epochs.`;
    }
    case 'time':
      return `The time of ${option('time')} seconds was over.`;
    case 'rate':
      return 'The learning rate fell below its lower limit: no smaller step made the cost smaller.';
    case 'interrupted':
      return `The run was interrupted after epoch ${epochs}.`;
    case 'not-finite':
      return `The cost or a gradient stopped being a finite number in epoch ${epochs + 1}, which was taken back.`;
  }
}
