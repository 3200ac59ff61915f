import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { ContenderProcess } from '../../bench/contender-process.mjs';
import { limitsOf, limitsPart } from '../../bench/page/limits.mjs';
import { renderPage } from '../../bench/page/render.mjs';
import { judge, marks } from '../../bench/verdicts.mjs';

const command = fileURLToPath(new URL('../../bench/run.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'colonnade-bench-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

// The command runs what is built; the smallest slice of it that has everything a page wants.
const slice = ['--no-build', '--quick', '--only', 'W1', '--contenders', 'reference'];
const tiny = [...slice, '--windows', '5', '--window-ms', '5', '--out', folder];

test('a contender that ends without an answer is told apart from one that is slow', async () => {
  const contender = new ContenderProcess({ command: ['sh', '-c', 'read line; kill -9 $$'] });
  await expect(contender.ask({ do: 'load' })).rejects.toThrow('it ended without a word (SIGKILL)');
  await expect(contender.ask({ do: 'window', ms: 1 })).rejects.toThrow('it ended without a word');
});

describe('npm run bench', () => {
  const printed = execFileSync(process.execPath, [command, ...tiny], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });

  test('prints a partial run, and writes nothing', () => {
    expect(printed).toContain('### W1: tabular, 30-16-1, sigmoid, 569 examples, 32 a step');
    expect(printed).toMatch(/\*\*Colonnade, reference\*\* \| 1 \| [\d.]+( k| M)? \|/);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('with --write it writes the results, the page that they give, and its pictures', () => {
    execFileSync(process.execPath, [command, ...tiny, '--write'], { stdio: 'ignore' });
    const run = JSON.parse(readFileSync(join(folder, 'performance.json'), 'utf8'));
    expect(run.workloads).toHaveLength(1);
    const [{ id, rates, rate, peakBytes }] = run.workloads[0].results;
    expect(id).toBe('reference-1');
    expect(rates).toHaveLength(5);
    expect(rate.min).toBe(Math.min(...rates));
    expect(peakBytes).toBeGreaterThan(1e7);
    expect(readFileSync(join(folder, 'performance.md'), 'utf8')).toBe(renderPage(run));
    expect(existsSync(join(folder, 'figures', 'performance-w1.svg'))).toBe(true);
  });

  test('refuses what it does not know', () => {
    const { status, stderr } = spawnSync(process.execPath, [command, '--no-build', '--only', 'W9'], {
      encoding: 'utf8',
    });
    expect(status).toBe(2);
    expect(stderr).toContain('--only W9 names no workload and no section');
  });
});

describe('the limits', () => {
  const rated = (id: string, perSecond: number) => ({ id, rate: { median: perSecond } });
  const workload = { id: 'W', layers: [4, 1], batch: 100, examples: 100 };
  const results = [
    { ...rated('auto-1', 1e6), engine: { name: 'blas' } },
    rated('reading-1', 2e6),
    rated('register-peak-1', 4e6),
    rated('blas-peak-1', 8e6),
    rated('bare-products-1', 1.25e6),
    rated('numpy-1', 0.5e6),
    rated('torch-1', 0.8e6),
  ];

  test('a step is held against the longer of reading X and arithmetic at its best', () => {
    expect(limitsOf({ workload, results }, 1)).toEqual({
      ...{ engine: 'blas', step: 100, reading: 50, arithmetic: 12.5, products: 80, bound: 50, peer: 125 },
    });
    const [, , page] = limitsPart([{ workload, results }]);
    expect(page).toContain('| W | 1 | blas | 100 | 50 | 12.5 | 80 | 50 % | 80 % | 125 | 1.56 × |');
  });

  test('the forms of the products over X stand side by side, where they were measured', () => {
    const tried = [...results, rated('forward-1', 1e7), rated('gradient-turned-1', 5e6)];
    const narrow = { workload: { ...workload, id: 'V' }, results };
    const page = limitsPart([{ workload, results: tried }, narrow]).at(-1);
    expect(page).toBe(
      '| form | W |\n| --- | ---: |\n| Z = W X | 10 |\n| dWᵀ = X dZᵀ, not turned back | 20 |',
    );
  });

  test('what was not measured is left out', () => {
    expect(limitsOf({ workload, results }, 2)).toBeNull();
    expect(limitsOf({ workload, results: results.slice(0, 3) }, 1)).toMatchObject({
      products: null,
      bound: 50,
    });
    expect(limitsPart([{ workload, results: [] }])).toEqual([]);
  });

  test('are what runs: every part of a step is measured', () => {
    const contenders = 'reading-1,register-peak-1,auto-1,bare-products-2';
    const printed = execFileSync(
      process.execPath,
      [
        command,
        '--no-build',
        '--only',
        'W1',
        '--contenders',
        contenders,
        '--windows',
        '1',
        '--window-ms',
        '5',
      ],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    );
    expect(printed).toMatch(/\| W1 \| 1 \| wasm \| [\d.,]+ \| [\d.,]+ \| [\d.,]+ \|/);
  });
});

describe('the marks', () => {
  const result = (id: string, ...rates: number[]) => ({
    id,
    rates,
    rate: { median: rates[rates.length >> 1], min: Math.min(...rates), max: Math.max(...rates) },
    peakBytes: 90e6,
  });
  const workload = { id: 'W1', layers: [30, 16, 1], examples: 569, precision: 'float32' };
  const run = (...results: (ReturnType<typeof result> & { engine?: object })[]) => ({
    workloads: [{ section: 'training', workload, results }],
  });
  const verdictOf = (measured: ReturnType<typeof run>, title: RegExp) =>
    judge(measured).find((verdict) => title.test(verdict.title) && verdict.workload === 'W1');

  test('a ratio is taken round by round, against the best', () => {
    const measured = run(
      result('auto-1', 100, 220, 600),
      result('numpy-1', 10, 20, 30),
      result('torch-1', 1, 2, 3),
    );
    expect(verdictOf(measured, /^1 thread, against/)).toMatchObject({
      atLeast: 10,
      figure: 11,
      min: 10,
      max: 20,
      ours: 'auto-1',
      against: 'numpy-1',
      met: true,
    });
    expect(verdictOf(run(result('auto-1', 19), result('numpy-1', 2)), /^1 thread, against/)?.met).toBe(false);
  });

  test('whoever runs the same engine on as many threads is told so: what lies between them is noise', () => {
    const engine = { name: 'wasm', library: null, variant: 'simd', threads: 1 };
    const auto = { ...result('auto-1', 90), engine };
    const title = /^`auto` against the best engine/;
    const same = run(auto, { ...result('wasm-1', 100), engine });
    expect(verdictOf(same, title)).toMatchObject({ figure: 0.9, met: false, sameChoice: true });
    const other = run(auto, { ...result('wasm-1', 100), engine: { ...engine, threads: 2 } });
    expect(verdictOf(other, title)).toMatchObject({ met: false, sameChoice: false });
  });

  test('what was not measured is neither met nor missed, and says why', () => {
    expect(verdictOf(run(result('numpy-1', 2)), /^1 thread, against/)).toMatchObject({
      figure: null,
      met: null,
      why: 'no auto-1 in this run',
    });
  });

  test('memory is counted above the data in the precision of the computation', () => {
    const verdict = verdictOf(run(result('auto-1', 1), result('auto-2', 1)), /^peak memory/);
    expect(verdict?.figure).toBeCloseTo((90e6 - 569 * 31 * 4) / 1e6, 9);
    expect(verdict?.met).toBe(true);
  });

  test('every mark of the file is judged on each of its workloads', () => {
    const wanted = Object.values(marks).flatMap((list) =>
      (list as { atLeast?: object; atMost?: object }[]).map((mark) => mark.atLeast ?? mark.atMost ?? {}),
    );
    expect(judge(run())).toHaveLength(wanted.reduce((sum, each) => sum + Object.keys(each).length, 0));
  });
});
