import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NumericColumn, TextColumn } from '@colonnade/core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ReadOptions, readTable } from '../src/index.js';

const root = mkdtempSync(join(tmpdir(), 'colonnade-images-'));
afterAll(() => rmSync(root, { recursive: true }));
const makePipe = 'mkfifo';
const at = (name: string) => join(root, name);

async function image(name: string, width: number, height: number, background: string): Promise<void> {
  mkdirSync(join(at(name), '..'), { recursive: true });
  await sharp({ create: { width, height, channels: 4, background } }).toFile(at(name));
}

const refused = (name: string, options?: ReadOptions) =>
  readTable(at(name), options).then(
    () => 'nothing was thrown',
    (error) => error.message,
  );

beforeAll(async () => {
  await image('small/cat/1.png', 2, 1, '#ff0000');
  await image('small/cat/2.webp', 2, 1, '#00ff00');
  await image('small/dog/1.jpg', 2, 1, '#ffffff');
  writeFileSync(at('small/dog/.hidden'), '');
  writeFileSync(at('small/notes.txt'), 'x');
  await image('large/a/1.png', 200, 100, '#0000ff00');
  await image('large/b/1.png', 20, 10, '#0000ff');
  await image('broken/a/1.png', 4, 4, '#0000ff');
  writeFileSync(at('broken/a/2.png'), 'no image');
  const whole = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#123456' } })
    .jpeg()
    .toBuffer();
  writeFileSync(at('broken/a/3.jpg'), whole.subarray(0, whole.length / 2));
  await image('broken/b/1.png', 4, 4, '#0000ff');
  await image('links/a/1.png', 4, 4, '#0000ff');
  mkdirSync(at('links/b'));
  symlinkSync(at('small/cat/1.png'), at('links/b/1.png'));
  await image('mixed/a/1.png', 4, 4, '#0000ff');
  await image('mixed/1.png', 4, 4, '#0000ff');
  await image('flat/1.png', 4, 4, '#808080');
});

describe('a folder of images', () => {
  it('keeps small images of one size, with the folder as class', async () => {
    const table = await readTable(at('small'));
    expect(table.names).toEqual(['image', 'class']);
    const { shape, values } = table.columns[0] as NumericColumn;
    expect(shape).toEqual([1, 2, 3]);
    expect([...values.subarray(0, 6)]).toEqual([255, 0, 0, 255, 0, 0]);
    expect([...values.subarray(12)]).toEqual([255, 255, 255, 255, 255, 255]);
    expect(table.columns[1]).toEqual({ kind: 'text', name: 'class', cells: ['cat', 'cat', 'dog'] });
    expect(table.source.notes).toEqual(['2 files that are no images left out: dog/.hidden, notes.txt']);
  });

  it('makes others as large as asked for, in gray too, on white where they are transparent', async () => {
    const table = await readTable(at('large'), { imageSize: '2x3', imageColor: 'gray' });
    const { shape, values } = table.columns[0] as NumericColumn;
    expect(shape).toEqual([2, 3]);
    expect(values).toBeInstanceOf(Uint8Array);
    expect([...values.subarray(0, 6)]).toEqual([255, 255, 255, 255, 255, 255]);
    const standard = await readTable(at('large'));
    expect((standard.columns[0] as NumericColumn).shape).toEqual([64, 64, 3]);
    expect(standard.source.notes).toEqual(['images made 64×64']);
  });

  it('has no classes without folders', async () => {
    expect((await readTable(at('flat'))).names).toEqual(['image']);
  });

  it('says what it leaves out: files beside files, frames, folders without images', async () => {
    const frames = Buffer.concat([Buffer.alloc(6, 200), Buffer.alloc(6, 10)]);
    await image('told/a/1.png', 2, 1, '#0000ff');
    await image('told/b/2.png', 2, 1, '#0000ff');
    writeFileSync(at('told/a/._1.png'), 'of another system');
    mkdirSync(at('told/c'));
    const raw = { width: 2, height: 2, channels: 3 as const, pageHeight: 1 };
    await sharp(frames, { raw }).webp({ lossless: true }).toFile(at('told/b/3.webp'));
    const table = await readTable(at('told'));
    expect((table.columns[1] as TextColumn).cells).toEqual(['a', 'b', 'b']);
    expect([...(table.columns[0] as NumericColumn).values.subarray(12)]).toEqual(Array(6).fill(200));
    expect(table.source.notes).toEqual([
      'the first frame read of 1 image that moves: b/3.webp',
      'no image in a folder: c',
      '1 file that is no image left out: a/._1.png',
    ]);
  });

  it('refuses a broken image by its name, or skips it', async () => {
    expect(await refused('broken')).toMatch(
      /broken\/a\/2\.png: this image is broken or none \(.*\)\. Replace it, or leave such images out with brokenImages: 'skip'\. \[FILE_FORMAT\]$/,
    );
    const table = await readTable(at('broken'), { brokenImages: 'skip' });
    expect(table.columns[1]).toEqual({ kind: 'text', name: 'class', cells: ['a', 'b'] });
    expect(table.source.notes.at(-1)).toBe('2 broken images skipped: a/2.png, a/3.jpg');
  });

  it('refuses links that lead out, images beside classes, too many pixels, other options', async () => {
    expect(await refused('links')).toMatch(
      /links\/b\/1\.png: it is a link that leads out of the folder\. .* \[FILE_UNREADABLE\]$/,
    );
    expect(await refused('mixed')).toMatch(
      /mixed: 1 image lies beside the folders of the classes \(1\.png\)\. Move each into the folder of its class\. \[FILE_FORMAT\]$/,
    );
    expect(await refused('large', { maxPixels: 1000 })).toMatch(
      /large\/a\/1\.png: the image has more than 1,000 pixels\. .* \[FILE_TOO_LARGE\]$/,
    );
    expect(await refused('small', { separator: ';' })).toMatch(
      /option "separator" does not apply to a folder of images/,
    );
    expect(await refused('small', { maxBytes: 10 })).toMatch(/it is larger than 10 bytes as images of 1×2/);
  });

  it('reads PNG, JPEG and WebP by their bytes, and nothing else under such a name', async () => {
    await image('named/a/1.png', 4, 4, '#0000ff');
    const gif = await sharp(at('named/a/1.png')).gif().toBuffer();
    const jpeg = await sharp(at('named/a/1.png')).jpeg().toBuffer();
    writeFileSync(at('named/a/2.png'), jpeg);
    writeFileSync(at('named/a/3.png'), gif);
    writeFileSync(at('named/a/4.png'), '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"></svg>');
    expect(await refused('named')).toMatch(
      /3\.png: this image is broken or none \(its bytes begin as no PNG, JPEG or WebP\)\./,
    );
    const table = await readTable(at('named'), { brokenImages: 'skip' });
    expect(table.source.files).toEqual(['a/1.png', 'a/2.png']);
    expect((table.columns[0] as NumericColumn).shape).toEqual([4, 4, 3]);
    expect(table.source.notes).toEqual(['2 broken images skipped: a/3.png, a/4.png']);
  });

  it('gives the colors that inks leave of white, without a profile', async () => {
    mkdirSync(at('inks'));
    copyFileSync(new URL('files/inks.jpg', import.meta.url), at('inks/1.jpg'));
    const pixels = async (options: ReadOptions) => {
      const { values } = (await readTable(at('inks'), options)).columns[0] as NumericColumn;
      return [...values];
    };
    // The file has eight columns of cyan and eight of (100, 50, 0, 51): 255 less each ink, times 255 less 51.
    const colors = await pixels({});
    expect(colors.slice(0, 3)).toEqual([0, 255, 255]);
    expect(colors.slice(24, 27)).toEqual([(155 * 204) / 255, (205 * 204) / 255, 204]);
    // 0.7874 of the light is left of cyan.
    expect((await pixels({ imageColor: 'gray' }))[0]).toBe(229);
  });

  it.skipIf(process.platform === 'win32')('does not wait for a pipe that is called as an image', async () => {
    await image('pipe/a/1.png', 4, 4, '#0000ff');
    execFileSync(makePipe, [at('pipe/a/2.png')]);
    const table = await readTable(at('pipe'));
    expect(table.source.notes).toEqual(['1 file that is no image left out: a/2.png']);
  });

  it('counts what is done', async () => {
    const done: [number, number | null][] = [];
    await readTable(at('small'), { onProgress: (count, total) => done.push([count, total]) });
    expect(done).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
  });
});
