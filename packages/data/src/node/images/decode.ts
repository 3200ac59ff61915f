import { open, readFile } from 'node:fs/promises';
import { ColonnadeError } from '@colonnade/core';
import { beginsAsImage, isOfInks } from '../../images/announced-size.js';
import { brokenImage, type Form, noImage, tooManyPixels } from '../../images/form.js';
import { grayOf } from '../../images/luminance.js';
import { fileError } from '../file-error.js';
import type { PathOfImage } from './list-folder.js';

/** The image library (native, some megabytes) is loaded only when there are images. */
async function library() {
  return (await import('sharp')).default;
}

/** Height and width of an image as it is seen, or undefined when it cannot be read. */
export async function sizeOf(file: PathOfImage, maxPixels: number): Promise<[number, number] | undefined> {
  const sharp = await library();
  try {
    if (!beginsAsImage(await headOf(file))) return undefined;
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
    // The library reads more kinds than a page does, drawings and films among them: what is read is what both read.
    if (!beginsAsImage(await headOf(file))) throw noImage(file.where);
    const bytes = await readFile(file.path);
    const image = sharp(bytes, { limitInputPixels: form.maxPixels, failOn: 'truncated' })
      .rotate()
      .flatten({ background: '#ffffff' })
      .resize(form.width, form.height, { fit: 'fill' });
    // With a profile of its inks the library computes their colors as a page does; without, by inks of its own.
    if (isOfInks(bytes) && (await image.metadata()).hasProfile !== true) {
      return colorsOfInks(
        await image.pipelineColorspace('cmyk').toColorspace('cmyk').raw().toBuffer(),
        form.channels,
      );
    }
    const colored = form.channels === 1 ? image.grayscale() : image.toColorspace('srgb');
    const { data, info } = await colored.raw().toBuffer({ resolveWithObject: true });
    if (info.channels === form.channels) return data;
    // A gray image stays gray in the library: each of its pixels is red, green and blue alike.
    return spread(data, info.channels, form.channels);
  } catch (cause) {
    if (cause instanceof ColonnadeError) throw cause;
    if ('code' in (cause as Error)) throw fileError(file.where, cause);
    throw imageError(file.where, cause as Error, form);
  }
}

/** What is left of white light under cyan, magenta and yellow, each with black, as a page has it. */
function colorsOfInks(inks: Uint8Array, channels: 1 | 3): Uint8Array {
  const values = new Uint8Array((inks.length / 4) * channels);
  for (let from = 0, to = 0; from < inks.length; from += 4) {
    const [red, green, blue] = [0, 1, 2].map((ink) =>
      Math.floor(((255 - inks[from + ink]) * (255 - inks[from + 3])) / 255),
    );
    const pixel = channels === 1 ? [grayOf(red, green, blue)] : [red, green, blue];
    values.set(pixel, to);
    to += channels;
  }
  return values;
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
