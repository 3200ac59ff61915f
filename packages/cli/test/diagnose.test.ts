import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RandomState } from '@colonnade/core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { jsonSchemas } from '../src/schemas/index.js';
import { wrap } from '../src/terminal/wrap.js';
import { colonnade, dataFile, temporaryFolder } from './support/command.js';

const folder = temporaryFolder();
const at = (name: string) => join(folder, name);
let runs = 0;
/** Runs `colonnade diagnose` into a folder of its own. */
const diagnose = async (...argv: string[]) => {
  const out = at(`run-${++runs}`);
  return { ...(await colonnade('diagnose', ...argv, '--out', out)), folder: out };
};

/** Patients of whom a column written down after the diagnosis tells all, beside honest and idle columns. */
function patients(): string {
  const random = new RandomState(3);
  const lines = Array.from({ length: 300 }, () => {
    const ill = random.rand() < 0.4;
    const size = 10 + 2 * random.randn() + (ill ? 2 : 0);
    return [size.toFixed(2), (37 + random.randn()).toFixed(1), ill ? 'B' : 'A', ill ? 'ill' : 'well'].join(
      ',',
    );
  });
  const path = at('patients.csv');
  writeFileSync(path, `size,temperature,treatment,state\n${lines.join('\n')}\n`);
  return path;
}

const planted = patients();

describe('a planted leak', () => {
  it('is the verdict, the first line, with a command that leaves it out', async () => {
    const { status, out, error } = await diagnose(planted, '--target', 'state');
    expect([status, error]).toEqual([0, '']);
    const [verdict, about] = out.split('\n');
    expect(verdict).toBe('"treatment" is the target under another name.');
    expect(about).toBe(`${planted}: 300 rows, 3 columns, target state: binary (text with 2 distinct values)`);
    expect(out).toContain('  1. fault: "treatment" is the target under another name [LEAK]\n');
    expect(out).toContain(`\n     colonnade train ${planted} --target state --drop treatment\n`);
    expect(out).toMatch(/\n {2}treatment +category +0 +\S+█ +0\.\d{4} +0\.\d{4} +signal/);
    expect(out).toMatch(/\n {2}report {2}.*report\.html\n$/);
  });

  it('its command can be pasted, and the leak is gone after it', async () => {
    const { out } = await diagnose(planted, '--target', 'state', '--json');
    const { findings } = JSON.parse(out);
    const [, , ...argv] = findings[0].command.split(' ');
    expect(argv).toEqual([planted, '--target', 'state', '--drop', 'treatment']);
    expect((await colonnade('train', ...argv, '--epochs', '1', '--out', at('pasted'))).status).toBe(0);
    const after = await diagnose(...argv, '--json');
    expect(JSON.parse(after.out).findings.map(({ code }: { code: string }) => code)).not.toContain('LEAK');
  });

  it('--fail-on ends with 3 when it is found, with 0 when not', async () => {
    const found = await diagnose(planted, '--target', 'state', '--fail-on', 'conflict,leak');
    expect([found.status, found.error]).toEqual([3, 'diagnose: found what --fail-on names: LEAK\n']);
    expect(existsSync(join(found.folder, 'report.html'))).toBe(true);
    expect((await diagnose(planted, '--target', 'state', '--fail-on', 'fault')).status).toBe(3);
    expect(
      (await diagnose(planted, '--target', 'state', '--drop', 'treatment', '--fail-on', 'leak')).status,
    ).toBe(0);
  });
});

describe('the document and the folder', () => {
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictRequired: false });
  const validate = ajv.compile(jsonSchemas.diagnose);

  it.each([
    ['two classes', [planted, '--target', 'state'], ['first-step', 'information', 'order']],
    [
      'images',
      [dataFile('digits/digits.csv'), '--target', 'digit'],
      ['first-step', 'information', 'mean-images', 'order'],
    ],
    [
      'a theory',
      ['toy:xor', '--target', 'label', '--derive', 'p = x1 * x2'],
      ['first-step', 'information', 'order'],
    ],
    [
      'a regression',
      ['toy:waves', '--target', 'label', '--task', 'regression'],
      ['first-step', 'information', 'order'],
    ],
    ['no target', ['toy:moons'], []],
  ])('%s: as the schema says, and as it is kept, with a figure of each', async (_, argv, figures) => {
    const { status, out, folder: run } = await diagnose(...argv, '--json');
    expect(status).toBe(0);
    const document = JSON.parse(out);
    validate(document);
    expect(validate.errors).toBeNull();
    expect(readFileSync(join(run, 'result.json'), 'utf8')).toBe(out);
    expect(document.report).toBe(join(run, 'report.html'));
    expect(readFileSync(document.report, 'utf8')).toContain('Diagnosis of data');
    const files = readdirSync(run).filter((name) => name.endsWith('.svg'));
    expect(files.sort()).toEqual(figures.map((name) => `${name}.svg`));
  });

  it('texts: words that tell, and what cut-offs keep', async () => {
    const random = new RandomState(5);
    const words = ['the', 'film', 'was', 'of', 'and', 'plot'];
    const lines = Array.from({ length: 400 }, (_, i) => {
      const told = i % 2 ? 'splendid' : 'dreadful';
      const filler = Array.from({ length: 12 }, () => words[random.randint(words.length)]);
      return `${[...filler, random.rand() < 0.9 ? told : 'long'].join(' ')},${i % 2 ? 'good' : 'bad'}`;
    });
    const path = at('reviews.csv');
    writeFileSync(path, `review,label\n${lines.join('\n')}\n`);
    const columns = ['--target', 'label', '--columns', 'review=text'];
    const { out, folder: run } = await diagnose(path, ...columns);
    expect(out).toContain('  for good: splendid\n');
    expect(out).toContain('  for bad: dreadful\n');
    expect(out).toMatch(/\n {2}more often than {2}polarity from {2}words/);
    expect(existsSync(join(run, 'words.svg'))).toBe(true);
    const { out: json } = await diagnose(path, ...columns, '--json');
    validate(JSON.parse(json));
    expect(validate.errors).toBeNull();
  });

  it('never overwrites a folder, and gives the same document again', async () => {
    const first = await colonnade('diagnose', planted, '--target', 'state', '--json', '--out', at('twice'));
    const second = await colonnade('diagnose', planted, '--target', 'state', '--json', '--out', at('twice'));
    expect(JSON.parse(second.out).report).toBe(at('twice-2/report.html'));
    expect(second.out.replaceAll('twice-2', 'twice')).toBe(first.out);
  });

  it('--quiet prints the findings only', async () => {
    const { out } = await diagnose(planted, '--target', 'state', '--quiet');
    expect(out).toContain('[LEAK]');
    expect(out).not.toContain('first step');
    expect(out).not.toContain('target state: binary');
  });
});

describe('what is wrong is said, with 2', () => {
  it.each([
    [['--target', 'sate'], `${planted}: there is no column "sate". Did you mean "state"? [COLUMN_UNKNOWN]`],
    [
      ['--target', 'state', '--fail-on', 'leek'],
      'option --fail-on: "leek" is no finding. Did you mean "leak"? [OPTION_RANGE]',
    ],
    [
      ['--target', 'state', '--epochs', '3'],
      'diagnose: option --epochs is unknown. See "colonnade diagnose --help". [OPTION_UNKNOWN]',
    ],
  ])('%j', async (argv, message) => {
    const { status, out, error } = await colonnade('diagnose', planted, ...argv);
    expect([status, out, error]).toEqual([2, '', message]);
  });

  it('a target with one class', async () => {
    const path = at('one.csv');
    writeFileSync(path, 'x,y\n1,a\n2,a\n3,a\n');
    const { status, error } = await colonnade('diagnose', path, '--target', 'y');
    expect(status).toBe(2);
    expect(error).toContain('[TARGET_ONE_VALUE]');
  });
});

it('wraps lines between words, and leaves a longer word whole', () => {
  expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
  expect(wrap('incomprehensible and so', 6)).toEqual(['incomprehensible', 'and so']);
  expect(wrap('', 6)).toEqual(['']);
});
