import {
  type Finding,
  kebabCase,
  type OptionChoice,
  type Remedy,
  sentence,
  spellOption,
} from '@colonnade/core';
import type { ReportFinding, ReportOption, ReportOptionValue } from '../report-input.js';

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
