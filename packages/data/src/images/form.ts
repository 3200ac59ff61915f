import { ColonnadeError } from '@colonnade/core';

/** What every image becomes. */
export interface Form {
  readonly height: number;
  readonly width: number;
  readonly channels: 1 | 3;
  readonly maxPixels: number;
}

/** The error for an image of more pixels than the limit, found before they are made. */
export function tooManyPixels(where: string, maxPixels: number, cause?: unknown): ColonnadeError {
  return new ColonnadeError({
    code: 'FILE_TOO_LARGE',
    where,
    problem: `the image has more than ${maxPixels.toLocaleString('en-US')} pixels`,
    remedy: { text: 'make it smaller, or raise {option}', option: 'maxPixels' },
    cause,
  });
}

/** The error for a file of another kind than its name says. */
export function noImage(where: string): ColonnadeError {
  return brokenImage(where, 'its bytes begin as no PNG, JPEG or WebP');
}

/** The error for a file that is no whole image, with what the decoder said. */
export function brokenImage(where: string, reason: string, cause?: unknown): ColonnadeError {
  return new ColonnadeError({
    code: 'FILE_FORMAT',
    where,
    problem: `this image is broken or none${reason ? ` (${reason})` : ''}`,
    remedy: {
      text: 'Replace it, or leave such images out with {option}',
      option: 'brokenImages',
      value: 'skip',
    },
    cause,
  });
}
