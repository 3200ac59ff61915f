import {
  checkOptions,
  kebabCase,
  type OptionDeclaration,
  type OptionTable,
  parseToy,
  trainOptions,
  unknownOption,
} from '@colonnade/core';
import { type ReadOptions, readOptions } from '@colonnade/data';
import { computed } from '@preact/signals';
import { trainingOptions } from './code.js';
import { source } from './data.js';
import type { Given } from './options.js';

/** Names in an address that are no options. */
const own = ['toy', 'given'];

/** The address that opens this network again: for toy sets, whose data everyone has; null for other data. */
export const stateLink = computed<string | null>(() => {
  const from = source.value;
  if (from?.kind !== 'toy') return null;
  const link = new URL(location.pathname, location.origin);
  link.searchParams.set('toy', from.seed === 1 ? from.name : `${from.name}?seed=${from.seed}`);
  for (const [name, value] of Object.entries(trainingOptions.value)) {
    if (value === undefined || (name === 'deterministic' && value === true)) continue;
    if (name === 'target' && value === 'label') continue;
    link.searchParams.set(kebabCase(name), typeof value === 'string' ? value : JSON.stringify(value));
  }
  return link.href;
});

/** Options of reading a file; the name of the target is one of training too. */
const reading: OptionTable = {
  ...readOptions,
  header: { type: 'boolean', help: 'whether the first line holds names' },
};

/**
 * The options that an address has, in the command's spelling: of training, and of reading a file.
 * @throws OPTION_UNKNOWN, OPTION_TYPE, OPTION_RANGE
 */
export function optionsOfLink(query: URLSearchParams): { readonly given: Given; readonly how: ReadOptions } {
  const where = 'the address';
  const all = { ...reading, ...trainOptions };
  const names = new Map(Object.keys(all).map((name) => [kebabCase(name), name]));
  const given: Record<string, unknown> = {};
  const how: Record<string, unknown> = {};
  for (const [word, text] of query) {
    if (own.includes(word)) continue;
    const name = names.get(word);
    if (name === undefined) throw unknownOption(where, word, [...own, ...names.keys()]);
    (Object.hasOwn(reading, name) ? how : given)[name] = meaningOf(text, all[name]);
  }
  checkOptions(where, given, trainOptions);
  checkOptions(where, how, reading);
  // An array that is the target is named where arrays are chosen.
  if (how.input !== undefined && typeof given.target === 'string') how.target = given.target;
  return { given: given as Given, how };
}

/** The toy set that an address names. @throws TOY_UNKNOWN, TOY_PARAMETER */
export const toyOfLink = (text: string) => ({ kind: 'toy', ...parseToy(text) }) as const;

/** What a text of an address means; what it cannot mean goes through as it is, and the library says what is wrong. */
function meaningOf(text: string, { type, also = [] }: OptionDeclaration): unknown {
  if (also.includes(text)) return text;
  const isPlain =
    type === 'text' || type === 'choice' || (type !== 'number' && !/^[[{]|^(true|false)$/.test(text));
  if (isPlain && type !== 'integer') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
