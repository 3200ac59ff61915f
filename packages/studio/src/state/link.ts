import {
  checkOptions,
  kebabCase,
  type OptionDeclaration,
  parseToy,
  trainOptions,
  unknownOption,
} from '@colonnade/core';
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

/** The options that an address has, in the command's spelling. @throws OPTION_UNKNOWN, OPTION_TYPE, OPTION_RANGE */
export function optionsOfLink(query: URLSearchParams): Given {
  const where = 'the address';
  const names = new Map(Object.keys(trainOptions).map((name) => [kebabCase(name), name]));
  const given: Record<string, unknown> = {};
  for (const [word, text] of query) {
    if (own.includes(word)) continue;
    const name = names.get(word);
    if (name === undefined) throw unknownOption(where, word, [...own, ...names.keys()]);
    given[name] = meaningOf(text, trainOptions[name]);
  }
  checkOptions(where, given, trainOptions);
  return given as Given;
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
