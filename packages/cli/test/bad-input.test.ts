import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { trainOptions } from '@colonnade/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { flagName } from '../src/input/flags.js';
import { colonnade, temporaryFolder } from './support/command.js';

const folder = temporaryFolder();
const at = (name: string) => join(folder, name);

/** A CSV file of 60 rows, each made from its number. */
function csv(name: string, header: string, row: (i: number) => string, rows = 60): string {
  const lines = Array.from({ length: rows }, (_, i) => row(i));
  writeFileSync(at(name), `${[header, ...lines].join('\n')}\n`);
  return at(name);
}

const a = (i: number) => (i * 7) % 13;
const b = (i: number) => (i * 5) % 11;
const y = (i: number) => (i % 2 ? 'yes' : 'no');
const good = csv('good.csv', 'a,b,y', (i) => `${a(i)},${b(i)},${y(i)}`);
const train = (...argv: string[]) =>
  colonnade('train', ...argv, '--epochs', '3', '--quiet', '--out', at('never'));

/** Expects exit 2, one message, nothing on standard output and no run folder. */
async function expectRefused(argv: string[], error: string): Promise<void> {
  const ended = await colonnade(...argv);
  expect(ended).toEqual({ status: 2, out: '', error: error.replaceAll('{folder}', folder) });
  expect(existsSync(at('never'))).toBe(false);
}
const out = ['--out', at('never')];

describe('data that cannot be trained on', () => {
  csv('text.csv', 'a,b,y', (i) => `${i === 5 ? 'n/a' : a(i)},${b(i)},${y(i)}`);
  csv('words.csv', 'a,b,y', (i) => `${['red', 'green', 'blue'][i % 3]},${b(i)},${y(i)}`);
  csv('one-class.csv', 'a,b,y', (i) => `${a(i)},${b(i)},yes`);
  csv('one-row.csv', 'a,b,y', () => '1,2,yes', 1);
  csv('header.csv', 'a,b,y', () => '', 0);
  csv('inf.csv', 'a,b,y', (i) => `${i === 5 ? 'inf' : a(i)},${b(i)},${y(i)}`);
  csv('large.csv', 'a,b,y', (i) => `${i === 5 ? '1e308' : a(i)},${b(i)},${y(i)}`);
  csv('large-target.csv', 'a,b,y', (i) => `${a(i)},${b(i)},${i === 5 ? '1e308' : i * 1.5}`);
  csv('classes.csv', 'a,b,y', (i) => `${a(i)},${b(i)},c${i}`);
  csv('twice.csv', 'a,a,y', (i) => `${a(i)},${b(i)},${y(i)}`);
  csv('no-name.csv', 'a,,y', (i) => `${a(i)},${b(i)},${y(i)}`);
  csv('no-target.csv', 'a,b,y', (i) => `${a(i)},${b(i)},${i === 7 ? '' : y(i)}`);
  csv('ragged.csv', 'a,b,y', (i) => (i === 3 ? '1,2' : `${a(i)},${b(i)},${y(i)}`));
  csv('quote.csv', 'a,b,y', (i) => `${a(i)},"${b(i)},${y(i)}`, 1);
  csv('target-only.csv', 'y', y);
  writeFileSync(at('nothing.csv'), '');
  writeFileSync(at('bytes.csv'), Buffer.from([0, 1, 2, 255]));
  mkdirSync(at('not images'));
  writeFileSync(at('not images/a.txt'), 'a');
  writeFileSync(at('mixed.csv'), Buffer.from('a,y\n1,é\n2,caf\xe9\n').fill(0xe9, 14, 15));

  it.each([
    ['absent.csv', [], '{folder}/absent.csv: there is no such file. [FILE_NOT_FOUND]'],
    [
      'not images',
      [],
      '{folder}/not images: this is a folder without images (1 other file). Put PNG, JPEG or WebP files into it, ' +
        'those of each class into a folder of its own. [TABLE_EMPTY]',
    ],
    ['nothing.csv', [], '{folder}/nothing.csv: the file is empty. [TABLE_EMPTY]'],
    ['header.csv', [], '{folder}/header.csv: there is a header but no rows. [TABLE_EMPTY]'],
    [
      'one-row.csv',
      [],
      '{folder}/one-row.csv: there is one row only. Learning takes at least two examples: add rows. [TOO_FEW_ROWS]',
    ],
    [
      'one-class.csv',
      [],
      '{folder}/one-class.csv, target "y": all 60 rows have the value "yes". There is nothing to tell apart: ' +
        'choose another target, or add rows with other values. [TARGET_ONE_VALUE]',
    ],
    [
      'classes.csv',
      [],
      '{folder}/classes.csv, target "y": 60 of the 60 classes have one row only. A class is learned from several ' +
        'examples: choose another target, or group its values. [TARGET_CLASSES]',
    ],
    [
      'text.csv',
      [],
      '{folder}/text.csv line 7, column "a": "n/a" is not a number. Use --missing n/a or fix the cells. ' +
        '[CELL_NOT_NUMERIC]',
    ],
    [
      'words.csv',
      ['--columns', 'a=number'],
      '{folder}/words.csv line 2, column "a": "red" is not a number, and 59 more like it. ' +
        'Use --missing red,green,blue or fix the cells. [CELL_NOT_NUMERIC]',
    ],
    [
      'inf.csv',
      [],
      '{folder}/inf.csv line 7, column "a": inf is not a finite number. Fix the cell or empty it. [CELL_NOT_FINITE]',
    ],
    [
      'large.csv',
      [],
      '{folder}/large.csv line 7, column "a": 1e308 is too large to compute with. Numbers go up to 1e+150: ' +
        'fix the cell or empty it. [CELL_NOT_FINITE]',
    ],
    [
      'large-target.csv',
      [],
      '{folder}/large-target.csv line 7, column "y": 1e308 is too large to compute with. Numbers go up to 1e+150: ' +
        'fix the cell or empty it. [CELL_NOT_FINITE]',
    ],
    [
      'twice.csv',
      [],
      '{folder}/twice.csv line 1: the header names "a" twice, as columns 1 and 2. Columns are found by name: ' +
        'give each column a name of its own. [HEADER_INVALID]',
    ],
    [
      'no-name.csv',
      [],
      '{folder}/no-name.csv line 1: column 2 of 3 has no name in the header. Columns are found by name: ' +
        'fill in the header. [HEADER_INVALID]',
    ],
    [
      'no-target.csv',
      [],
      '{folder}/no-target.csv, target "y": 1 of 60 rows has no value (line 9). Nothing can be learned from them: ' +
        'fill them in or remove the rows. [TARGET_MISSING]',
    ],
    [
      'ragged.csv',
      [],
      '{folder}/ragged.csv line 5: the row has 2 cells, but the header has 3. Complete the row; where the table ends before it, leave the lines from there on out with --skip-last. [TABLE_RAGGED]',
    ],
    [
      'quote.csv',
      [],
      '{folder}/quote.csv line 2: the quote that opens in cell 2 is never closed. Close it, or double a quote that ' +
        'belongs to the cell (""). [QUOTE_UNCLOSED]',
    ],
    [
      'target-only.csv',
      [],
      '{folder}/target-only.csv: there is no column beside the target. Add columns to learn from. [NO_INPUTS]',
    ],
    [
      'bytes.csv',
      [],
      '{folder}/bytes.csv line 1: there is a NUL byte at offset 0, so this is not a text file. [FILE_FORMAT]',
    ],
    [
      'mixed.csv',
      [],
      '{folder}/mixed.csv line 3: the byte 0xe9 at offset 14 is not UTF-8. Save the file as UTF-8, or say what it is ' +
        'with --encoding: latin1 for the West of Europe, windows-1250 for its middle, windows-1251 for Cyrillic, or another one. [FILE_ENCODING]',
    ],
    [
      'good.csv',
      ['--target', 'z'],
      '{folder}/good.csv: there is no column "z". The columns are a, b, y. [COLUMN_UNKNOWN]',
    ],
    [
      'good.csv',
      ['--target', 'Y'],
      '{folder}/good.csv: there is no column "Y". Did you mean "y"? [COLUMN_UNKNOWN]',
    ],
  ])('%s %j', (file, argv, error) =>
    expectRefused(['train', join(folder, file), '--target', 'y', ...argv, ...out], error),
  );

  it('a path that cannot be written', async () => {
    const inside = join(good, 'run');
    await expectRefused(
      ['train', good, '--target', 'y', '--epochs', '1', '--quiet', '--out', inside],
      `${inside}: it could not be written: a part of the path is not a folder. Choose another path. [OUTPUT_PATH]`,
    );
    await expectRefused(
      ['train', good, '--target', 'y', '--epochs', '1', '--quiet', '--out', good],
      `${good}: it is a file, and a run needs a folder. Choose another path. [OUTPUT_PATH]`,
    );
  });

  it('--json prints nothing on failure', async () => {
    const ended = await train(at('one-class.csv'), '--target', 'y', '--json');
    expect(ended.status).toBe(2);
    expect(ended.out).toBe('');
  });
});

/** For every option of training a value that it cannot have, and what is said of it behind the flag. */
const wrong: Record<string, [value: string | undefined, said: RegExp]> = {
  target: ['nothing', /^.*good\.csv: there is no column "nothing"\. .* \[COLUMN_UNKNOWN\]$/],
  task: ['clasification', /--task is "clasification", but must be one of .* \[OPTION_RANGE\]$/],
  positive: ['maybe', /there is no class "maybe"; the classes are no, yes\. .* \[CLASS_UNKNOWN\]$/],
  columns: [
    'a=integer',
    /^option --columns: column "a" is declared "integer", but must be .* \[OPTION_RANGE\]$/,
  ],
  drop: ['c', /there is no column "c"\. .* \[COLUMN_UNKNOWN\]$/],
  missing: [undefined, /^train: option --missing <list> needs a value\. .* \[OPTION_MISSING\]$/],
  recipe: ['cours', /--recipe is "cours", but must be .*\. Did you mean "course"\? \[OPTION_RANGE\]$/],
  hidden: ['20,0', /--hidden is \[20, 0\], but must be units .* \[OPTION_TYPE\]$/],
  activation: ['relu6', /--activation is "relu6", but must be relu, .* \[OPTION_TYPE\]$/],
  output: [
    'linear',
    /the output linear does not fit the task binary\. .*use --output sigmoid\. \[OPTION_CONFLICT\]$/,
  ],
  cost: ['mse', /--cost is "mse", but must be one of .* \[OPTION_RANGE\]$/],
  initialization: ['glorot', /--initialization is "glorot", but must be one of .* \[OPTION_RANGE\]$/],
  optimizer: ['sgd', /--optimizer is "sgd", but must be one of .* \[OPTION_RANGE\]$/],
  learningRate: ['fast', /--learning-rate is "fast", but must be a finite number .* \[OPTION_TYPE\]$/],
  schedule: ['step', /--schedule is "step", but must be one of .* \[OPTION_RANGE\]$/],
  batchSize: ['0', /--batch-size is 0, but must be a whole number of at least 1, .* \[OPTION_RANGE\]$/],
  epochs: ['1.5', /--epochs is 1\.5, but must be a whole number .* \[OPTION_TYPE\]$/],
  time: ['soon', /--time is "soon", but must be a time above 0, .* \[OPTION_TYPE\]$/],
  patience: ['-1', /--patience is -1, but must be a whole number .* \[OPTION_RANGE\]$/],
  minDelta: ['-1', /--min-delta is -1, but must be .* \[OPTION_RANGE\]$/],
  l2: ['0x10', /--l2 is "0x10", but must be a finite number .* \[OPTION_TYPE\]$/],
  dropout: ['1', /--dropout is 1, but must be a finite number of at least 0 and below 1\. \[OPTION_RANGE\]$/],
  clipNorm: ['1e999', /--clip-norm is Infinity, but must be a finite number .* \[OPTION_RANGE\]$/],
  classWeight: ['equal', /--class-weight is "equal", but must be one of .* \[OPTION_RANGE\]$/],
  standardize: ['0', /--standardize is 0, but must be a finite number above 0, .* \[OPTION_RANGE\]$/],
  bias: ['1', /^train: it takes <data> and options, and there is more\. .* \[OPTION_UNKNOWN\]$/],
  shuffle: ['1', /^train: it takes <data> and options, and there is more\. .* \[OPTION_UNKNOWN\]$/],
  seed: ['4294967296', /--seed is 4294967296, but must be a whole number from 0 to .* \[OPTION_RANGE\]$/],
  precision: ['float16', /--precision is "float16", but must be one of .* \[OPTION_RANGE\]$/],
  deterministic: ['yes', /^train: it takes <data> and options, and there is more\. .* \[OPTION_UNKNOWN\]$/],
  engine: ['cuda', /--engine is "cuda", but must be one of .* \[OPTION_RANGE\]$/],
  threads: ['0', /--threads is 0, but must be a whole number from 1 to 64, .* \[OPTION_RANGE\]$/],
  threshold: ['2', /--threshold is 2, but must be a finite number from 0 to 1\. \[OPTION_RANGE\]$/],
  transform: [
    'cbrt:a',
    /--transform is \["cbrt:a"\], but must be a list such as log:fare, .* \[OPTION_TYPE\]$/,
  ],
  fill: ['zero', /--fill is "zero", but must be one of .* \[OPTION_RANGE\]$/],
  indicator: ['1', /^train: it takes <data> and options, and there is more\. .* \[OPTION_UNKNOWN\]$/],
  minFrequency: ['0', /--min-frequency is 0, but must be a whole number of at least 1\. \[OPTION_RANGE\]$/],
  dates: ['minute', /--dates is \["minute"\], but must be a list of year, .* \[OPTION_TYPE\]$/],
  text: ['tfidf', /--text is "tfidf", but must be one of .* \[OPTION_RANGE\]$/],
  tokens: ['letters', /--tokens is "letters", but must be one of .* \[OPTION_RANGE\]$/],
  minCount: ['-1', /--min-count is -1, but must be a whole number .* \[OPTION_RANGE\]$/],
  polarityCutoff: ['-1', /--polarity-cutoff is -1, but must be .* \[OPTION_RANGE\]$/],
  maxVocabulary: [
    '0',
    /--max-vocabulary is 0, but must be a whole number of at least 1, .* \[OPTION_RANGE\]$/,
  ],
  derive: [
    'c = a +',
    /^option --derive: "a \+" cannot be read: expected expression after \+ .* \[EXPRESSION_INVALID\]$/,
  ],
  split: [
    'groups',
    /--split is "groups", but must be random, order, group:COLUMN or time:COLUMN\. \[OPTION_RANGE\]$/,
  ],
  folds: ['1', /--folds is 1, but must be a whole number of at least 2, .* \[OPTION_RANGE\]$/],
  testShare: ['1', /--test-share is 1, but must be .* \[OPTION_RANGE\]$/],
  validationShare: ['-0.1', /--validation-share is -0\.1, but must be .* \[OPTION_RANGE\]$/],
};

describe('options with values that they cannot have', () => {
  it.each(Object.keys(trainOptions))('%s', async (name) => {
    expect(Object.keys(wrong)).toContain(name);
    const [value, said] = wrong[name];
    const flag = `--${['bias', 'shuffle', 'indicator'].includes(name) ? 'no-' : ''}${flagName(name)}`;
    const target = name === 'target' ? [] : ['--target', 'y'];
    const ended = await colonnade(
      'train',
      good,
      ...target,
      ...out,
      flag,
      ...(value === undefined ? [] : [value]),
    );
    expect(ended.status).toBe(2);
    expect(ended.out).toBe('');
    expect(ended.error).toMatch(said);
    expect(ended.error).not.toMatch(/option "|\n/);
    expect(existsSync(at('never'))).toBe(false);
  });

  it.each([
    [
      ['--learnig-rate', '1'],
      'train: option --learnig-rate is unknown. Did you mean --learning-rate? [OPTION_UNKNOWN]',
    ],
    [
      ['--frobnicate'],
      'train: option --frobnicate is unknown. See "colonnade train --help". [OPTION_UNKNOWN]',
    ],
    [
      ['--folds', '5', '--split', 'time:a'],
      'train: folds cannot be made of a split by time. Most of them would be trained on what came after them: leave ' +
        '--folds out. [OPTION_CONFLICT]',
    ],
    [
      ['--config', at('options.json')],
      '{folder}/options.json: "epcohs" is no option of a config file. Did you mean "epochs"? [OPTION_UNKNOWN]',
    ],
    [
      ['--test-labels', 'x'],
      'train: --test is missing. Name the file that --test-labels is about with --test. [OPTION_MISSING]',
    ],
    [
      ['--activation', 'relu,tanh'],
      'train: 2 activations for 1 hidden layer. Give one for all of them, or one for each. [OPTION_CONFLICT]',
    ],
  ])('%j', async (argv, error) => {
    writeFileSync(at('options.json'), '{ "epcohs": 3 }');
    await expectRefused(['train', good, '--target', 'y', ...argv, ...out], error);
  });

  it.each([
    [['tarin'], 'colonnade: there is no command tarin. Did you mean train? [COMMAND_UNKNOWN]'],
    [
      ['studio', '--port', '70000'],
      'studio: option --port is 70000, but must be a whole number from 0 to 65535. [OPTION_RANGE]',
    ],
    [
      ['studio', 'nowhere.csv'],
      'nowhere.csv: there is no such file. Name a file of data, a model or a run; folders of images are opened in the page. [FILE_UNREADABLE]',
    ],
    [['studio', 'toy:flowr'], 'toy:flowr: there is no toy set "flowr". Did you mean "flower"? [TOY_UNKNOWN]'],
    [
      ['train'],
      'train: <data> is missing. Name a file, toy:flower, or - for standard input. [OPTION_MISSING]',
    ],
    [
      ['train', good],
      'train: --target is missing. Name the column to predict with --target. [OPTION_MISSING]',
    ],
    [
      ['gradient-check', good],
      'gradient-check: --target is missing. Name the column to predict with --target. [OPTION_MISSING]',
    ],
    [['evaluate', good], 'evaluate: <data> is missing. See "colonnade evaluate --help". [OPTION_MISSING]'],
    [
      ['inspect', good, '--task', 'guess'],
      'inspect: option --task is "guess", but must be one of auto, binary, multiclass, multilabel, regression. [OPTION_RANGE]',
    ],
    [['toy', 'moon'], 'toy:moon: there is no toy set "moon". Did you mean "moons"? [TOY_UNKNOWN]'],
    [['export', good], 'export: the format is not named. Write --to typescript. [OPTION_MISSING]'],
  ])('%j', (argv, error) => expectRefused(argv, error));
});

describe('trained with a warning', () => {
  csv('constant.csv', 'a,b,y', (i) => `3,${b(i)},${y(i)}`);
  csv('missing.csv', 'a,b,y', (i) => `${i % 9 ? a(i) : 'NaN'},${b(i)},${y(i)}`);
  csv('rare.csv', 'a,b,y', (i) => `${a(i)},${b(i)},${i < 2 ? 'rare' : y(i)}`);

  it.each([
    ['constant.csv', 'CONSTANT_FEATURE'],
    ['missing.csv', 'MISSING_CELLS'],
    ['rare.csv', 'CLASS_RARE'],
  ])('%s: %s', async (name, code) => {
    const shown = await colonnade('train', at(name), '--target', 'y', '--epochs', '3', '--out', at(code));
    expect(shown.status).toBe(0);
    expect(shown.out).toMatch(new RegExp(`^  warning: .*\\[${code}\\]$`, 'm'));
    const { warnings } = JSON.parse(readFileSync(join(at(code), 'result.json'), 'utf8'));
    expect(warnings.map((warning: { code: string }) => warning.code)).toContain(code);
  });
});

describe('a cost that is not finite', () => {
  it('keeps the last good parameters, prints the result, and ends with 3', async () => {
    const linear = csv('linear.csv', 'a,b,y', (i) => `${a(i)},${b(i)},${a(i) * 2.5 - b(i) * 300 + 0.25}`, 80);
    const astray = ['--optimizer', 'gradient-descent', '--learning-rate', '1e6', '--standardize', 'none'];
    const ended = await colonnade(
      ...[
        'train',
        linear,
        '--target',
        'y',
        ...astray,
        '--validation-share',
        '0',
        '--quiet',
        '--out',
        at('astray'),
      ],
    );
    expect(ended.status).toBe(3);
    expect(ended.error).toMatch(
      /^train: the cost became NaN or infinite in epoch (\d+); the parameters are those of epoch \d+\. Largest \|X\| 12, learning rate 1000000: try --learning-rate 0\.1\. \[NOT_FINITE\]\n?$/,
    );
    expect(ended.out).toContain('The learning rate is too high');
    expect(ended.out).not.toContain('say little about the target');
    const { stopped, epochs } = JSON.parse(readFileSync(join(at('astray'), 'result.json'), 'utf8'));
    expect(stopped).toBe('not-finite');
    expect(ended.error).toContain(`those of epoch ${epochs}.`);
    expect((await colonnade('predict', at('astray'), linear)).status).toBe(0);
  });
});

describe('a model and what it is given', () => {
  const run = at('model');
  const file = join(run, 'model.safetensors');
  beforeAll(async () => {
    expect((await colonnade('train', good, '--target', 'y', '--epochs', '5', '--out', run)).status).toBe(0);
    const bytes = readFileSync(file);
    writeFileSync(at('short.safetensors'), bytes.subarray(0, bytes.length - 8));
    writeFileSync(at('stump.safetensors'), bytes.subarray(0, 100));
    const altered = Buffer.from(bytes);
    altered[altered.length - 3] ^= 1;
    writeFileSync(at('altered.safetensors'), altered);
    const header = Buffer.from('{}      ');
    writeFileSync(at('foreign.safetensors'), Buffer.concat([Buffer.from([8, 0, 0, 0, 0, 0, 0, 0]), header]));
    mkdirSync(at('no run'));
    csv('lacks.csv', 'a,y', (i) => `${a(i)},${y(i)}`);
    csv('lacks-all.csv', 'y', y);
    csv('other-type.csv', 'a,b,y', (i) => `red,${b(i)},${y(i)}`);
    csv('reordered.csv', 'y,more,b,a', (i) => `${y(i)},text ${i},${b(i)},${a(i)}`);
  });

  it.each([
    ['absent.safetensors', /absent\.safetensors: there is no such file\. \[FILE_NOT_FOUND\]$/],
    [
      'no run',
      /no run: there is no model\.safetensors in this folder(, and no image)?\. .* \[RUN_UNKNOWN\]$/,
    ],
    ['good.csv', /good\.csv: this is not a safetensors file\. .* \[MODEL_FOREIGN\]$/],
    ['foreign.safetensors', /foreign\.safetensors: .* is not a model of Colonnade\. .* \[MODEL_FOREIGN\]$/],
    ['short.safetensors', /short\.safetensors: .* \[MODEL_DAMAGED\]$/],
    ['stump.safetensors', /stump\.safetensors: .* \[MODEL_DAMAGED\]$/],
    ['altered.safetensors', /altered\.safetensors: .* \[MODEL_DAMAGED\]$/],
  ])('%s is refused by every command', async (name, error) => {
    const calls = [
      ['predict', at(name), good],
      ['evaluate', at(name), good],
      ['export', at(name), '--to', 'typescript'],
      ...(name === 'good.csv' || name.startsWith('absent') ? [] : [['inspect', at(name)]]),
    ];
    for (const argv of calls) {
      const ended = await colonnade(...argv);
      expect(ended).toEqual({ status: 2, out: '', error: expect.stringMatching(error) });
    }
  });

  it.each([
    [
      'lacks.csv',
      '{folder}/lacks.csv: column "b" is lacking, which the model needs. Add it; cells may be empty. [COLUMN_UNKNOWN]',
    ],
    [
      'lacks-all.csv',
      '{folder}/lacks-all.csv: columns "a", "b" are lacking, which the model needs. Add them; cells may be empty. [COLUMN_UNKNOWN]',
    ],
    [
      'other-type.csv',
      '{folder}/other-type.csv line 2, column "a": the model learned numbers from this column, but here it holds ' +
        'text such as "red". Give numbers, or leave the cells empty. [COLUMN_TYPE]',
    ],
  ])('%s is refused', async (name, error) => {
    await expectRefused(['predict', run, at(name)], error);
    await expectRefused(['evaluate', run, at(name)], error);
  });

  it('columns in another order, and more of them, are found by name without a word', async () => {
    const [straight, reordered] = [
      await colonnade('predict', run, good),
      await colonnade('predict', run, at('reordered.csv')),
    ];
    expect(straight.status).toBe(0);
    expect(reordered).toEqual(straight);
    expect(straight.error).toBe('');
  });

  it('what was skipped while reading is said', async () => {
    writeFileSync(at('footed.csv'), `${readFileSync(good, 'utf8')}\nSource: somewhere\n`);
    const notes =
      'note: 1 blank line skipped\nnote: 1 line behind the table skipped (line 63: "Source: somewhere")\n';
    const { out, error } = await colonnade('predict', run, at('footed.csv'));
    expect(error).toBe(notes);
    expect(out).toBe((await colonnade('predict', run, good)).out);
    expect((await colonnade('evaluate', run, at('footed.csv'))).error).toBe(notes);
  });
});
