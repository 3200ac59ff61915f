import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type ReadOptions, readTable } from '@colonnade/data';
import { type Browser, chromium, type Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/chromium.mjs';
import { bundleForPage } from './support/bundle-page.js';
import { type LibraryServer, serveLibrary } from './support/serve-library.js';

const executablePath = findChromium();
if (executablePath === undefined) {
  console.log('Files are not read in a browser: no Chromium was found (set CHROMIUM_PATH).');
}

const root = mkdtempSync(join(tmpdir(), 'colonnade-page-'));
const at = (name: string) => join(root, name);

/** What both sides say of a table, or of what is wrong with it. */
interface Seen {
  readonly columns?: {
    name: string;
    kind: string;
    shape: number[] | null;
    type: string | null;
    cells: unknown[];
  }[];
  readonly notes?: readonly string[];
  readonly error?: string;
}

/** Runs on both sides: what is read, as plain data. Numbers are written out, since a page's answer has no NaN. */
const describeTable = `(read) => read.then(
  (table) => ({
    columns: table.columns.map(({ name, kind, shape = null, values, cells }) => ({
      name, kind, shape, type: values?.constructor.name ?? null, cells: values ? Array.from(values, (value) => (Object.is(value, -0) ? '-0' : String(value))) : [...cells],
    })),
    notes: table.source.notes,
  }),
  (error) => ({ error: error.message }),
)`;

const inNode = (path: string, options?: ReadOptions, labels?: string): Promise<Seen> =>
  new Function('read', `return (${describeTable})(read)`)(readTable(path, options, labels));

function write(name: string, content: string | Uint8Array): string {
  mkdirSync(dirname(at(name)), { recursive: true });
  writeFileSync(at(name), content);
  return at(name);
}

/** A PNG whose pixels are all different colors. */
async function png(name: string, height: number, width: number): Promise<void> {
  const pixels = Uint8Array.from({ length: height * width * 3 }, (_, i) => (i * 37 + name.length * 11) % 256);
  write(
    name,
    await sharp(pixels, { raw: { height, width, channels: 3 } })
      .png()
      .toBuffer(),
  );
}

function npy(values: readonly number[]): Uint8Array {
  const header = `{'descr': '<f8', 'fortran_order': False, 'shape': (${values.length},), }`.padEnd(117);
  return Buffer.concat([
    Buffer.from('\x93NUMPY\x01\x00\x76\x00', 'latin1'),
    Buffer.from(`${header}\n`),
    new Uint8Array(Float64Array.from(values).buffer),
  ]);
}

const idx = Uint8Array.from([0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 255]);
const sample = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../packages/data/test/files/${name}`, import.meta.url)));

/** 東京都, ソフト and りんご in Shift-JIS, ten times. */
const shiftJis = Buffer.concat([
  Buffer.from('word\n'),
  Buffer.from('938c8b9e93730a835c837483670a82e882f182b20a'.repeat(10), 'hex'),
]);

const files: [name: string, content: string | Uint8Array][] = [
  ['types.parquet', sample('types.parquet')],
  ['wide.npz', sample('wide.npz')],
  ['named.npz.csv', sample('wide-compressed.npz')],
  ['aligned.dat', '  a   b\n 1   2\n10  20\n'],
  ['long.json', '[{"id":9007199254740993}]'],
  ['decimals.csv', 'name;size\nä;1,5\nb;\n'],
  ['plain.csv.gz', gzipSync('a,b\n1,x\n2,y\n')],
  ['tabs.tsv', 'a\tb\n1\t2\n'],
  ['records.json', '[{"a":1,"b":"x"},{"a":null,"b":"y"}]'],
  ['records.jsonl', '{"a":1}\n\n{"a":2.5}\n'],
  ['flat.parquet', sample('flat.parquet')],
  ['small.h5', sample('small.h5')],
  ['half.h5', sample('half.h5')],
  ['units.csv', 'a,b\ncm,kg\n1,2\n3,4\n5,6\n'],
  ['one.npy', npy([1.5, -0, Number.NaN])],
  ['arrays.npz', sample('arrays.npz')],
  ['images-idx2-ubyte', idx],
  ['images-idx2-ubyte.gz', gzipSync(idx)],
];

/** Files that no table can be read from. */
const wrong: typeof files = [
  ['twice.parquet', sample('twice.parquet')],
  ['bytes.parquet', sample('bytes.parquet')],
  ['tokyo.csv', shiftJis],
  ['objects.npy', sample('objects.npy')],
  ['page.csv', '<!doctype html><html></html>'],
  ['keys.json', '[{"id":9007199254740993,"":1}]'],
  ['empty.csv', ''],
  ['torn.parquet', sample('flat.parquet').subarray(0, 500)],
  ['torn.npz', sample('arrays.npz').subarray(0, 500)],
  ['torn.csv.gz', gzipSync('a,b\n1,2\n').subarray(0, 20)],
  ['torn.h5', sample('small.h5').subarray(0, 900)],
  ['open.csv', 'a,b\n1,"x\n'],
  ['nul.csv', 'a\n1\0\n'],
  ['image.csv', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)],
  ['book.xlsx', Uint8Array.of(0x50, 0x4b, 3, 4)],
];

describe.skipIf(executablePath === undefined && process.env.CI !== 'true')('files in a page', () => {
  let browser: Browser;
  let server: LibraryServer;
  let page: Page;
  let bundle: Map<string, string>;
  const errors: string[] = [];

  beforeAll(async () => {
    if (executablePath === undefined) throw new Error('no Chromium was found; set CHROMIUM_PATH');
    bundle = await bundleForPage();
    server = await serveLibrary({
      modules: new Map([...bundle].map(([name, code]) => [`data/${name}`, code])),
    });
    const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
    browser = await chromium.launch({ executablePath, args });
    page = await browser.newPage();
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(server.url);
    await page.setContent(
      '<input type="file" id="file" multiple><input type="file" id="folder" webkitdirectory>',
    );
  });

  afterAll(async () => {
    await browser?.close();
    server?.close();
    rmSync(root, { recursive: true });
  });

  /** Files as a user chooses them, read by the page. */
  async function inPage(paths: string | string[], options: ReadOptions = {}): Promise<Seen> {
    await page.setInputFiles('#file', paths);
    const read = `readTableFile(chosen[0], ${JSON.stringify(options)}, chosen[1])`;
    return (await page.evaluate(`(async () => {
      const { readTableFile } = await import('/data/index.js');
      const chosen = document.querySelector('#file').files;
      return (${describeTable})(${read});
    })()`)) as Seen;
  }

  async function folderInPage(path: string, options: ReadOptions = {}): Promise<Seen> {
    await page.setInputFiles('#folder', path);
    return (await page.evaluate(`(async () => {
      const { readImageFiles } = await import('/data/index.js');
      const { files } = document.querySelector('#folder');
      return (${describeTable})(readImageFiles(files, ${JSON.stringify(options)}));
    })()`)) as Seen;
  }

  it('nothing of Node is asked for', () => {
    for (const code of bundle.values())
      expect(code).not.toMatch(/(\bfrom|\bimport\(?)\s*["'](node:|@colonnade)/);
  });

  it.each(files)('%s is the same table as in Node', async (name, content) => {
    const path = write(name, content);
    const seen = await inPage(path);
    expect(seen.columns?.length, seen.error).toBeGreaterThan(0);
    expect(seen).toEqual(await inNode(path));
    expect(errors).toEqual([]);
  });

  it.each(wrong)('%s is refused in the words of Node', async (name, content) => {
    const path = write(name, content);
    const { error } = await inPage(path);
    expect(error).toMatch(/ \[[A-Z_]+\]$/);
    // What a decompressor has to say stands in brackets: Node's is another than the page's.
    const own = (message: string | undefined) => message?.replace(/ \([^)]*\)/, '');
    expect(own((await inNode(path)).error)).toBe(own(error?.replaceAll(name, path)));
    expect(errors).toEqual([]);
  });

  it('lines of text with a file of labels', async () => {
    const [texts, labels] = [write('texts.txt', 'a b\nc, d\n'), write('labels.txt', 'yes\nno\n')];
    const seen = await inPage([texts, labels]);
    expect(seen.columns?.map(({ name, cells }) => [name, cells])).toEqual([
      ['text', ['a b', 'c, d']],
      ['label', ['yes', 'no']],
    ]);
    expect(seen).toEqual(await inNode(texts, {}, labels));
  });

  it('what is wrong is said as in Node', async () => {
    const path = write('broken.csv', 'a,b\n1,2\n3\n4,5\n');
    const { error } = await inPage(path);
    expect(error).toBe(
      'broken.csv line 3: the row has 1 cell, but the header has 2. Complete the row; where the table ends before it, leave the lines from there on out with skipLast. [TABLE_RAGGED]',
    );
    expect((await inNode(path)).error).toBe(error?.replace('broken.csv', path));
  });

  it('a folder of images: pixels, classes, notes', async () => {
    for (const name of ['pets/cat/1.png', 'pets/cat/10.png', 'pets/dog/2.png']) await png(name, 5, 4);
    write('pets/notes.txt', 'x');
    const seen = await folderInPage(at('pets'));
    expect(seen.columns?.[0]).toMatchObject({ name: 'image', shape: [5, 4, 3], type: 'Uint8Array' });
    expect(seen.columns?.[1].cells).toEqual(['cat', 'cat', 'dog']);
    expect(seen.notes).toEqual(['1 file that is no image left out: notes.txt']);
    expect(seen).toEqual(await inNode(at('pets')));
  });

  it('inks without a profile, and what is another kind of image than its name says', async () => {
    write('printed/1.jpg', sample('inks.jpg'));
    write('printed/2.png', await sharp(at('pets/cat/1.png')).gif().toBuffer());
    for (const imageColor of ['color', 'gray'] as const) {
      const options = { imageColor, brokenImages: 'skip' as const };
      const seen = await folderInPage(at('printed'), options);
      expect(seen.notes).toEqual(['1 broken image skipped: 2.png']);
      expect(seen).toEqual(await inNode(at('printed'), options));
    }
  });

  it('in gray, of another size, on white', async () => {
    const gray = await folderInPage(at('pets'), { imageColor: 'gray' });
    const expected = await inNode(at('pets'), { imageColor: 'gray' });
    expect(gray.columns?.[0].shape).toEqual([5, 4]);
    const differences = gray.columns?.[0].cells.map((cell, i) =>
      Math.abs(Number(cell) - Number(expected.columns?.[0].cells[i])),
    );
    // Each side rounds a brightness of its own.
    expect(Math.max(...(differences as number[]))).toBeLessThanOrEqual(1);

    const half = { create: { width: 200, height: 100, channels: 4 as const, background: '#0000ff80' } };
    write('large/1.png', await sharp(half).png().toBuffer());
    const { columns, notes } = await folderInPage(at('large'));
    expect(columns).toHaveLength(1);
    expect(columns?.[0].shape).toEqual([64, 64, 3]);
    expect(new Set(columns?.[0].cells)).toEqual(new Set(['127', '255']));
    expect(notes).toEqual(['images made 64×64']);
  });

  it('a broken image is refused by its name, or skipped', async () => {
    await png('torn/a/1.png', 40, 40);
    const whole = readFileSync(at('torn/a/1.png'));
    write('torn/a/2.png', 'no image');
    write('torn/b/3.png', whole.subarray(0, whole.length / 2));
    const jpeg = await sharp(whole).jpeg().toBuffer();
    write('torn/b/4.jpg', jpeg.subarray(0, jpeg.length / 2));
    write('torn/b/5.jpg', jpeg);
    const webp = await sharp(whole).webp().toBuffer();
    write('torn/b/6.webp', webp.subarray(0, webp.length / 2));
    expect(await folderInPage(at('torn'))).toEqual({
      error:
        'torn/a/2.png: this image is broken or none (its bytes begin as no PNG, JPEG or WebP). Replace it, or ' +
        "leave such images out with brokenImages: 'skip'. [FILE_FORMAT]",
    });
    const { columns, notes } = await folderInPage(at('torn'), { brokenImages: 'skip' });
    expect(columns?.[1].cells).toEqual(['a', 'b']);
    expect(notes).toEqual(['4 broken images skipped: a/2.png, b/3.png, b/4.jpg, b/6.webp']);
    expect(notes).toEqual((await inNode(at('torn'), { brokenImages: 'skip' })).notes);
  });

  it('an image of too many pixels is not decoded', async () => {
    expect(await folderInPage(at('torn'), { maxPixels: 1000 })).toEqual({
      error:
        'torn/a/1.png: the image has more than 1,000 pixels. Make it smaller, or raise maxPixels. [FILE_TOO_LARGE]',
    });
  });
});
