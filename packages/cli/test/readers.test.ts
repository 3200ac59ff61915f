import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { colonnade, temporaryFolder } from './support/command.js';

const folder = temporaryFolder();
const at = (name: string) => join(folder, name);
const few = ['--epochs', '3', '--quiet', '--hidden', '4'];
const result = (run: string) => JSON.parse(readFileSync(join(at(run), 'result.json'), 'utf8'));

/** Images of 4×4 and their labels, as IDX. */
function idx(name: string, count: number): void {
  const images = Array.from({ length: 16 * count }, (_, i) =>
    Math.floor(i / 16) % 2 ? (i * 7) % 256 : (i * 3) % 40,
  );
  const head = (type: number, ...sizes: number[]) => [
    0,
    0,
    8,
    type,
    ...sizes.flatMap((size) => [0, 0, 0, size]),
  ];
  writeFileSync(at(`${name}-images`), Uint8Array.from([...head(3, count, 4, 4), ...images]));
  writeFileSync(
    at(`${name}-labels`),
    Uint8Array.from([...head(1, count), ...images.map((_, i) => i % 2).slice(0, count)]),
  );
}

describe('colonnade train', () => {
  it('reads IDX with labels and a test part of their own, and goes on with them', async () => {
    idx('train', 60);
    idx('test', 20);
    const files = [
      '--labels',
      at('train-labels'),
      '--test',
      at('test-images'),
      '--test-labels',
      at('test-labels'),
    ];
    const ended = await colonnade(
      'train',
      at('train-images'),
      ...files,
      ...few,
      '--patience',
      '0',
      '--out',
      at('idx'),
    );
    expect(ended).toMatchObject({ status: 0 });
    expect(result('idx')).toMatchObject({
      task: 'binary',
      examples: { train: 54, validation: 6, test: 20 },
      architecture: [16, 4, 1],
    });
    const resumed = await colonnade('train', '--resume', at('idx'), '--epochs', '5', '--quiet');
    expect(resumed).toMatchObject({ status: 0 });
    expect(result('idx').epochs).toBe(5);
  });

  it('says that arrays of a test file may be called otherwise', async () => {
    const file = (name: string) => fileURLToPath(new URL(`../../data/test/files/${name}`, import.meta.url));
    const train = (...names: string[]) => {
      const data = [file('arrays.npz'), '--input', 'F', '--target', 'n', '--test', file('wide.npz')];
      return colonnade('train', ...data, ...names, ...few);
    };
    const advice = (option: string) =>
      `Where it is called otherwise than in the data, name it with ${option}. [COLUMN_UNKNOWN]`;
    expect(await train()).toMatchObject({
      status: 2,
      error: expect.stringContaining(advice('--test-input')),
    });
    expect((await train('--test-input', 'X')).error).toContain(advice('--test-target'));
    expect((await train('--test-input', 'X', '--test-target', 'none')).error).not.toContain(
      'called otherwise',
    );
  });

  it('reads a folder of images, whose classes are its folders', async () => {
    for (const [name, background] of [
      ['dark', '#101010'],
      ['light', '#f0f0f0'],
    ]) {
      mkdirSync(at(`photos/${name}`), { recursive: true });
      for (let i = 0; i < 12; i++) {
        const image = sharp({ create: { width: 6, height: 5 + (i % 2), channels: 3, background } });
        await image.png().toFile(at(`photos/${name}/${i}.png`));
      }
    }
    const size = ['--image-size', '4', '--image-color', 'gray'];
    const ended = await colonnade('train', at('photos'), ...size, ...few, '--out', at('images'));
    expect(ended).toMatchObject({ status: 0 });
    expect(result('images')).toMatchObject({ classes: ['dark', 'light'], architecture: [16, 4, 1] });
    const predicted = await colonnade('predict', at('images'), at('photos'));
    expect(predicted).toMatchObject({ status: 0, error: '' });
    expect(predicted.out.trim().split('\n')).toHaveLength(25);
    expect(await colonnade('evaluate', at('images'), at('photos'))).toMatchObject({ status: 0, error: '' });
    const inspected = await colonnade('inspect', at('photos'), '--image-size', '4');
    expect(inspected.out).toContain('images of 4×4×3, 8-bit');
    mkdirSync(at('one/cat'), { recursive: true });
    for (const name of ['1.png', '2.png'])
      writeFileSync(at(`one/cat/${name}`), readFileSync(at('photos/dark/0.png')));
    expect((await colonnade('train', at('one'), ...few)).error).toBe(
      `${at('one')}, target "class": all 2 rows have the value "cat". There is nothing to tell apart: choose another target, or add rows with other values. [TARGET_ONE_VALUE]`,
    );
  });

  it.each([
    ['comma.csv', 'a;b;y\n', (i: number) => `${i},5;${i % 7};${i % 2}\n`, [], 'decimal comma found in "a"'],
    [
      'given.csv',
      'a;b;y\n',
      (i: number) => `${i},125;${i % 7};${i % 2}\n`,
      ['--decimal', ',', '--separator', ';'],
      'm_train',
    ],
    [
      'bare.csv',
      '',
      (i: number) => `${i % 5}.5,${i % 7},${i % 2}\n`,
      ['--no-header', '--target', 'x3'],
      'm_train',
    ],
    ['rows.jsonl', '', (i: number) => `{"a":${i % 5},"b":${i % 7},"y":${i % 2}}\n`, [], 'm_train'],
  ])('reads %s', async (name, head, row, argv, said) => {
    writeFileSync(at(name), head + Array.from({ length: 60 }, (_, i) => row(i)).join(''));
    const ended = await colonnade(
      'train',
      at(name),
      '--target',
      'y',
      ...argv,
      '--epochs',
      '1',
      '--out',
      at(`run ${name}`),
    );
    expect(ended).toMatchObject({ status: 0 });
    expect(ended.out).toContain(said);
  });
});

describe('options of reading', () => {
  it.each([
    [['--separator', ';;'], /option --separator is ";;", but must be one character/],
    [
      ['--decimal', ';'],
      /--decimal is ";", but must be one of \., ,, or "auto"\. .*\[OPTION_RANGE\]$|--decimal is ";"/,
    ],
    [['--encoding', 'ebcdic'], /--encoding is "ebcdic", but must be one of utf-8, .* \[OPTION_RANGE\]$/],
    [
      ['--image-size', 'big'],
      /--image-size is "big", but must be pixels, such as 64 or 48x64 \(height x width\)\. \[OPTION_TYPE\]$/,
    ],
    [
      ['--image-size', '64'],
      /option --image-size does not apply to CSV\. Leave --image-size out\. \[OPTION_CONFLICT\]$/,
    ],
    [
      ['--max-bytes', '10'],
      /it is larger than 10 bytes\. Use a part of it, or raise --max-bytes\. \[FILE_TOO_LARGE\]$/,
    ],
    [['--max-columns', '1'], /there are more than 1 columns\. .* raise --max-columns\. \[FILE_TOO_LARGE\]$/],
    [
      ['--max-columns', '0', '--decimal', ';'],
      /--decimal is ";", but must be .*; option --max-columns is 0, but must be a whole number of at least 1\. \[OPTION_RANGE\]$/,
    ],
    [['--format', 'xml'], /--format is "xml", but must be one of csv, .* \[OPTION_RANGE\]$/],
  ])('%j', async (argv, said) => {
    writeFileSync(
      at('good.csv'),
      `a,y\n${Array.from({ length: 30 }, (_, i) => `${i % 7},${i % 2}\n`).join('')}`,
    );
    const ended = await colonnade(
      'train',
      at('good.csv'),
      '--target',
      'y',
      ...argv,
      ...few,
      '--out',
      at('never'),
    );
    expect(ended).toMatchObject({ status: 2, out: '' });
    expect(ended.error).toMatch(said);
  });
});
