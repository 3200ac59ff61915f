import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Model } from '@colonnade/core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { jsonSchemas } from '../src/schemas/index.js';
import { colonnade, temporaryFolder } from './support/command.js';

const folder = temporaryFolder();
const at = (name: string) => join(folder, name);
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictRequired: false });

const moons = ['toy:moons', '--target', 'label', '--workers', '1', '--quiet'];
const quick = ['--epochs', '40', '--hidden', '16', '--seeds', '2'];
const documentOf = (name: string) => JSON.parse(readFileSync(join(at(name), 'result.json'), 'utf8'));

describe('colonnade study trade-off', () => {
  it('measures score, speed and size, and saves the model that is chosen', async () => {
    const choose = ['--choose', 'accuracy >= 0.7 and size <= 1e6', '--prefer', 'smallest'];
    const argv = ['study', 'trade-off', ...moons, ...quick, ...choose, '--out', at('chosen')];
    const { status, out, error } = await colonnade(...argv);
    expect(status, error).toBe(0);
    expect(out).toMatch(/^Of the points that meet "accuracy >= 0.7 and size <= 1e6" the smallest is /);
    expect(out).toMatch(/^ {2}network +layers +accuracy % +to the whole/m);
    expect(out).toContain(`model   ${join(at('chosen'), 'model.safetensors')}`);
    for (const name of ['report.html', 'speed.svg', 'size.svg', 'within-time.svg', 'journal.jsonl'])
      expect(existsSync(join(at('chosen'), name)), name).toBe(true);
    const document = documentOf('chosen');
    const validate = ajv.compile(jsonSchemas.studyTradeOff);
    validate(document);
    expect(validate.errors).toBeNull();
    const names = document.points.map(({ name }: { name: string }) => name);
    expect(names).toContain('the whole network, 8 bits');
    expect(names).toContain('no hidden layer, 8 bits');
    expect(names).toContain('the whole network, 80 % of weights zero');
    for (const { speed, bytes, summary } of document.points) {
      expect(speed.examplesPerSecond).toBeGreaterThan(0);
      expect(bytes).toBeGreaterThan(0);
      expect(summary.trials).toBe(2);
    }
    const { chosen } = document;
    const meeting = document.points.filter(
      ({ summary, bytes }: { summary: { mean: number }; bytes: number }) =>
        summary.mean >= 0.7 && bytes <= 1e6,
    );
    const smallest = Math.min(...meeting.map(({ bytes }: { bytes: number }) => bytes));
    const point = document.points.find(({ name }: { name: string }) => name === chosen.name);
    expect(point.bytes).toBe(smallest);

    // The model that is saved is that of a trial: it has its score.
    const bytes = readFileSync(join(at('chosen'), 'model.safetensors'));
    const model = Model.fromBytes(bytes);
    expect(model.quantized === null).toBe(point.smaller?.bits !== 8);
    const own = document.results.find(
      ({ arm, seed }: { arm: string; seed: number }) => arm === point.arm && seed === chosen.seed,
    );
    const part = own.smaller.find(({ name }: { name: string }) =>
      point.smaller === null ? name === '' : point.name.endsWith(name) && name !== '',
    );
    expect(chosen.score).toBe(part.metrics.test.accuracy);
    writeFileSync(at('rows.csv'), 'x1,x2\n0.5,0.25\n1,-0.5\n');
    const predicted = await colonnade('predict', at('chosen'), at('rows.csv'));
    expect(predicted.status, predicted.error).toBe(0);
    expect(predicted.out.split('\n')).toHaveLength(4);
  }, 120_000);

  it('ends with 3 when no point meets the condition, with nothing lost, and chooses anew when it goes on', async () => {
    const choose = ['--choose', 'accuracy >= 0.7 and size < 100'];
    const unmet = await colonnade('study', 'trade-off', ...moons, ...quick, ...choose, '--out', at('unmet'));
    expect(unmet.status, unmet.error).toBe(3);
    expect(unmet.out).toMatch(/^No point meets "accuracy >= 0.7 and size < 100"\. The best score is /);
    expect(existsSync(join(at('unmet'), 'model.safetensors'))).toBe(false);
    const { trials, chosen } = documentOf('unmet');
    expect(chosen).toBeNull();
    expect(trials.done).toBe(trials.planned);
    // The condition is kept, unless another is given.
    expect((await colonnade('study', '--resume', at('unmet'), '--quiet')).status).toBe(3);
    const again = ['study', '--resume', at('unmet'), '--choose', 'accuracy >= 0.7', '--quiet', '--json'];
    const met = await colonnade(...again);
    expect(met.status, met.error).toBe(0);
    expect(JSON.parse(met.out).trials.resumed).toBe(trials.done);
    expect(JSON.parse(met.out).chosen.saved).toBe(true);
    expect(existsSync(join(at('unmet'), 'model.safetensors'))).toBe(true);
    // The model of an earlier condition is not passed off as the one that was chosen now.
    const other = ['study', '--resume', at('unmet'), '--choose', 'accuracy > 0.7 and size < 100', '--quiet'];
    const last = await colonnade(...other);
    expect(last.status, last.error).toBe(3);
    expect(last.out).toContain(`${join(at('unmet'), 'model.safetensors')}, of an earlier condition`);
    // Microseconds have three digits that count.
    expect(last.out).toMatch(/ %? +[\d,]+ +\d+(\.\d+)? +[\d,]+ +(speed|size)/m);
  }, 120_000);

  it.each([
    ['accuracy', 'option --choose is "accuracy", which is no condition. Write --choose "accuracy >= 0.85".'],
    [
      'accuracy >= 0.9 and size',
      'option --choose is "accuracy >= 0.9 and size", which is no condition: "size" does not compare anything.',
    ],
    ['accuracy >= 0.9 or size < 5', 'which is no condition'],
    [
      'acuracy >= 0.9',
      'option --choose speaks of "acuracy", which is not measured. Did you mean "accuracy"?',
    ],
    ['process.exit() > 0', 'which is no condition'],
    ['accuracy > > 1', 'option --choose is "accuracy > > 1", which is no condition.'],
    ['accuracy >= high', 'which is no condition'],
    ['rmse <= 1', 'option --choose asks for rmse, which a classification does not have.'],
    ['', 'which is no condition'],
  ])('refuses the condition %j', async (choose, message) => {
    const argv = ['study', 'trade-off', ...moons, '--choose', choose, '--out', at('none')];
    const { status, out, error } = await colonnade(...argv);
    expect([status, out]).toEqual([2, '']);
    expect(error).toContain(message);
    expect(existsSync(at('none'))).toBe(false);
  });

  it('refuses a preference among points that nothing is asked of', async () => {
    const { status, error } = await colonnade('study', 'trade-off', ...moons, '--prefer', 'best');
    expect(status).toBe(2);
    expect(error).toContain('option --prefer plays no part: no condition says what is to be chosen.');
  });
});
