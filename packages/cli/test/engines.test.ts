import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { colonnade, temporaryFolder } from './support/command.js';

const folder = temporaryFolder();
const at = (name: string) => join(folder, name);
const read = (run: string, file: string) => readFileSync(join(at(run), file));
const basis = ['toy:moons', '--target', 'label', '--hidden', '20', '--epochs', '4', '--json'];

const runs: Record<string, string[]> = {
  plain: ['--engine', 'wasm', '--threads', '1', '--deterministic'],
  threads: ['--engine', 'wasm', '--threads', '3', '--deterministic'],
  double: ['--engine', 'wasm', '--precision', 'float64', '--deterministic'],
  relaxed: ['--engine', 'wasm'],
  reference: ['--engine', 'reference'],
  course: ['--recipe', 'course'],
  auto: [],
};

/** The result of a run, and what its folder says. */
function outcome(name: string) {
  const result = JSON.parse(read(name, 'result.json').toString());
  const { engine, resolved } = JSON.parse(read(name, 'run.json').toString());
  const model = read(name, 'model.safetensors');
  const header = JSON.parse(model.subarray(8, 8 + Number(model.readBigUInt64LE())).toString());
  return { result, engine, resolved, type: header.W1.dtype };
}

describe('what computes', () => {
  beforeAll(async () => {
    for (const [name, argv] of Object.entries(runs)) {
      const { status, error } = await colonnade('train', ...basis, ...argv, '--out', at(name));
      expect(status, error).toBe(0);
    }
  });

  it.each([
    ['plain', 'wasm', 'F32', 1],
    ['threads', 'wasm', 'F32', 3],
    ['double', 'wasm', 'F64', 1],
    ['relaxed', 'wasm', 'F32', 1],
    ['reference', 'reference', 'F64', 1],
    ['course', 'wasm', 'F64', 1],
  ])('is what was asked for, in the result, the run and the model: %s', (name, engine, type, threads) => {
    const { result, engine: described, resolved, type: stored } = outcome(name);
    expect(result.engine).toMatchObject({ name: engine, library: null });
    expect(result.threads).toBe(threads);
    expect(described).toEqual(result.engine);
    expect(stored).toBe(type);
    const precision = type === 'F32' ? 'float32' : 'float64';
    expect([result.options.precision, resolved.precision]).toEqual([precision, precision]);
  });

  it('auto takes float32, on kernels or on a BLAS', () => {
    const { result, type } = outcome('auto');
    expect(['wasm', 'blas']).toContain(result.engine.name);
    expect([result.options.precision, type]).toEqual(['float32', 'F32']);
  });

  it('deterministic: the same model to the byte, whatever the threads', () => {
    // The model says nothing of threads; its options are the same.
    expect(read('threads', 'model.safetensors').equals(read('plain', 'model.safetensors'))).toBe(true);
    expect(outcome('plain').result.engine.variant).toBe('simd');
  });

  it('engines and precisions differ in the last digits only', () => {
    const costs = (name: string): number[] => {
      const { history } = outcome(name).result;
      return history.map(
        (entry: { cost?: number; costOfBatches?: number }) => entry.cost ?? entry.costOfBatches,
      );
    };
    const [exact, ...others] = ['reference', 'double', 'plain', 'relaxed'].map(costs);
    for (const each of others) {
      // Half a unit of float32 is 6e-8; four epochs of small steps carry some tens of them on.
      each.forEach((cost, i) => {
        expect(Math.abs(cost - exact[i])).toBeLessThan(1e-5);
      });
    }
  });

  it('goes on with the engine of the run', async () => {
    const { status } = await colonnade('train', '--resume', at('double'), '--epochs', '6', '--json');
    expect(status).toBe(0);
    expect(outcome('double').type).toBe('F64');
    expect(outcome('double').result.engine.name).toBe('wasm');
  });

  it.each([
    [
      ['--engine', 'reference', '--precision', 'float32'],
      'train: the engine reference computes in float64. Use --precision float64. [OPTION_CONFLICT]',
    ],
    [
      ['--engine', 'reference', '--threads', '2'],
      'train: the engine reference has one thread, not 2. Use --threads 1. [OPTION_CONFLICT]',
    ],
    [
      ['--engine', 'blas', '--deterministic'],
      'train: deterministic means the same bits on every machine, and those of a BLAS differ. Use --engine wasm. ' +
        '[OPTION_CONFLICT]',
    ],
  ])('refuses %j', async (argv, message) => {
    const { status, out, error } = await colonnade('train', ...basis, ...argv, '--out', at('refused'));
    expect([status, out, error]).toEqual([2, '', message]);
  });
});
