import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Model, toyTable } from '@colonnade/core';
import { readTable } from '@colonnade/data';
import { beforeAll, describe, expect, it } from 'vitest';
import { colonnade, dataFile, temporaryFolder } from './support/command.js';

const folder = temporaryFolder();
const at = (...names: string[]) => join(folder, ...names);
const cancer = dataFile('breast-cancer/breast_cancer.csv');
const run = at('cancer');
const load = (path: string) => Model.fromBytes(readFileSync(join(path, 'model.safetensors')));
const table = (name: string, lines: readonly string[]) => {
  writeFileSync(at(name), `${lines.join('\n')}\n`);
  return at(name);
};
const rows = (count: number, row: (i: number) => string) => Array.from({ length: count }, (_, i) => row(i));
const fit = (data: string, target: string, name: string, ...argv: string[]) =>
  colonnade('train', data, '--target', target, '--epochs', '5', '--quiet', '--out', at(name), ...argv);

beforeAll(async () => {
  expect((await fit(cancer, 'diagnosis', 'cancer')).status).toBe(0);
});

describe('predict', () => {
  it('says what Model.predict says, bit for bit, in the order of the rows', async () => {
    const { status, out, error } = await colonnade('predict', run, cancer);
    expect([status, error]).toEqual([0, '']);
    const model = load(run);
    const expected = model
      .predict(await readTable(cancer))
      .map(({ prediction, probabilities }) =>
        [prediction, ...model.classes.map((name) => probabilities![name])].join(','),
      );
    const header = ['prediction', ...model.classes.map((name) => `p_${name}`)].join(',');
    expect(out).toBe(`${[header, ...expected].join('\n')}\n`);
  });

  it('writes CSV or JSON to a new file, with columns of the data, and overwrites nothing', async () => {
    const argv = ['predict', run, cancer, '--keep', 'diagnosis, mean radius', '--out'];
    expect(await colonnade(...argv, at('p.json'))).toEqual({ status: 0, out: '', error: '' });
    expect(await colonnade(...argv, at('p.csv'))).toEqual({ status: 0, out: '', error: '' });
    const records = JSON.parse(readFileSync(at('p.json'), 'utf8'));
    const [header, first] = readFileSync(at('p.csv'), 'utf8').split('\n');
    expect(records).toHaveLength(569);
    expect(Object.keys(records[0]).join(',')).toBe(header);
    expect(Object.values(records[0]).join(',')).toBe(first);
    expect(header.endsWith(',diagnosis,mean radius')).toBe(true);
    expect(await colonnade(...argv, at('p.csv'))).toEqual({
      status: 2,
      out: '',
      error: `${at('p.csv')}: it could not be written: it exists already. Choose another path. [OUTPUT_EXISTS]`,
    });
    expect((await colonnade(...argv, at('p.txt'))).error).toBe(
      `predict: option --out is "${at('p.txt')}", but must end in .csv or .json. Write --out predictions.csv. [OPTION_RANGE]`,
    );
  });

  it('does not let a kept column pass for an answer', async () => {
    const data = table('p.named.csv', ['a,prediction,y', ...rows(40, (i) => `${i % 7},${i % 3},${i % 2}`)]);
    await fit(data, 'y', 'named');
    expect((await colonnade('predict', at('named'), data, '--keep', 'prediction')).error).toBe(
      'predict: the column "prediction" to keep has the name of a column of the predictions. Rename it, or take it ' +
        'out of --keep. [OPTION_CONFLICT]',
    );
  });
});

describe('evaluate', () => {
  it('measures the test part again to the figures of its run', async () => {
    const { out } = await fit(cancer, 'diagnosis', 'tested', '--test', cancer, '--json');
    const trained = JSON.parse(out);
    const measured = JSON.parse((await colonnade('evaluate', at('tested'), cancer, '--json')).out);
    expect(measured.metrics).toEqual(trained.metrics.test);
    expect(measured.confusion).toEqual(trained.confusion);
  });
});

describe('export', () => {
  it('writes the file that it prints, and no other', async () => {
    const printed = await colonnade('export', run, '--to', 'typescript');
    const written = await colonnade('export', run, '--to', 'typescript', '--out', at('model.ts'));
    expect([printed.status, printed.error]).toEqual([0, '']);
    expect(written).toEqual({ status: 0, out: '', error: '' });
    expect(readFileSync(at('model.ts'), 'utf8')).toBe(printed.out);
    expect(printed.out).toContain('export function predict(record: ExampleRecord): Prediction');
    expect((await colonnade('export', run, '--to', 'typescript', '--out', at('model.ts'))).status).toBe(2);
  });
});

describe('gradient-check', () => {
  it.each([
    [cancer, 'diagnosis', []],
    [
      'toy:waves',
      'label',
      ['--task', 'regression', '--hidden', '7,5', '--activation', 'tanh', '--l2', '0.7'],
    ],
    [dataFile('digits/digits.csv'), 'digit', ['--hidden', '9', '--output', 'sigmoid']],
  ])('%s %s %j: the gradients are right', async (data, target, argv) => {
    const { status, out, error } = await colonnade('gradient-check', data, '--target', target, ...argv);
    expect([status, error]).toEqual([0, '']);
    expect(out).toContain('The gradients are right');
  });
});

describe('toy', () => {
  it.each(['flower', 'moons', 'circles', 'spirals', 'blobs', 'xor', 'gaussian', 'waves'] as const)(
    '%s as CSV reads back to the same table',
    async (name) => {
      const { out } = await colonnade('toy', name, '--seed', '7');
      writeFileSync(at(`${name}.csv`), out);
      const read = await readTable(at(`${name}.csv`));
      const made = toyTable(name, { seed: 7 });
      expect(read.names).toEqual(['x1', 'x2', 'label']);
      for (const column of made.columns) {
        const values = Array.from(column.kind === 'text' ? column.cells : column.values, String);
        const again = read.find(column.name)!;
        expect(again.kind === 'text' && again.cells.map((cell) => String(Number(cell)))).toEqual(
          values.map((value) => String(Number(value))),
        );
      }
    },
  );

  it('has its seed in its name, or beside it, and not both', async () => {
    const beside = await colonnade('toy', 'moons', '--seed', '7');
    expect(await colonnade('toy', 'toy:moons?seed=7')).toEqual(beside);
    expect(await colonnade('toy', 'moons')).not.toEqual(beside);
    expect((await colonnade('toy', 'moons?seed=7', '--seed', '7')).error).toContain('[OPTION_CONFLICT]');
    expect((await fit('toy:moons?seed=7', 'label', 'moons')).status).toBe(0);
  });
});

describe('tables of every shape', () => {
  const strange = table('strange.csv', [
    '"p_x","a,b","q""uote","ünï ☃","__proto__","constructor"',
    ...rows(
      60,
      (i) =>
        `${i % 2 ? '"ja, gut"' : 'nein ""'.slice(0, 4)},${i % 7},${i % 5},${i % 3},${i % 11},${(i * 3) % 17}`,
    ),
  ]);

  const names = ['p_x', 'a,b', 'q"uote', 'ünï ☃', '__proto__', 'constructor'];
  it.each(names)('a target called %s', async (target) => {
    const name = `strange ${names.indexOf(target)}`;
    const { status, error } = await fit(strange, target, name);
    expect([status, error]).toEqual([0, expect.stringMatching(/^(warning: .* \[CLASS_RARE\]\n)?$/)]);
    const { out } = await colonnade(
      'predict',
      at(name),
      strange,
      '--keep',
      target,
      '--out',
      at(`${name}.json`),
    );
    expect(out).toBe('');
    const [first] = JSON.parse(readFileSync(at(`${name}.json`), 'utf8'));
    expect(Object.hasOwn(first, target)).toBe(true);
    expect((await colonnade('evaluate', at(name), strange)).status).toBe(0);
    expect((await colonnade('export', at(name), '--to', 'typescript')).status).toBe(0);
    expect((await colonnade('inspect', at(name))).status).toBe(0);
  });

  it('CRLF, a BOM and LF are one table', async () => {
    const lines = ['a,b,y', ...rows(40, (i) => `${(i * 7) % 13},${(i * 5) % 11},${i % 2 ? 'ö' : 'é'}`)];
    writeFileSync(at('crlf.csv'), `\ufeff${lines.join('\r\n')}\r\n`);
    const lf = table('lf.csv', lines);
    await fit(at('crlf.csv'), 'y', 'crlf');
    await fit(lf, 'y', 'lf');
    expect(load(at('crlf')).toBytes()).toEqual(load(at('lf')).toBytes());
  });

  const shares = [
    [],
    ['--test-share', '0'],
    ['--validation-share', '0'],
    ['--test-share', '0', '--validation-share', '0'],
  ];

  it.each([2, 3, 5])('%i rows', async (count) => {
    const numbers = table(`rows ${count}.csv`, ['a,y', ...rows(count, (i) => `${i * i},${i + 0.5}`)]);
    const words = table(`words ${count}.csv`, [
      'a,y',
      ...rows(count, (i) => `${i * i},${i === 1 ? 'q' : 'p'}`),
    ]);
    for (const [i, argv] of shares.entries()) {
      expect((await fit(numbers, 'y', `rows ${count} ${i}`, ...argv)).status).toBe(0);
      const { status, error } = await fit(words, 'y', `words ${count} ${i}`, ...argv);
      // Two rows of two classes have nothing in common; three have two of a kind.
      expect([status, error]).toEqual(
        count === 2
          ? [2, expect.stringContaining('[TARGET_CLASSES]')]
          : [0, expect.stringMatching(/^warning: .* \[CLASS_RARE\]\n$/)],
      );
    }
  });

  it.each(shares.map((argv) => [argv]))('no epochs, no hidden layer %j', async (argv) => {
    const { status, out } = await fit(
      cancer,
      'diagnosis',
      `nothing ${argv.length} ${argv[0]}`,
      ...argv,
      '--hidden',
      'none',
      '--epochs',
      '0',
      '--json',
    );
    expect(status).toBe(0);
    const { epochs, history, examples, metrics } = JSON.parse(out);
    expect([epochs, history.length]).toEqual([0, 1]);
    expect(examples.test === null).toBe(argv.includes('--test-share'));
    expect(metrics.test === null).toBe(argv.includes('--test-share'));
    expect(examples.validation === null).toBe(argv.includes('--validation-share'));
    expect(metrics.validation === null).toBe(argv.includes('--validation-share'));
  });

  it('2,000 columns', async () => {
    const names = rows(2000, (i) => `c${i}`).join(',');
    const wide = table('wide.csv', [
      `${names},y`,
      ...rows(
        40,
        (i) => `${rows(2000, (j) => String(((i * 31 + j * 17) % 29) / 7)).join(',')},${i % 2 ? 'u' : 'v'}`,
      ),
    ]);
    expect((await fit(wide, 'y', 'wide', '--hidden', '8')).status).toBe(0);
  });
});
