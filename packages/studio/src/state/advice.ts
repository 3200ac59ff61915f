import { type Remedy, spellOption, trainOptions, wordsOf } from '@colonnade/core';
import { correct } from './data.js';
import { type Given, options, schemaOptionsOf, set } from './options.js';
import { prepared } from './run.js';

/** Options that are lists: an advice adds to what is there. */
const lists: readonly string[] = ['drop', 'transform'];

/** An advice in words, as the page calls its options. */
export function wordsOfAdvice({ text, option, value }: Remedy): string {
  if (option === undefined) return text;
  return text
    .replaceAll('"{option}"', '{option}')
    .replaceAll('{option}', spellOption(option, value, 'studio'));
}

/** What a button beside an advice does; null where it names no option of training with a value, or it is set already. */
export function actionOf({
  option,
  value,
}: Remedy): { readonly name: string; take(): Promise<unknown> } | null {
  if (option === undefined || value === undefined || !Object.hasOwn(trainOptions, option)) return null;
  const name = option as keyof Given;
  const before = options.value[name];
  const isList = lists.includes(option);
  const next = isList ? [...new Set([...((before ?? []) as string[]), ...[value].flat()])] : value;
  // What is left to the library may have come to just that.
  const cameTo = prepared.value?.options.find((each) => each.name === option)?.value;
  if (JSON.stringify(next) === JSON.stringify(before ?? cameTo ?? trainOptions[option].default)) return null;
  const shown =
    Array.isArray(value) && value.length > 3 ? `${value.length} columns` : [value].flat().join(', ');
  return {
    name: option === 'drop' ? `Leave out ${shown}` : `Set ${wordsOf(option)}: ${shown}`,
    take: async () => {
      const declared = Object.keys(schemaOptionsOf({ [name]: next } as Given)).length > 0;
      if (declared) await correct({ [name]: next });
      else set(name, next as never);
    },
  };
}
