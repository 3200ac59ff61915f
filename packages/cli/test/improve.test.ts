import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { jsonSchemas } from '../src/schemas/index.js';
import { colonnade, temporaryFolder } from './support/command.js';

const folder = temporaryFolder();
const at = (name: string) => join(folder, name);
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictRequired: false });

/** A ring around a disk, and a column that gives it away. */
const csv = at('ring.csv');
const rows = Array.from({ length: 240 }, (_, i) => {
  const [a, b] = [((i * 37) % 101) / 50 - 1, ((i * 61) % 103) / 51 - 1];
  const label = a * a + b * b < 0.6 ? 'disk' : 'ring';
  return `${a},${b},${label === 'disk' ? 'round' : 'hollow'},${label}`;
});
writeFileSync(csv, `${['a,b,shape,label', ...rows].join('\n')}\n`);

const quick = [
  ...['--target', 'label', '--hidden', '12', '--epochs', '40', '--patience', '0', '--learning-rate', '0.1'],
  ...['--initialization', 'zeros', '--workers', '1'],
];

describe('colonnade improve', () => {
  it('says the verdict first, then the change, its gain and the command, and warns of a leak', async () => {
    const { status, out, error } = await colonnade(
      'improve',
      csv,
      ...quick,
      '--time',
      '10m',
      '--out',
      at('run'),
    );
    expect(status, error).toBe(0);
    const lines = out.split('\n');
    expect(lines[0]).toBe('The initialization zeros stands in the way: he is better.');
    expect(lines[2]).toBe('  change   --initialization auto');
    expect(lines[3]).toMatch(
      /^ {2}gain {5}accuracy [\d.]+ % to [\d.]+ %, [\d.]+ points better \(95 %: [\d.]+ to [\d.]+\), on \d+ fresh seeds$/,
    );
    expect(lines[4]).toMatch(
      /^ {2}command {2}colonnade train .*ring\.csv .*--initialization auto.*--drop shape/,
    );
    expect(out).toContain('Warning: "shape" is the target under another name');
    expect(error).toContain('fresh seeds');
    const document = JSON.parse(readFileSync(join(at('run'), 'result.json'), 'utf8'));
    const validate = ajv.compile(jsonSchemas.improve);
    validate(document);
    expect(validate.errors).toBeNull();
    expect(document.command).toBe(lines[4].slice('  command  '.length));
    for (const name of ['report.html', 'fresh.svg', 'tried.svg', 'run.json', 'journal.jsonl'])
      expect(existsSync(join(at('run'), name)), name).toBe(true);
    const report = readFileSync(join(at('run'), 'report.html'), 'utf8');
    expect(report).toContain(document.verdict);
    expect(report).toContain('colonnade improve');

    // The command that it names can be typed as it stands.
    const [, ...words] = document.command.split(' ');
    const trained = await colonnade(...words, '--out', at('trained'), '--quiet');
    expect(trained.status, trained.error).toBe(0);

    // What was done is not done again.
    const journal = readFileSync(join(at('run'), 'journal.jsonl'), 'utf8');
    const again = await colonnade('improve', '--resume', at('run'), '--time', '10m', '--json', '--quiet');
    expect(again.status, again.error).toBe(0);
    expect(JSON.parse(again.out).verdict).toBe(document.verdict);
    expect(readFileSync(join(at('run'), 'journal.jsonl'), 'utf8')).toBe(journal);

    expect((await colonnade('study', '--resume', at('run'))).error).toBe(
      `${at('run')}: it is the run of "colonnade improve", not of a study. Go on with "colonnade improve --resume ${at('run')}". [RUN_UNKNOWN]`,
    );
    expect((await colonnade('improve', '--resume', at('run'), '--epochs', '5')).error).toBe(
      'improve: option --epochs cannot be given with --resume. What goes on takes its own data and options, and may change only time and workers: leave it out, or begin anew. [OPTION_CONFLICT]',
    );
  }, 240_000);

  it('with no time to speak of says so, and keeps its time', async () => {
    const startedMs = performance.now();
    const argv = ['improve', csv, ...quick, '--time', '0.01s', '--out', at('short'), '--quiet'];
    const { status, out } = await colonnade(...argv);
    expect(status).toBe(0);
    expect(out).toMatch(/^Nothing found: there was no time for a single change\./);
    // Beside the look at the data, which is not cut off.
    expect(performance.now() - startedMs).toBeLessThan(20_000);
  }, 60_000);

  it.each([
    [
      ['improve'],
      'improve: <data> is missing. Name a file, toy:flower, or - for standard input. [OPTION_MISSING]',
    ],
    [
      ['improve', csv],
      'improve: --target is missing. Name the column to predict with --target. [OPTION_MISSING]',
    ],
    [
      ['improve', csv, '--target', 'label', '--time', 'soon'],
      'improve: option --time is "soon", but must be a time above 0, such as 60s, 5m or 1h. [OPTION_TYPE]',
    ],
    [
      ['improve', csv, '--target', 'label', '--workers', '0'],
      'improve: option --workers is 0, but must be a whole number from 1 to 64, or "auto". [OPTION_RANGE]',
    ],
    [
      ['improve', csv, '--target', 'label', '--folds', '5'],
      'improve: option --folds plays no part among the options of training. Seeds and folds are its own: leave --folds out. [OPTION_CONFLICT]',
    ],
    [['improve', csv, '--target', 'lable'], expect.stringContaining('there is no column "lable"')],
  ])('%j is answered', async (argv, message) => {
    const { error } = await colonnade(...argv);
    expect(error).toEqual(message);
  });
});
