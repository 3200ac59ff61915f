import { ColonnadeError } from '../../foundation/errors.js';
import { nearestName } from '../../foundation/suggest.js';
import { type ToyName, toySets } from './toy-sets.js';

const PREFIX = 'toy:';
const MAX_SEED = 2 ** 32 - 1;

/** Whether a user's text means a toy set rather than a file. */
export function isToy(text: string): boolean {
  return String(text).startsWith(PREFIX);
}

/**
 * The set and seed that `toy:moons?seed=7` means; the seed is 1 unless given.
 * @throws TOY_UNKNOWN for a name that no set has, TOY_PARAMETER for anything but one whole seed
 */
export function parseToy(text: string): { name: ToyName; seed: number } {
  const rest = isToy(text) ? text.slice(PREFIX.length) : String(text);
  const [name, ...queries] = rest.split('?');
  checkToyName(name, text);
  if (queries.length === 0) return { name, seed: 1 };
  return { name, seed: parseSeed(text, queries.join('?')) };
}

/** The text that `parseToy` reads, with the seed unless it is 1. */
export function formatToy(name: ToyName, seed = 1): string {
  return `${PREFIX}${name}${seed === 1 ? '' : `?seed=${seed}`}`;
}

/** Refuses a name that no toy set has. */
export function checkToyName(name: string, where: string): asserts name is ToyName {
  if (Object.hasOwn(toySets, name)) return;
  const names = Object.keys(toySets);
  const near = nearestName(String(name), names);
  throw new ColonnadeError({
    code: 'TOY_UNKNOWN',
    where,
    problem: name === '' ? 'the name of the toy set is absent' : `there is no toy set "${name}"`,
    got: name,
    expected: names.join(', '),
    remedy: { text: near ? `did you mean "${near}"` : `the sets are ${names.join(', ')}` },
  });
}

function parseSeed(text: string, query: string): number {
  const fail = (problem: string, remedy: string) =>
    new ColonnadeError({ code: 'TOY_PARAMETER', where: text, problem, remedy: { text: remedy } });
  const parts = query.split('&');
  for (const part of parts) {
    const [key] = part.split('=');
    if (key !== 'seed')
      throw fail(`a toy set has no parameter "${key}"`, 'the only one is seed, as in ?seed=7');
  }
  if (parts.length > 1) throw fail('the seed is given twice', 'give it once');
  const value = parts[0].slice('seed='.length);
  const seed = Number(value);
  if (!/^\d+$/.test(value) || seed > MAX_SEED) {
    throw fail(`the seed is "${value}"`, `give a whole number from 0 to ${MAX_SEED}`);
  }
  return seed;
}
