import { ColonnadeError, type OptionDeclaration, type OptionTable } from '@colonnade/core';
import { type Command, Option } from 'commander';

/** `learningRate` as `learning-rate`. */
export const flagName = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/**
 * Gives a command the flags of an option table. An option that is true by default gets `--no-name`. What a flag
 * says is turned into the value that the library takes; whether it is right, the library's own table decides.
 */
export function addFlags(command: Command, table: OptionTable): void {
  for (const [name, declaration] of Object.entries(table)) command.addOption(flagOf(name, declaration));
}

function flagOf(name: string, declaration: OptionDeclaration): Option {
  const flag = flagName(name);
  const { type, help } = declaration;
  if (type === 'boolean') {
    return declaration.default === true
      ? new Option(`--no-${flag}`, `without ${help}`)
      : new Option(`--${flag}`, help);
  }
  const option = new Option(`--${flag} <${placeholder(declaration)}>`, describeFlag(declaration));
  // Given again, the flag adds to what it said before.
  return declaration.repeats
    ? option.argParser((text, before: string[] | undefined) => [...(before ?? []), text])
    : option;
}

function placeholder({ type, choices, also, help }: OptionDeclaration): string {
  if (choices || (also && also.length > 2)) return 'name';
  if (type === 'number' || type === 'integer') return [...(also ?? []), 'n'].join('|');
  return help.includes('column') ? 'columns' : type === 'list' ? 'list' : 'value';
}

/** What a flag is, the names that it may have with the default first, and what it is unless given. */
function describeFlag(declaration: OptionDeclaration): string {
  const { type, help, choices, also = [], default: standard } = declaration;
  if (choices || also.length > 2 || (also.length > 0 && type === 'list')) {
    const other = type === 'list' ? ['20,7,5'] : choices ? [] : ['a number'];
    const names = [...also, ...(choices ?? []), ...other].map(String);
    const sorted = [
      ...names.filter((name) => name === standard),
      ...names.filter((name) => name !== standard),
    ];
    return `${help} (${sorted.join(' | ')})`;
  }
  const shown = Array.isArray(standard) ? standard.join(',') : standard;
  const plain = typeof shown === 'string' || typeof shown === 'number';
  return plain && shown !== '' ? `${help} (default: ${shown})` : help;
}

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A text as the number it spells, or as it is. */
function numberOrText(text: string): number | string {
  return decimal.test(text.trim()) ? Number(text) : text;
}

/**
 * The options that were given as flags, in the library's values; flags that were not given are left out.
 * @param given what commander found: texts, true, and false for `--no-`
 */
export function readFlags(
  given: Readonly<Record<string, unknown>>,
  table: OptionTable,
): Record<string, unknown> {
  const options: Record<string, unknown> = {};
  for (const [name, declaration] of Object.entries(table)) {
    const value = given[name];
    if (value === undefined) continue;
    // commander reports the default of a `--no-` flag as true.
    if (declaration.type === 'boolean' && value === declaration.default) continue;
    options[name] = typeof value === 'string' ? readFlag(name, value, declaration) : value;
  }
  return options;
}

function readFlag(name: string, text: string, declaration: OptionDeclaration): unknown {
  if (declaration.also?.includes(text)) return text;
  switch (declaration.type) {
    case 'number':
    case 'integer':
      return numberOrText(text);
    case 'list':
      return text.split(',').map((item) => (name === 'hidden' ? numberOrText(item) : item.trim()));
    case 'object':
      if (name === 'columns') return readPairs(text);
      if (name === 'activation' && text.includes(',')) return text.split(',').map((item) => item.trim());
      return text;
    default:
      return text;
  }
}

/** `age=number,zip=category` as an object. */
function readPairs(text: string): Record<string, string> {
  const pairs = text.split(',').map((pair): [string, string] => {
    const at = pair.lastIndexOf('=');
    if (at > 0) return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    throw new ColonnadeError({
      code: 'OPTION_TYPE',
      where: 'option "columns"',
      problem: `"${pair}" does not say what the column is`,
      expected: 'name=number or name=category',
      got: pair,
      remedy: { text: 'write {option}', option: 'columns', value: `${pair || 'age'}=number` },
    });
  });
  return Object.fromEntries(pairs);
}
