import { ColonnadeError } from './errors.js';
import { nearestName } from './suggest.js';

/**
 * An option, declared once: the library checks against it, the command derives its flag, its help and its
 * errors from it, the documentation its table.
 */
export interface OptionDeclaration {
  readonly type: 'number' | 'integer' | 'boolean' | 'choice' | 'text' | 'list' | 'object';
  readonly default?: unknown;
  readonly help: string;
  /** Values of another kind that are accepted too, such as `auto` or `all`. */
  readonly also?: readonly (string | number)[];
  readonly choices?: readonly string[];
  /** The smallest and largest value; with `above` and `below` the bound itself is excluded. */
  readonly min?: number;
  readonly max?: number;
  readonly above?: number;
  readonly below?: number;
  /** For type `object`: true when the value is acceptable, and what is expected in words. */
  readonly accepts?: (value: unknown) => boolean;
  readonly expected?: string;
  /** Whether the command's flag may be given again, each time for one more item. */
  readonly repeats?: boolean;
}

export type OptionTable = Readonly<Record<string, OptionDeclaration>>;

/**
 * Checks options against their declarations. An unknown name, a wrong type and a value out of range are
 * errors; absent options (undefined) are filled with their defaults. Nothing is ignored or replaced. Several wrong
 * values are one error, of the code of the first, that names them all.
 */
export function checkOptions<T extends object>(
  where: string,
  given: T | undefined,
  table: OptionTable,
): Required<T> {
  if (given !== undefined && (typeof given !== 'object' || given === null || Array.isArray(given))) {
    throw new ColonnadeError({
      code: 'OPTION_TYPE',
      where,
      problem: `the options are ${describe(given)}, not an object`,
      remedy: { text: 'pass them as { name: value }' },
    });
  }
  const options: Record<string, unknown> = {};
  const wrong: ColonnadeError[] = [];
  for (const name of Object.keys(given ?? {})) {
    if (!Object.hasOwn(table, name)) throw unknownOption(where, name, Object.keys(table));
  }
  for (const [name, declaration] of Object.entries(table)) {
    const value = (given as Record<string, unknown> | undefined)?.[name];
    options[name] = value === undefined ? declaration.default : value;
    if (value === undefined) continue;
    try {
      checkOption(where, name, value, declaration);
    } catch (error) {
      wrong.push(error as ColonnadeError);
    }
  }
  if (wrong.length > 0) throw allOf(wrong);
  return options as Required<T>;
}

/** One error for all of them: who mends the first should not meet the next one at the next try. */
function allOf(errors: readonly ColonnadeError[]): ColonnadeError {
  const [first] = errors;
  if (errors.length === 1) return first;
  const { code, where } = first;
  return new ColonnadeError({ code, where, problem: errors.map(({ problem }) => problem).join('; ') });
}

/** The error for a name that no option has, with the one that was probably meant. */
export function unknownOption(where: string, name: string, names: readonly string[]): ColonnadeError {
  const near = nearestName(name, names);
  return new ColonnadeError({
    code: 'OPTION_UNKNOWN',
    where,
    problem: `option "${name}" is unknown`,
    got: name,
    remedy: near
      ? { text: 'did you mean "{option}"', option: near }
      : { text: `the options are ${names.join(', ')}` },
  });
}

/** Checks one value against its declaration; throws OPTION_TYPE or OPTION_RANGE. */
export function checkOption(
  where: string,
  name: string,
  value: unknown,
  declaration: OptionDeclaration,
): void {
  if (declaration.also?.includes(value as string | number)) return;
  const expected = expectation(declaration);
  const fail = (code: 'OPTION_TYPE' | 'OPTION_RANGE', text?: string) =>
    new ColonnadeError({
      code,
      where,
      problem: `option "${name}" is ${shown(value)}, but must be ${expected}`,
      expected,
      got: shown(value),
      ...(text === undefined ? {} : { remedy: { text, option: name } }),
    });
  switch (declaration.type) {
    case 'number':
    case 'integer': {
      if (typeof value !== 'number' || Number.isNaN(value)) throw fail('OPTION_TYPE');
      if (declaration.type === 'integer' && !Number.isInteger(value)) throw fail('OPTION_TYPE');
      const { min = -Number.MAX_VALUE, max = Number.MAX_VALUE, above, below } = declaration;
      const outside = value < min || value > max || (above !== undefined && value <= above);
      if (outside || (below !== undefined && value >= below)) throw fail('OPTION_RANGE');
      return;
    }
    case 'boolean':
      if (typeof value !== 'boolean') throw fail('OPTION_TYPE');
      return;
    case 'choice': {
      if (typeof value !== 'string') throw fail('OPTION_TYPE');
      const choices = declaration.choices ?? [];
      if (choices.includes(value)) return;
      const near = nearestName(value, choices);
      throw fail('OPTION_RANGE', near ? `did you mean "${near}"` : undefined);
    }
    case 'text':
      if (typeof value !== 'string') throw fail('OPTION_TYPE');
      if (declaration.accepts && !declaration.accepts(value)) throw fail('OPTION_RANGE');
      return;
    case 'list':
      if (!Array.isArray(value) || (declaration.accepts && !value.every(declaration.accepts))) {
        throw fail('OPTION_TYPE');
      }
      return;
    case 'object':
      if (declaration.accepts && !declaration.accepts(value)) throw fail('OPTION_TYPE');
      return;
  }
}

/** What a declaration accepts, in words: `a number above 0, or "auto"`. */
export function expectation(declaration: OptionDeclaration): string {
  const { type, min, max, above, below, choices, also, expected } = declaration;
  const bounds = [
    min !== undefined && max !== undefined
      ? `from ${min} to ${max}`
      : min !== undefined
        ? `of at least ${min}`
        : max !== undefined && `of at most ${max}`,
    above !== undefined && `above ${above}`,
    below !== undefined && `below ${below}`,
  ].filter(Boolean);
  const words: Record<OptionDeclaration['type'], string> = {
    number: ['a finite number', bounds.join(' and ')].filter(Boolean).join(' '),
    integer: ['a whole number', bounds.join(' and ')].filter(Boolean).join(' '),
    boolean: 'true or false',
    choice: `one of ${(choices ?? []).join(', ')}`,
    text: expected ?? 'a text',
    list: expected ?? 'a list',
    object: expected ?? 'an object',
  };
  const others = (also ?? []).map((value) => (typeof value === 'string' ? `"${value}"` : value));
  return [words[type], ...others].join(', or ');
}

/** A value as an option has it: a short list item by item, anything else as `describe` says. */
function shown(value: unknown): string {
  const items = Array.isArray(value) ? value : undefined;
  const short = items?.length && items.length <= 8 && items.every((item) => typeof item !== 'object');
  return short ? `[${items.map(describe).join(', ')}]` : describe(value);
}

/** A value as an error shows it: short, with its type where that is the point. */
export function describe(value: unknown): string {
  if (typeof value === 'string')
    return value.length > 60 ? `"${value.slice(0, 57)}..."` : JSON.stringify(value);
  if (value === null || value === undefined) return String(value);
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint')
    return String(value);
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value)) return `an array of ${value.length}`;
  const kind = (value as object).constructor?.name ?? 'object';
  const { length } = value as { length?: unknown };
  return ArrayBuffer.isView(value) && typeof length === 'number'
    ? `a${kind[0] === 'I' ? 'n' : ''} ${kind} of ${length}`
    : `a value of type ${kind}`;
}
