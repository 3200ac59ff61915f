import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Comparison } from '../src/compare/comparison.js';
import { colonnade, dataFile, temporaryFolder } from './support/command.js';

const folder = temporaryFolder();
const at = (name: string) => join(folder, name);

const figures = { accuracy: 0.5, cost: 1, logLikelihood: -1, precision: 1, recall: 1, f1: 1, auc: 1 };
const errors = { cost: 1, rmse: 1, mae: 1, r2: 0 };

/** A run folder of which only what `compare` reads is there. */
function writeRun(name: string, change: { result?: object; test?: object } = {}): string {
  const metrics = { train: figures, validation: null, test: figures };
  const result = {
    task: 'binary',
    options: { target: 'sick', seed: 1, hidden: [4] },
    examples: { train: 1, validation: null, test: 4 },
    architecture: [2, 4, 1],
    parameters: 17,
    epochs: 3,
    seconds: 1.25,
    metrics,
  };
  const answers = ['yes', 'no', 'yes', 'no'];
  const test = {
    part: 'test',
    source: '/data/sick.csv',
    sha256: 'abc',
    rows: [3, 5, 8, 9],
    actual: answers,
    predicted: answers,
  };
  mkdirSync(at(name));
  writeFileSync(join(at(name), 'result.json'), JSON.stringify({ ...result, ...change.result }));
  writeFileSync(join(at(name), 'test.json'), JSON.stringify({ ...test, ...change.test }));
  return at(name);
}

async function compare(...runs: string[]): Promise<Comparison> {
  const { out, error } = await colonnade('compare', ...runs, '--json');
  expect(error).toBe('');
  return JSON.parse(out);
}

const first = writeRun('first');

describe('compare', () => {
  it('pairs the rows that both tested, by their number', async () => {
    // Rows 9, 8, 3 are common; of them the second has 8 right, the first all three.
    const second = writeRun('second', {
      result: { options: { target: 'sick', seed: 1, hidden: [9], l2: 1 } },
      test: { rows: [9, 8, 3, 1], actual: ['no', 'yes', 'yes', 'no'], predicted: ['yes', 'yes', 'no', 'no'] },
    });
    const { differences, options, runs } = await compare(first, second);
    expect(options).toEqual({ hidden: [[4], [9]], l2: [null, 1] });
    expect(runs.map(({ rows, part }) => [rows, part])).toEqual([
      [4, 'test'],
      [4, 'test'],
    ]);
    expect(differences).toHaveLength(1);
    expect(differences[0]).toMatchObject({ measure: 'accuracy', rows: 3, onlyRun: 0, onlyAgainst: 2 });
    expect(differences[0].difference).toBeCloseTo(-2 / 3, 12);
    expect(differences[0].sentence).toMatch(
      /^no difference that 3 rows can show \(difference −66\.7 points, 95 % interval −.* to .*\)$/,
    );
  });

  it('says when a difference is larger than chance', async () => {
    const rows = Array.from({ length: 200 }, (_, i) => i);
    const actual = rows.map(() => 'yes');
    const mostly = rows.map((i) => (i % 10 === 0 ? 'no' : 'yes'));
    const good = writeRun('good', { test: { rows, actual, predicted: actual } });
    const worse = writeRun('worse', { test: { rows, actual, predicted: mostly } });
    const [{ sentence, difference, interval }] = (await compare(good, worse)).differences;
    expect(difference).toBe(-0.1);
    expect(interval![1]).toBeLessThan(0);
    expect(sentence).toContain(`worse than ${good} by 10.0 points on 200 rows`);
    expect((await compare(worse, good)).differences[0].sentence).toContain(`better than ${worse}`);
  });

  it('compares errors of numbers, where less is better', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => i);
    const options = { target: 'price' };
    const run = (name: string, size: number) =>
      writeRun(name, {
        result: { task: 'regression', options, metrics: { train: errors, validation: null, test: errors } },
        test: { rows, actual: rows, predicted: rows.map((row) => row + size * ((row % 5) - 2)) },
      });
    const [near, far] = [run('near', 0.5), run('far', 2)];
    const [found] = (await compare(far, near)).differences;
    expect(found).toMatchObject({ measure: 'rmse', rows: 40, onlyRun: null, onlyAgainst: null });
    expect(found.difference).toBeCloseTo((0.5 - 2) * Math.SQRT2, 12);
    expect(found.sentence).toContain('better than');
  });

  it.each([
    [
      'other data',
      { sha256: 'other', source: '/data/healthy.csv' },
      'not comparable: the data are not the same',
    ],
    ['no common row', { rows: [0, 1, 2, 4] }, 'not comparable: they tested no row in common'],
    ['no test part', { part: 'train' }, 'has no test part'],
  ])('%s: metrics, but no difference', async (name, test, sentence) => {
    const { differences, runs } = await compare(first, writeRun(name, { test }));
    expect(runs).toHaveLength(2);
    expect(differences[0]).toMatchObject({ rows: 0, difference: null, interval: null });
    expect(differences[0].sentence).toContain(sentence);
  });

  it('refuses runs of other targets', async () => {
    const other = writeRun('other', { result: { options: { target: 'age' } } });
    const { status, out, error } = await colonnade('compare', first, other);
    expect([status, out]).toEqual([2, '']);
    expect(error).toBe(
      `compare: ${first} predicts "sick" (binary), but ${other} predicts "age" (binary). Their scores are of ` +
        'different things: compare runs that predict the same. [RUNS_DIFFER]',
    );
  });

  it('refuses what is no finished run', async () => {
    mkdirSync(at('empty'));
    const damaged = writeRun('damaged');
    writeFileSync(join(damaged, 'test.json'), '{"rows": [1, 2], "actual": ["yes"]}');
    const torn = writeRun('torn');
    writeFileSync(join(torn, 'result.json'), '{"task": "bin');
    const errorOf = async (...runs: string[]) => (await colonnade('compare', ...runs)).error;
    expect(await errorOf(first, at('empty'))).toContain('[RUN_UNKNOWN]');
    expect(await errorOf(first, at('nowhere'))).toContain('[RUN_UNKNOWN]');
    expect(await errorOf(first, damaged)).toContain('[FILE_FORMAT]');
    expect(await errorOf(first, torn)).toContain('[FILE_FORMAT]');
    expect(await errorOf(first)).toContain('[OPTION_MISSING]');
  });

  it('shows real runs side by side', async () => {
    const argv = [dataFile('breast-cancer/breast_cancer.csv'), '--target', 'diagnosis', '--quiet'];
    await colonnade('train', ...argv, '--epochs', '5', '--out', at('a'));
    await colonnade('train', ...argv, '--epochs', '40', '--hidden', 'none', '--out', at('b'));
    const { out } = await colonnade('compare', at('a'), at('b'));
    const lines = out.split('\n');
    expect(lines[0]).toContain('diagnosis (binary), from ');
    expect(lines.find((line) => line.startsWith('  layers'))).toMatch(/30-64-1 +30-1$/);
    expect(lines.find((line) => line.startsWith('    epochs'))).toMatch(/ 5 +40$/);
    expect(out).toMatch(/on the rows that both tested:\n {2}.*b: .* 114 rows/);
    const accuracy = JSON.parse(readFileSync(join(at('b'), 'result.json'), 'utf8')).metrics.test.accuracy;
    expect(lines.find((line) => line.startsWith('    accuracy'))).toContain(accuracy.toFixed(4));
  });
});
