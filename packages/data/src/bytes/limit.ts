import { ColonnadeError } from '@colonnade/core';

/** Text beyond this does not fit into one string of the JavaScript engine. */
export const defaultMaxBytes = 512 * 1024 * 1024 - 64;

/** The error for a file or dataset that is larger than the limit. */
export function tooLarge(name: string, maxBytes: number, when = ''): ColonnadeError {
  return new ColonnadeError({
    code: 'FILE_TOO_LARGE',
    where: name,
    problem: `it is larger than ${maxBytes.toLocaleString('en-US')} bytes${when}`,
    remedy: { text: 'use a part of it, or raise maxBytes' },
  });
}
