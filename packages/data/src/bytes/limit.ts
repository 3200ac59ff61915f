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
