import { ColonnadeError } from '@colonnade/core';
import { announcedSize } from '../images/announced-size.js';
import { brokenImage, type Form, noImage, tooManyPixels } from '../images/form.js';
import type { ImageFile } from '../images/listing.js';
import { grayOf } from '../images/luminance.js';
import { bytesOf } from './blob-source.js';

/** An image that a user chose. */
export interface BlobOfImage extends ImageFile {
  readonly blob: Blob;
}

/** Height and width of an image as it is seen, or undefined when it cannot be read. */
export async function sizeOf(file: BlobOfImage, maxPixels: number): Promise<[number, number] | undefined> {
  try {
    const bitmap = await bitmapOf(file, maxPixels);
    const { height, width } = bitmap;
    bitmap.close();
    return [height, width];
  } catch (error) {
    if (error instanceof ColonnadeError) return undefined;
    throw error;
  }
}

/** The first bytes of an image file. @throws FILE_UNREADABLE */
export function headOf({ where, blob }: BlobOfImage): Promise<Uint8Array> {
  return bytesOf(where, blob.slice(0, 64));
}

/** The pixels of an image in the form, resized by the browser. @throws FILE_FORMAT, FILE_TOO_LARGE, FILE_UNREADABLE */
export async function decodeImage(file: BlobOfImage, form: Form): Promise<Uint8Array> {
  const { height, width, channels, maxPixels } = form;
  const bitmap = await bitmapOf(file, maxPixels, {
    resizeHeight: height,
    resizeWidth: width,
    resizeQuality: 'high',
  });
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true }) as OffscreenCanvasRenderingContext2D;
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return withoutAlpha(context.getImageData(0, 0, width, height).data, channels);
}

/** What the browser decodes, after a look at how much that will be. */
async function bitmapOf(
  { blob, where }: BlobOfImage,
  maxPixels: number,
  options: ImageBitmapOptions = {},
): Promise<ImageBitmap> {
  const announced = announcedSize(await bytesOf(where, blob));
  if (announced === undefined) throw noImage(where);
  if (announced[0] * announced[1] > maxPixels) throw tooManyPixels(where, maxPixels);
  try {
    return await createImageBitmap(blob, { imageOrientation: 'from-image', ...options });
  } catch (cause) {
    throw brokenImage(where, (cause as Error).message.replace(/\.$/, ''), cause);
  }
}

function withoutAlpha(pixels: Uint8ClampedArray, channels: 1 | 3): Uint8Array {
  const values = new Uint8Array((pixels.length / 4) * channels);
  for (let from = 0, to = 0; from < pixels.length; from += 4) {
    const [red, green, blue] = [pixels[from], pixels[from + 1], pixels[from + 2]];
    if (channels === 1) values[to++] = grayOf(red, green, blue);
    else {
      values[to++] = red;
      values[to++] = green;
      values[to++] = blue;
    }
  }
  return values;
}
