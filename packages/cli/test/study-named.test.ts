import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { jsonSchemas } from '../src/schemas/index.js';
import { colonnade, temporaryFolder } from './support/command.js';

const folder = temporaryFolder();
const at = (name: string) => join(folder, name);
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictRequired: false });

const moons = ['toy:moons', '--target', 'label', '--workers', '1', '--quiet'];
const quick = ['--epochs', '40', '--seeds', '3'];

function expectValid(name: keyof typeof jsonSchemas, document: unknown): void {
  const validate = ajv.compile(jsonSchemas[name]);
  validate(document);
  expect(validate.errors).toBeNull();
}

describe('colonnade study framing', () => {
  it('says what it found, with a table, a report, figures and a document', async () => {
    const { status, out } = await colonnade('study', 'framing', ...moons, ...quick, '--out', at('framing'));
    expect(status).toBe(0);
    const lines = out.split('\n');
    expect(lines[0]).toMatch(
      /^(No other representation is better|Better than as given, tested over 3 splits)/,
    );
    expect(out).toMatch(
      /^ {2}representation +inputs +accuracy % +95 % interval +to as given +verdict +first step/m,
    );
    expect(out).toMatch(/^ {2}numbers in bins +16 /m);
    expect(out).toMatch(/^On 100 examples: .*boosted trees/m);
    for (const name of [
      'report.html',
      'representations.svg',
      'first-step.svg',
      'learners.svg',
      'result.json',
    ]) {
      expect(existsSync(join(at('framing'), name)), name).toBe(true);
    }
    const document = JSON.parse(readFileSync(join(at('framing'), 'result.json'), 'utf8'));
    expectValid('studyFraming', document);
    expect(document.learners.map(({ examples }: { examples: number | null }) => examples)).toEqual([
      100,
      null,
    ]);
    expect(readFileSync(join(at('framing'), 'report.html'), 'utf8')).toContain(document.sentences[0]);
  });

  it('compares derived columns with going without, and takes other learners or none', async () => {
    const argv = [
      '--derive',
      'r = x1 * x2',
      '--learners',
      'nearest-neighbors,support-vectors',
      '--examples',
      '100',
    ];
    const { status, out } = await colonnade(
      ...['study', 'framing', ...moons, '--epochs', '5', '--seeds', '1', '--json', '--out', at('derived')],
      ...argv,
    );
    expect(status).toBe(0);
    const document = JSON.parse(out);
    expectValid('studyFraming', document);
    const names = document.plan.arms.map(({ name }: { name: string }) => name);
    expect(names).toContain('with r');
    expect(names).toContain('support vectors, all examples');
    expect(document.plan.arms[0].examples).toBe(100);
    expect(document.sentences[0]).toMatch(
      /1 start is too few to tell a difference from chance: run at least 3\.$/,
    );
  });

  it('refuses what is no learner, and options that do not fit', async () => {
    const study = (...argv: string[]) => colonnade('study', 'framing', ...moons, ...argv);
    const unknown = await study('--learners', 'forest');
    expect(unknown.status).toBe(2);
    expect(unknown.error).toContain(
      'study: option --learners has "forest", which is no learner. The learners are boosted-trees, support-vectors, nearest-neighbors. [OPTION_RANGE]',
    );
    expect((await study('--examples', '2')).error).toContain(
      'study: option --examples is 2, but must be a whole number of at least 10. [OPTION_RANGE]',
    );
    expect((await study('--sizes', '8')).status).toBe(2);
  });
});

describe('colonnade study hidden-units', () => {
  it('says which size to take, with a table, a report, figures and a document', async () => {
    const { status, out } = await colonnade(
      'study',
      'hidden-units',
      ...moons,
      ...quick,
      '--out',
      at('units'),
    );
    expect(status).toBe(0);
    expect(out).toMatch(/^Take .*\nTake it with|^Take /);
    expect(out).toMatch(/^Take it with: --hidden /m);
    expect(out).toMatch(/^ {2}network +parameters +accuracy % +to the best/m);
    expect(out).toMatch(/^Rule of thumb "the mean of inputs and outputs" /m);
    for (const name of ['report.html', 'sizes.svg', 'arms.svg', 'curves.svg']) {
      expect(existsSync(join(at('units'), name)), name).toBe(true);
    }
    expectValid('studyHiddenUnits', JSON.parse(readFileSync(join(at('units'), 'result.json'), 'utf8')));
  });

  it('compares the sizes that are named, of a regression too', async () => {
    writeFileSync(at('waves.csv'), waves());
    const argv = ['--sizes', 'none|4|3,3', '--json', '--out', at('named')];
    const base = [at('waves.csv'), '--target', 'y', '--workers', '1', '--quiet', ...quick];
    const { status, out, error } = await colonnade('study', 'hidden-units', ...base, ...argv);
    expect(error).toBe('');
    expect(status).toBe(0);
    const document = JSON.parse(out);
    expectValid('studyHiddenUnits', document);
    expect(document.sizes.map(({ arm }: { arm: string }) => arm)).toEqual([
      'no hidden layer',
      '4 units',
      '2 layers of 3',
    ]);
    expect(document.conclusion.measure).toBe('rmse');
  });

  it('refuses sizes that are none', async () => {
    const { status, error } = await colonnade('study', 'hidden-units', ...moons, '--sizes', '8|zero');
    expect(status).toBe(2);
    expect(error).toContain(
      'study: option --sizes has "zero", which says no hidden layers. Write --sizes "none|8|16,16". [OPTION_TYPE]',
    );
  });
});

function waves(): string {
  const rows = Array.from({ length: 120 }, (_, i) => `${i / 20},${Math.sin(i / 20).toFixed(4)}`);
  return ['x,y', ...rows].join('\n');
}
