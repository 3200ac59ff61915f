import type { Table } from '@colonnade/core';
import type { ReadOptions } from '@colonnade/data';

/** How a folder of images is read so that its images have the size and colors of others. */
export function imageOptions(like: Table | { readonly shape: readonly number[] }): ReadOptions {
  const image = 'shape' in like ? like : like.find('image');
  const shape = image !== undefined && 'shape' in image ? image.shape : [];
  if (shape.length < 2) return {};
  const [height, width, channels = 1] = shape;
  return { imageSize: `${height}x${width}`, imageColor: channels === 1 ? 'gray' : 'color' };
}
