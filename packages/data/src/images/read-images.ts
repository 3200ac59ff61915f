import { ColonnadeError, type Column, Table } from '@colonnade/core';
import { defaultMaxBytes, tooLarge } from '../bytes/limit.js';
import { defaultMaxPixels, parseImageSize, type ReadOptions } from '../options.js';
import { isAnimated } from './announced-size.js';
import type { Form } from './form.js';
import type { ImageFile, Listing } from './listing.js';

/** What decodes images where the program runs: a library in Node, the browser in a page. */
export interface ImageDecoder<File extends ImageFile> {
  /** Height and width of an image as it is seen, or undefined when it cannot be read. */
  readonly sizeOf: (file: File, maxPixels: number) => Promise<readonly [number, number] | undefined>;
  /**
   * The pixels of an image, row by row, red, green and blue of each (or its gray): turned as its camera says,
   * stretched to the form, on white where it is transparent.
   * @throws FILE_FORMAT for what is no whole image, FILE_TOO_LARGE for one with too many pixels
   */
  readonly decode: (file: File, form: Form) => Promise<Uint8Array>;
  /** The first bytes of a file, at least 64 where it has so many. */
  readonly headOf: (file: File) => Promise<Uint8Array>;
  /** So many images are decoded side by side. */
  readonly atOnce: number;
}

const options = ['imageSize', 'imageColor', 'brokenImages', 'maxPixels', 'maxBytes', 'target', 'onProgress'];
/** Images of one size that is no larger stay as they are; others become squares of 64. */
const keptSize = 128;
const standardSize = 64;

/** @throws OPTION_CONFLICT for an option that images do not have */
export function checkImageOptions(folder: string, given: ReadOptions): void {
  const other = Object.keys(given).find((option) => !options.includes(option));
  if (other === undefined) return;
  throw new ColonnadeError({
    code: 'OPTION_CONFLICT',
    where: folder,
    problem: `option "${other}" does not apply to a folder of images`,
    remedy: { text: 'leave {option} out', option: other },
  });
}

/**
 * Images as a table: `image`, and `class` where there are folders of classes. An image of another size is stretched
 * to the common one; transparent parts become white.
 * @throws FILE_FORMAT for a broken image, FILE_TOO_LARGE; whatever the decoder throws
 */
export async function readImages<File extends ImageFile>(
  folder: string,
  { files, others, empty = [] }: Listing<File>,
  decoder: ImageDecoder<File>,
  given: ReadOptions,
): Promise<Table> {
  const { imageColor = 'color', brokenImages = 'refuse', maxPixels = defaultMaxPixels } = given;
  const { maxBytes = defaultMaxBytes, onProgress } = given;
  const notes: string[] = [];
  const size = parseImageSize(given.imageSize) ?? (await chooseSize(files, decoder, maxPixels, notes));
  const [height, width] = size;
  const channels = imageColor === 'gray' ? 1 : 3;
  const form: Form = { height, width, channels, maxPixels };
  const pixels = height * width * channels;
  if (files.length * pixels > maxBytes) throw tooLarge(folder, maxBytes, ` as images of ${height}×${width}`);

  const values = new Uint8Array(files.length * pixels);
  const broken: { at: number; error: ColonnadeError }[] = [];
  let next = 0;
  let done = 0;
  const work = async () => {
    while (next < files.length && (brokenImages === 'skip' || broken.length === 0)) {
      const at = next++;
      try {
        values.set(await decoder.decode(files[at], form), at * pixels);
      } catch (error) {
        if (!(error instanceof ColonnadeError)) throw error;
        broken.push({ at, error });
      }
      onProgress?.(++done, files.length);
    }
  };
  await Promise.all(Array.from({ length: decoder.atOnce }, work));
  broken.sort((a, b) => a.at - b.at);
  if (broken.length > 0 && brokenImages === 'refuse') throw broken[0].error;
  const kept = withoutBroken(files, values, pixels, new Set(broken.map(({ at }) => at)));
  if (kept.files.length === 0) throw broken[0].error;
  if (broken.length > 0) {
    notes.push(
      `${broken.length} broken ${broken.length === 1 ? 'image' : 'images'} skipped: ${namesOf(broken.map(({ at }) => files[at].name))}`,
    );
  }
  const moving = await animated(kept.files, decoder);
  if (moving.length > 0) {
    const one = moving.length === 1;
    notes.push(
      `the first frame read of ${one ? '1 image' : `${moving.length} images`} that ${one ? 'moves' : 'move'}: ${namesOf(moving)}`,
    );
  }
  if (empty.length > 0) {
    notes.push(
      `no image in ${empty.length === 1 ? 'a folder' : `${empty.length} folders`}: ${namesOf(empty)}`,
    );
  }
  if (others.length > 0) {
    notes.push(
      `${others.length} ${others.length === 1 ? 'file' : 'files'} that ${others.length === 1 ? 'is no image' : 'are no images'} left out: ${namesOf(others)}`,
    );
  }
  const shape = channels === 1 ? [height, width] : [height, width, channels];
  const columns: Column[] = [{ kind: 'numeric', name: 'image', shape, values: kept.values }];
  if (files[0].label !== null) {
    columns.push({ kind: 'text', name: 'class', cells: kept.files.map(({ label }) => label) });
  }
  return new Table(columns, { name: folder, files: kept.files.map(({ name }) => name), notes });
}

/** The size that all images have, when it is small; else a square. */
async function chooseSize<File extends ImageFile>(
  files: readonly File[],
  decoder: ImageDecoder<File>,
  maxPixels: number,
  notes: string[],
): Promise<readonly [height: number, width: number]> {
  let common: readonly [number, number] | undefined;
  for (const file of files) {
    const size = await decoder.sizeOf(file, maxPixels);
    if (size === undefined) continue;
    common ??= size;
    const [height, width] = size;
    if (height !== common[0] || width !== common[1] || Math.max(height, width) > keptSize) {
      notes.push(`images made ${standardSize}×${standardSize}`);
      return [standardSize, standardSize];
    }
  }
  return common ?? [standardSize, standardSize];
}

/** The names of images of which more than one frame would be seen. */
async function animated<File extends ImageFile>(
  files: readonly File[],
  decoder: ImageDecoder<File>,
): Promise<string[]> {
  const names: string[] = [];
  for (const file of files) {
    if (/\.jpe?g$/i.test(file.name)) continue;
    if (isAnimated(await decoder.headOf(file))) names.push(file.name);
  }
  return names;
}

function withoutBroken<File extends ImageFile>(
  files: readonly File[],
  values: Uint8Array,
  pixels: number,
  broken: ReadonlySet<number>,
): { files: readonly File[]; values: Uint8Array } {
  if (broken.size === 0) return { files, values };
  let to = 0;
  for (let at = 0; at < files.length; at++) {
    if (broken.has(at)) continue;
    values.copyWithin(to * pixels, at * pixels, (at + 1) * pixels);
    to++;
  }
  return { files: files.filter((_, at) => !broken.has(at)), values: values.slice(0, to * pixels) };
}

function namesOf(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(', ');
  return names.length > 5 ? `${shown}, …` : shown;
}
