import { open } from 'node:fs/promises';
import type { ColonnadeError } from '@colonnade/core';
import { brokenImage, type Form, tooManyPixels } from '../../images/form.js';
import type { PathOfImage } from './list-folder.js';

/** The image library (native, some megabytes) is loaded only when there are images. */
async function library() {
  return (await import('sharp')).default;
}

/** Height and width of an image as it is seen, or undefined when it cannot be read. */
export async function sizeOf(file: PathOfImage, maxPixels: number): Promise<[number, number] | undefined> {
  const sharp = await library();
  try {
    const image = sharp(file.path, { limitInputPixels: maxPixels });
    const { height, width, orientation = 1 } = await image.metadata();
    return orientation >= 5 ? [width, height] : [height, width];
  } catch {
    return undefined;
  }
}

/** The first bytes of an image file. */
export async function headOf(file: PathOfImage): Promise<Uint8Array> {
  const opened = await open(file.path);
  try {
    const head = new Uint8Array(64);
    const { bytesRead } = await opened.read(head, 0, head.length, 0);
    return head.subarray(0, bytesRead);
  } finally {
    await opened.close();
  }
}

/** The pixels of an image in the form. @throws FILE_FORMAT, FILE_TOO_LARGE */
export async function decodeImage(file: PathOfImage, form: Form): Promise<Uint8Array> {
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
    throw imageError(file.where, cause as Error, form);
  }
}

function spread(data: Uint8Array, from: number, to: number): Uint8Array {
  const result = new Uint8Array((data.length / from) * to);
  for (let i = 0; i < result.length; i++)
    result[i] = data[Math.floor(i / to) * from + Math.min(i % to, from - 1)];
  return result;
}

function imageError(where: string, cause: Error, form: Form): ColonnadeError {
  if (/pixel limit/.test(cause.message)) return tooManyPixels(where, form.maxPixels, cause);
  const reason = cause.message
    .split('\n')[0]
    .replace(/^Input file (is missing: .*)?/, '')
    .trim();
  return brokenImage(where, reason, cause);
}
