import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { jsonSchemas } from '../src/schemas/index.js';
import { colonnade, temporaryFolder } from './support/command.js';

const folder = temporaryFolder();
const at = (name: string) => join(folder, name);
const data = at('visits.csv');
const makePipe = 'mkfifo';
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictRequired: false });

function expectValid(name: keyof typeof jsonSchemas, document: unknown): void {
  const validate = ajv.compile(jsonSchemas[name]);
  validate(document);
  expect(validate.errors).toBeNull();
}

beforeAll(() => {
  const rows = Array.from({ length: 120 }, (_, i) => {
    const when = new Date(Date.UTC(2023, 0, 1 + 3 * i)).toISOString().slice(0, 10);
    const note = `patient came for the ${['first', 'second', 'third'][i % 3]} time and felt ${i % 4 ? 'well' : 'bad'}`;
    const fare = i % 11 === 5 ? '' : String((i * 37) % 19);
    return [`p${i % 12}`, when, fare, (i * 7) % 5, note, i % 4 ? 'home' : 'stay'].join(',');
  });
  writeFileSync(data, `who,when,fare,size,note,outcome\n${rows.join('\n')}\n`);
});

describe('notes of reading', () => {
  it('spell options as flags', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => `${i % 7},${i % 5},${i % 2 ? 'u' : 'v'}`);
    writeFileSync(at('units.csv'), `size,weight,kind\ncm,kg,\n${rows.join('\n')}\n`);
    const said = /^ *note: line 2 left out: .*; if it is a row, set option --skip-below to 0$/m;
    expect((await colonnade('inspect', at('units.csv'))).out).toMatch(said);
    const argv = ['--target', 'kind', '--epochs', '1', '--out', at('units')];
    expect((await colonnade('train', at('units.csv'), ...argv)).out).toMatch(said);
    expect((await colonnade('predict', at('units'), at('units.csv'))).error).toMatch(said);
    const { out } = await colonnade('inspect', at('units.csv'), '--json');
    expect(JSON.parse(out).notes[0]).toMatch(/ --skip-below to 0$/);
  });
});

describe('inspect', () => {
  it('shows kinds, reasons, ranges, distributions and examples', async () => {
    const { out, status } = await colonnade(
      'inspect',
      data,
      '--columns',
      'note=text',
      '--target',
      'outcome',
      '--derive',
      'each = fare / (size + 1)',
    );
    expect(status).toBe(0);
    const line = (name: string) => out.split('\n').find((each) => each.startsWith(`  ${name} `)) ?? '';
    expect(out).toMatch(/^classes home 90, stay 30$/m);
    const below = (name: string) => out.split('\n')[out.split('\n').indexOf(line(name)) + 1];
    expect(line('column')).toMatch(/column +kind +missing +distinct +range +distribution$/);
    expect(line('when')).toMatch(/date +0 +120 +2023-01-01 to 2023-12-24 +█+/);
    expect(below('when')).toMatch(/^ {6}2023-01-01, .* · dates with 120 distinct/);
    expect(line('fare')).toMatch(/number +11 +19 +0\.0000 to 18\.0000 +[▁▂▃▄▅▆▇█]+/);
    expect(below('fare')).toMatch(/^ {6}0, 18, 17 · numbers with 19 distinct values$/);
    expect(line('who')).toMatch(/category +0 +12 +– +p0 10, p1 10, …$/);
    expect(line('note')).toMatch(/text +0 +6 +–/);
    expect(below('note')).toMatch(/^ {6}patient came/);
    const longest = Math.max(...out.split('\n').map((each) => (each.includes(': ') ? 0 : [...each].length)));
    expect(longest).toBeLessThanOrEqual(80);
    expect(line('each')).toMatch(/number +11 /);
  });

  it('leaves what comes through a pipe to the reader', async () => {
    const pipe = at('pipe');
    execFileSync(makePipe, [pipe]);
    const writing = writeFile(pipe, 'a,y\n1,yes\n2,no\n1,yes\n3,no\n');
    const { out } = await colonnade('inspect', pipe);
    await writing;
    expect(out).toMatch(/pipe: 4 rows, 2 columns\n/);
  });

  it('--json, against its schema', async () => {
    const document = JSON.parse((await colonnade('inspect', data, '--target', 'outcome', '--json')).out);
    expectValid('inspectData', document);
    const column = (name: string) => document.columns.find((each: { name: string }) => each.name === name);
    expect(column('size').histogram).toEqual({ from: 0, to: 4, counts: [24, 0, 24, 0, 0, 24, 0, 24, 0, 24] });
    expect(column('who').frequent[0]).toEqual({ value: 'p0', rows: 10 });
    expect(column('note').histogram).toBeNull();
    expect(column('when')).toMatchObject({ kind: 'date', dateOrder: 'ymd' });
  });
});

describe('a table with cells that are in the way', () => {
  const dirty = at('dirty.csv');
  const rows = Array.from({ length: 60 }, (_, i) =>
    [
      i === 5 ? 'n/a' : (i * 7) % 13,
      i === 9 ? 'unknown' : (i * 5) % 11,
      i === 20 ? '1e999' : i / 2,
      i % 2,
    ].join(','),
  );
  beforeAll(() => writeFileSync(dirty, `a,b,c,y\n${rows.join('\n')}\n`));
  const told = (where: string) => [
    `${where} line 7, column "a": "n/a" is not a number. Use --missing n/a,unknown or fix the cells. [CELL_NOT_NUMERIC]`,
    `${where} line 11, column "b": "unknown" is not a number. Use --missing n/a,unknown or fix the cells. [CELL_NOT_NUMERIC]`,
    `${where} line 22, column "c": 1e999 is not a finite number. Fix the cell or empty it. [CELL_NOT_FINITE]`,
  ];

  it('is shown whole by inspect, with all of them', async () => {
    const { out, status } = await colonnade('inspect', dirty, '--target', 'y');
    expect(status).toBe(0);
    expect(out).toMatch(/^ {2}b +number +0 +12 +0\.0000 to 10\.0000$/m);
    expect(out).toContain(`before it can be learned from:\n  ${told(dirty).join('\n  ')}\n`);
    const document = JSON.parse((await colonnade('inspect', dirty, '--target', 'y', '--json')).out);
    expectValid('inspectData', document);
    expect(document.objections.map(({ message }: { message: string }) => message)).toEqual(told(dirty));
    expect(document.columns[0].histogram).toBeNull();
  });

  it('is refused by train for all of them at once, and read with the advice', async () => {
    const { error, status } = await colonnade('train', dirty, '--target', 'y', '--out', at('never'));
    expect({ error, status }).toEqual({ error: told(dirty).join('\n'), status: 2 });
    const missing = ['--missing', 'n/a,unknown,1e999'];
    const { out } = await colonnade('inspect', dirty, '--target', 'y', ...missing);
    expect(out).not.toContain('before it can');
    expect(out).toContain('note: taken as missing: "n/a" (1 cell), "unknown" (1 cell), "1e999" (1 cell)');
  });
});

describe('train with options of data', () => {
  const options = [
    ...['--target', 'outcome', '--columns', 'note=text', '--epochs', '3', '--patience', '0'],
    ...['--derive', 'each = fare / (size + 1)', '--derive', 'more = each > 2 ? 1 : 0'],
    ...['--transform', 'log1p:fare', '--fill', 'median', '--dates', 'month,elapsed', '--text', 'counts'],
    ...['--min-count', '2', '--split', 'group:who', '--folds', '3'],
  ];

  it('says what they came to, and predicts with them', async () => {
    const run = at('visits');
    const { status, out, error } = await colonnade('train', data, ...options, '--json', '--out', run);
    expect(error).toMatch(
      /^(note: .*\n){3}epoch 3\/3 .*\nfold 1\/3: 3 epochs\nfold 2\/3: 3 epochs\nfold 3\/3: 3 epochs\n$/,
    );
    expect(status).toBe(0);
    const document = JSON.parse(out);
    expectValid('train', document);
    expect(document.options).toMatchObject({
      derive: ['each = fare / (size + 1)', 'more = if(each > 2, 1, 0)'],
      transform: ['log1p:fare'],
      fill: 'median',
      dates: ['month', 'elapsed'],
      text: 'counts',
      minCount: 2,
      split: 'group:who',
      folds: 3,
    });
    expect(document.crossValidation.folds).toHaveLength(3);
    const predicted = await colonnade('predict', run, data);
    expect(predicted.out.split('\n')).toHaveLength(122);
    const inspected = JSON.parse((await colonnade('inspect', run, '--json')).out);
    expectValid('inspectModel', inspected);
    const report = readFileSync(join(run, 'report.html'), 'utf8');
    expect(report).toContain('--derive');
  });

  it('say what was skipped in the file to test on', async () => {
    writeFileSync(at('test.csv'), `${readFileSync(data, 'utf8')}\nSource: a clinic\n`);
    const argv = ['--target', 'outcome', '--epochs', '1', '--test', at('test.csv'), '--out', at('tested')];
    const { out } = await colonnade('train', data, ...argv);
    expect(out).toContain(
      `note: ${at('test.csv')}: 1 line behind the table skipped (line 123: "Source: a clinic")`,
    );
  });

  it('take the same from a config file, texts and all', async () => {
    writeFileSync(
      at('options.json'),
      JSON.stringify({ derive: ['each = fare / (size + 1)'], 'min-count': 2 }),
    );
    const { out } = await colonnade(
      ...['train', data, '--target', 'outcome', '--columns', 'note=text', '--epochs', '1', '--json'],
      ...['--config', at('options.json'), '--out', at('config')],
    );
    expect(JSON.parse(out).options).toMatchObject({ derive: ['each = fare / (size + 1)'], minCount: 2 });
  });

  it.each(['--quiet', '--json'])('say what was left out of the data with %s too', async (how) => {
    const rows = Array.from(
      { length: 40 },
      (_, i) => `${(i * 7) % 11},${(i * 5) % 13},w${i},${i < 32 ? 'a' : 'b'}`,
    );
    writeFileSync(at('sorted.csv'), `A title\nx,z,code,y\n${rows.join('\n')}\n`);
    const argv = ['--target', 'y', '--split', 'order', '--epochs', '1', '--out', at('sorted')];
    const { out, error } = await colonnade('train', at('sorted.csv'), ...argv, how);
    expect(error).toMatch(/^note: 1 line before the table skipped \(line 1: "A title"\)$/m);
    expect(error).toMatch(
      /^note: column "code" is left out: every row differs: an identifier or free text$/m,
    );
    const warning =
      'The training part has no row of the class "b"; the network cannot learn what it looks like.';
    if (how === '--json') {
      expect(JSON.parse(out).warnings).toContainEqual({ code: 'CLASS_ABSENT', message: warning });
      expect(error).not.toContain(warning);
    } else expect(error).toContain(`warning: ${warning} [CLASS_ABSENT]\n`);
  });

  it('go on with a run that has them', async () => {
    const run = at('again');
    const argv = ['--target', 'outcome', '--columns', 'note=text', '--derive', 'each = fare / (size + 1)'];
    await colonnade('train', data, ...argv, '--epochs', '2', '--quiet', '--out', run);
    const { status, out } = await colonnade('train', '--resume', run, '--epochs', '4', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(out).epochs).toBe(4);
  });
});
