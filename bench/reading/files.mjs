// The files that are read: made up from a seed once for a run, or real ones under ../shared/data.
import {
  closeSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { uniform } from '../data.mjs';

const shared = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
let folder;

/** A place for files of this run, which go with it. */
function room() {
  if (folder === undefined) {
    folder = mkdtempSync(join(tmpdir(), 'colonnade-reading-'));
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  }
  return folder;
}

/** `{ path, labels? }` of what a workload reads, or null with a line to `say` where it is absent. */
export async function filesOf({ what, examples, columns, pixels }, say) {
  if (what === 'csv') return { path: csv(examples, columns) };
  if (what === 'images') return { path: await images(examples, pixels) };
  const [path, labels] = {
    mnist: ['mnist/train-images-idx3-ubyte.gz', 'mnist/train-labels-idx1-ubyte.gz'],
    reviews: ['sentiment/reviews.txt.gz', 'sentiment/labels.txt.gz'],
  }[what].map((name) => join(shared, name));
  if (existsSync(path)) return { path, labels };
  say(`${what}: its files are not in ../shared/data; left out.`);
  return null;
}

/** Whole numbers, money, six decimals, and numbers with all their digits, in turn. */
function csv(rows, columns) {
  const path = join(room(), `numbers-${rows}.csv`);
  if (existsSync(path)) return path;
  const draw = uniform(42);
  const cells = [
    () => String(Math.floor(1000 * draw())),
    () => (100 * draw()).toFixed(2),
    () => (draw() - 0.5).toFixed(6),
    () => String(draw()),
  ];
  const file = openSync(path, 'w');
  const names = Array.from({ length: columns }, (_, i) => `c${i + 1}`);
  let text = `${names.join(',')}\n`;
  for (let row = 0; row < rows; row++) {
    text += `${names.map((_, i) => cells[i % cells.length]()).join(',')}\n`;
    if (text.length < 1e6 && row + 1 < rows) continue;
    writeSync(file, text);
    text = '';
  }
  closeSync(file);
  return path;
}

/** So many JPEGs of twenty different pictures: waves of color under a little noise. */
async function images(count, [width, height]) {
  const path = join(room(), 'images');
  if (existsSync(path)) return path;
  const sharp = createRequire(new URL('../../packages/data/package.json', import.meta.url))('sharp');
  const different = Math.min(20, count);
  for (const name of ['a', 'b']) mkdirSync(join(path, name), { recursive: true });
  const draw = uniform(7);
  for (let i = 0; i < count; i++) {
    const file = join(path, i % 2 ? 'a' : 'b', `${String(i).padStart(4, '0')}.jpg`);
    if (i >= different) {
      linkSync(
        join(path, (i % different) % 2 ? 'a' : 'b', `${String(i % different).padStart(4, '0')}.jpg`),
        file,
      );
      continue;
    }
    const pixels = new Uint8Array(3 * width * height);
    for (let y = 0, at = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        for (let c = 0; c < 3; c++) {
          const wave = Math.sin((x * (i + 3)) / 300 + c) + Math.cos((y * (c + 2)) / 150 + i);
          pixels[at++] = 128 + 50 * wave + 16 * (draw() - 0.5);
        }
      }
    }
    await sharp(pixels, { raw: { width, height, channels: 3 } })
      .jpeg({ quality: 85 })
      .toFile(file);
  }
  return path;
}
