import { join } from 'node:path';
import { ColonnadeError } from '@colonnade/core';
import type { ImageFile } from './list-folder.js';

/** What every image becomes. */
export interface Form {
  readonly height: number;
  readonly width: number;
  readonly channels: 1 | 3;
  readonly maxPixels: number;
}

/** The image library (native, some megabytes) is loaded only when there are images. */
async function library() {
  return (await import('sharp')).default;
}

/** Height and width of an image as it is seen, or undefined when it cannot be read. */
export async function sizeOf(path: string, maxPixels: number): Promise<[number, number] | undefined> {
  const sharp = await library();
  try {
    const { height, width, orientation = 1 } = await sharp(path, { limitInputPixels: maxPixels }).metadata();
    return orientation >= 5 ? [width, height] : [height, width];
  } catch {
    return undefined;
  }
}

/**
 * The pixels of an image, row by row, red, green and blue of each (or its gray): turned as its camera says,
 * stretched to the form, on white where it is transparent.
 * @throws FILE_FORMAT for what is no whole image, FILE_TOO_LARGE for one with too many pixels
 */
export async function decodeImage(folder: string, file: ImageFile, form: Form): Promise<Uint8Array> {
  const sharp = await library();
  try {
    const image = sharp(file.path, { limitInputPixels: form.maxPixels, failOn: 'truncated' })
      .rotate()
      .flatten({ background: '#ffffff' })
      .resize(form.width, form.height, { fit: 'fill' });
    const colored = form.channels === 1 ? image.grayscale() : image.toColorspace('srgb');
    const { data, info } = await colored.raw().toBuffer({ resolveWithObject: true });
    if (info.channels === form.channels) return data;
    // A gray image stays gray in the library: each of its pixels is red, green and blue alike.
    return spread(data, info.channels, form.channels);
  } catch (cause) {
    throw imageError(join(folder, file.name), cause as Error, form);
  }
}

function spread(data: Uint8Array, from: number, to: number): Uint8Array {
  const result = new Uint8Array((data.length / from) * to);
  for (let i = 0; i < result.length; i++)
    result[i] = data[Math.floor(i / to) * from + Math.min(i % to, from - 1)];
  return result;
}

function imageError(where: string, cause: Error, form: Form): ColonnadeError {
  if (/pixel limit/.test(cause.message)) {
    return new ColonnadeError({
      code: 'FILE_TOO_LARGE',
      where,
      problem: `the image has more than ${form.maxPixels.toLocaleString('en-US')} pixels`,
      remedy: { text: 'make it smaller, or raise {option}', option: 'maxPixels' },
      cause,
    });
  }
  const reason = cause.message
    .split('\n')[0]
    .replace(/^Input file (is missing: .*)?/, '')
    .trim();
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
