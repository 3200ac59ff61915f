import { kebabCase } from '../../foundation/errors.js';
import { type TrainOptions, trainOptions } from '../../model/train-options.js';
import type { Change, Evidence } from '../suspect.js';

type Name = keyof TrainOptions;

/** What an option is called in a sentence, or the whole clause of what it was and what is better. */
type Words = string | ((now: string, usual: string) => string);

/**
 * For each of some options that was set to something else than its default the change that takes it back: what was set
 * on purpose is the first to be suspected.
 */
export function takenBack({ effective }: Evidence, words: { readonly [Of in Name]?: Words }): Change[] {
  return Object.entries(words).flatMap(([key, called]): Change[] => {
    const name = key as Name;
    const usual = trainOptions[name].default;
    const now = effective[name];
    if (now === undefined || same(now, usual)) return [];
    return [
      {
        name: `${kebabCase(name)} ${shown(usual)}`,
        options: { [name]: usual },
        verdict: () =>
          typeof called === 'string'
            ? `${called} ${shown(now)} stands in the way: ${shown(usual)} is better`
            : called(shown(now), shown(usual)),
      },
    ];
  });
}

/** Whether a change does nothing but take back what was set. */
export function isTakenBack({ options }: Pick<Change, 'options'>): boolean {
  return Object.entries(options).every(([name, value]) => same(value, trainOptions[name].default));
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** A value as a sentence has it: `20,7,5`, `none`. */
function shown(value: unknown): string {
  return Array.isArray(value) ? (value.length === 0 ? 'none' : value.join(',')) : String(value);
}
