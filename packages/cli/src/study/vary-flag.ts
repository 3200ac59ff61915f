import { ColonnadeError, nearestName, trainOptions, unknownOption, type Variations } from '@colonnade/core';
import { parseDerived } from '@colonnade/data';
import { flagName, readFlags } from '../input/flags.js';

/**
 * `activation=sigmoid,tanh,relu` as an option with its values. Values that hold commas themselves are parted by `|`:
 * `hidden=none|20,7,5|64`.
 * @throws OPTION_UNKNOWN, OPTION_TYPE
 */
export function readVaryFlags(texts: readonly string[]): Variations {
  const vary: Record<string, unknown[]> = {};
  for (const text of texts) {
    const at = text.indexOf('=');
    if (at < 1) throw unreadable(text);
    const name = camelCase(text.slice(0, at).trim());
    if (!Object.hasOwn(trainOptions, name)) throw unknownOption('study', name, Object.keys(trainOptions));
    if (Object.hasOwn(vary, name)) throw twice(name);
    const values = text.slice(at + 1).split(text.includes('|') ? '|' : ',');
    vary[name] = values.map((value) => readValue(name, value.trim()));
  }
  return vary as Variations;
}

function readValue(name: string, text: string): unknown {
  const declaration = trainOptions[name];
  if (declaration.type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  checkChoice(name, text);
  if (name === 'derive') return text === 'none' ? [] : [parseDerived(text)];
  return readFlags({ [name]: text }, { [name]: declaration })[name];
}

/** A name that is none of an option's, with the one that was probably meant. */
function checkChoice(name: string, text: string): void {
  const { choices, also = [] } = trainOptions[name];
  const known = [...(choices ?? []), ...also.map(String)];
  if (choices === undefined || known.includes(text) || text.includes(',')) return;
  const near = nearestName(text, known);
  throw new ColonnadeError({
    code: 'OPTION_RANGE',
    where: 'study',
    problem: `option "vary" gives ${flagName(name)} the value ${JSON.stringify(text)}`,
    expected: `one of ${known.join(', ')}`,
    got: text,
    remedy: { text: near ? `did you mean "${near}"` : `it may be ${known.join(', ')}` },
  });
}

/** `learning-rate` as `learningRate`. */
function camelCase(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function unreadable(text: string): ColonnadeError {
  return new ColonnadeError({
    code: 'OPTION_TYPE',
    where: 'study',
    problem: `option "vary" is ${JSON.stringify(text)}, which does not say what varies`,
    expected: 'an option with its values, such as activation=tanh,relu',
    got: text,
    remedy: { text: 'write {option}', option: 'vary', value: 'activation=tanh,relu' },
  });
}

function twice(name: string): ColonnadeError {
  return new ColonnadeError({
    code: 'OPTION_CONFLICT',
    where: 'study',
    problem: `option "vary" names ${flagName(name)} twice`,
    remedy: { text: 'give all its values at once' },
  });
}
