import { ColonnadeError } from '@colonnade/core';
import type { ReadOptions } from '../options.js';
import { markOf } from './formats.js';
import { checkSeparator } from './separator.js';

/** @throws OPTION_RANGE, OPTION_CONFLICT for marks of numbers that cannot be told apart */
export function checkDecimal({ decimal = 'auto', thousands, separator, comment }: ReadOptions): void {
  const mark = markOf(thousands);
  const allowed = ['', ',', '.', "'", '\u2019', ' ', '_'];
  if (!allowed.includes(mark)) {
    throw new ColonnadeError({
      code: 'OPTION_RANGE',
      where: 'readCsv',
      problem: `option "thousands" is ${JSON.stringify(thousands)}, but must be a comma, a point, an apostrophe, a space, an underscore, or none`,
      remedy: { text: 'write {option}', option: 'thousands', value: 'none' },
    });
  }
  if (comment === '') {
    throw new ColonnadeError({
      code: 'OPTION_RANGE',
      where: 'readCsv',
      problem: 'option "comment" is empty, but must be how comments begin, or none',
      remedy: { text: 'write {option}', option: 'comment', value: 'none' },
    });
  }
  if (decimal !== 'auto' && mark === decimal) throw conflict('thousands', decimal, 'the decimal mark');
  // Where cells are in quotes the decimal mark may be the separator; without quotes no cell would have one.
  if (separator !== undefined && mark !== '' && checkSeparator(separator) === decimal) {
    throw conflict('separator', decimal, 'the decimal mark');
  }
}

function conflict(option: string, mark: string, what: string): ColonnadeError {
  return new ColonnadeError({
    code: 'OPTION_CONFLICT',
    where: 'readCsv',
    problem: `option "${option}" is ${JSON.stringify(mark)}, which is ${what} too`,
    remedy: { text: 'change one of them', option },
  });
}
