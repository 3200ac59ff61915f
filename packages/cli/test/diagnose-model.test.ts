import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { jsonSchemas } from '../src/schemas/index.js';
import { colonnade, dataFile, temporaryFolder } from './support/command.js';

const folder = temporaryFolder();
const at = (name: string) => join(folder, name);
const cancer = dataFile('breast-cancer/breast_cancer.csv');
const ajv = new Ajv2020({ allErrors: true });
const isDiagnosis = ajv.compile(jsonSchemas.diagnose);
let runs = 0;

async function train(...argv: string[]): Promise<string> {
  const out = at(`model-${++runs}`);
  const { status } = await colonnade(
    'train',
    cancer,
    '--target',
    'diagnosis',
    '--quiet',
    '--out',
    out,
    ...argv,
  );
  expect(status).toBe(0);
  return out;
}

async function diagnose(data: string, model: string, ...argv: string[]) {
  const out = at(`look-${++runs}`);
  const ran = await colonnade('diagnose', data, '--model', model, '--out', out, ...argv);
  return { ...ran, folder: out };
}

describe('diagnose --model', () => {
  it('looks at a healthy model in its run folder, with the parts of the training', async () => {
    const model = await train();
    const { status, out, error, folder: run } = await diagnose(cancer, model, '--json');
    expect([status, error]).toEqual([0, '']);
    const result = JSON.parse(out);
    expect(isDiagnosis(result), JSON.stringify(isDiagnosis.errors)).toBe(true);
    expect(result.model).toMatchObject({ path: model, judgedOn: 'test', drift: null });
    expect(result.model.scores.map(({ rows }: { rows: string }) => rows)).toEqual([
      'train',
      'validation',
      'test',
    ]);
    expect(result.model.steps.epochsFrom).toBe('training');
    const trained = JSON.parse(readFileSync(join(model, 'result.json'), 'utf8'));
    expect(result.model.scores[2].score).toBe(trained.metrics.test.accuracy);
    expect(result.target.columns).toEqual(['diagnosis']); // taken from the model
    expect(readdirSync(run)).toEqual(
      expect.arrayContaining(['activations.svg', 'calibration.svg', 'errors.svg', 'importance.svg']),
    );
    const report = readFileSync(join(run, 'report.html'), 'utf8');
    for (const heading of ['What flows through its layers', 'What it leans on', 'The worst mistakes']) {
      expect(report).toContain(heading);
    }
  });

  it('says first what was broken on purpose, with the command that mends it, its other options kept', async () => {
    const model = await train('--initialization', 'zeros', '--epochs', '40', '--hidden', '12');
    const { out } = await diagnose(cancer, model, '--quiet');
    expect(out.split('\n')[0]).toBe('The neurons of a hidden layer are identical.');
    expect(out).toContain('  1. fault: The neurons of a hidden layer are identical [ZERO_INITIALIZATION]\n');
    expect(out).toMatch(/colonnade train \S+ --target diagnosis .*--hidden 12 .*--initialization he/s);
    const failing = await diagnose(cancer, model, '--quiet', '--fail-on', 'zero-initialization');
    expect(failing.status).toBe(3);
  });

  it('takes other data as new: drift, and what cannot be judged without the training', async () => {
    const model = await train('--epochs', '60');
    const lines = readFileSync(cancer, 'utf8').trim().split('\n');
    const names = lines[0].split(',');
    const moved = 0;
    const shifted = lines.slice(1).map((line) => {
      const cells = line.split(',');
      cells[moved] = String(Number(cells[moved]) * 3);
      return cells.join(',');
    });
    writeFileSync(at('later.csv'), `${[lines[0], ...shifted].join('\n')}\n`);
    const { out } = await diagnose(at('later.csv'), model, '--json');
    const { model: look, findings } = JSON.parse(out);
    expect(look.judgedOn).toBe('new');
    expect(look.drift.reference).toBe('training rows'); // the run says where they are, and they are the same
    expect(findings).toContainEqual(expect.objectContaining({ code: 'DRIFT', columns: [names[moved]] }));
    const alone = await diagnose(at('later.csv'), join(model, 'model.safetensors'), '--json');
    expect(JSON.parse(alone.out).model.judgedOn).toBe('new');
  });

  it('refuses what is no model, and data without its target', async () => {
    const none = await diagnose(cancer, at('nowhere'));
    expect([none.status, none.error]).toEqual([2, expect.stringContaining('[FILE_NOT_FOUND]')]);
    const model = await train('--epochs', '2');
    const lines = readFileSync(cancer, 'utf8').trim().split('\n');
    const at0 = lines[0].split(',').indexOf('diagnosis');
    const blind = lines.map((line) =>
      line
        .split(',')
        .filter((_, i) => i !== at0)
        .join(','),
    );
    writeFileSync(at('blind.csv'), `${blind.join('\n')}\n`);
    const { status, error } = await diagnose(at('blind.csv'), model);
    expect(status).toBe(2);
    expect(error).toContain('"diagnosis"');
  });
});
