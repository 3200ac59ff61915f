import { ColonnadeError } from '@colonnade/core';

/** The largest file that is read unless said otherwise, after decompression: 2 GiB. */
export const defaultMaxBytes = 2 ** 31 - 1;

/** The error for a file or array that is larger than the limit. */
export function tooLarge(name: string, maxBytes: number, when = ''): ColonnadeError {
  return new ColonnadeError({
    code: 'FILE_TOO_LARGE',
    where: name,
    problem: `it is larger than ${maxBytes.toLocaleString('en-US')} bytes${when}`,
    remedy: { text: 'use a part of it, or raise {option}', option: 'maxBytes' },
  });
}

/**
 * The most rows of a table: lists of texts longer than this end the program, without a chance to say why.
 * https://crbug.com/1201626
 */
const mostRows = 100_000_000;

/** @throws FILE_TOO_LARGE for more rows than a table can have */
export function checkRows(name: string, rows: number): void {
  if (rows <= mostRows) return;
  throw new ColonnadeError({
    code: 'FILE_TOO_LARGE',
    where: name,
    problem: `there are more than ${mostRows.toLocaleString('en-US')} rows, the most that a table can have`,
    remedy: { text: 'use a part of it' },
  });
}
