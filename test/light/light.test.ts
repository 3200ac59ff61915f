import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { bin, build } from '../../packages/cli/test/support/process.js';
import { pageSize, pages } from '../../scripts/page-size.mjs';

const cli = fileURLToPath(new URL('../../packages/cli/', import.meta.url));
const hooks = new URL('../../scripts/loaded-files.mjs', import.meta.url).href;

/** What a process prints, and the files that it loads, without the command's own start. */
function run(...args: string[]): { out: string; files: string[] } {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', hooks, ...args], {
    cwd: cli,
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
  const files = Array.from(stderr.matchAll(/^loaded file:\/\/(.*)$/gm), ([, path]) => path);
  return { out: stdout, files };
}

const script = (source: string) => run('--input-type=module', '-e', source);

describe('in a page', () => {
  it('a network with its kernels is at most 60 kB of gzip', async () => {
    const { page, kernels } = await pageSize(pages['a network that is trained and predicts']);
    expect(page + kernels).toBeLessThanOrEqual(60_000);
    // Kernels with fused multiply-add wait until a training begins.
    expect(kernels).toBeGreaterThan(1000);
  });

  it('what is not called stays away', async () => {
    const { page, kernels } = await pageSize(`export { Matrix } from '@colonnade/core';`);
    expect(page).toBeLessThan(5_000);
    expect(kernels).toBe(0);
  });
});

describe('in Node', () => {
  beforeAll(build, 120_000);

  it('the library is few files', () => {
    const { files } = script(`await import('@colonnade/core')`);
    expect(files.length).toBeGreaterThan(0);
    expect(files.length).toBeLessThanOrEqual(5);
    expect(files.filter((file) => !file.includes('/packages/core/bundle/'))).toEqual([]);
  });

  it('what diagnoses and studies is fetched when it is called', () => {
    const diagnosis = (call: string) =>
      script(`import { diagnoseData, toyTable } from '@colonnade/core'; ${call}`).files.filter((file) =>
        file.endsWith('/packages/core/bundle/when-called.js'),
      );
    expect(diagnosis('')).toEqual([]);
    expect(diagnosis(`await diagnoseData(toyTable('moons'), { target: 'label' })`)).toHaveLength(1);
  });

  it('the library and its engine share what they remember', () => {
    const { out } = script(`
      import { dense, Matrix, Network } from '@colonnade/core';
      import { registerProducts } from '@colonnade/core/engine';
      registerProducts({ find: () => undefined, advice: () => 'Ask the one who registered' });
      const network = new Network({ inputs: 1, layers: [dense(1, 'sigmoid')] });
      const X = Matrix.fromRows([[0, 1]]);
      await network.fit(X, X, { engine: 'blas' }).catch((error) => console.log(error.message));`);
    expect(out).toContain('Ask the one who registered');
  });

  it('a training with its report is few files, with the libraries that draw', () => {
    const folder = mkdtempSync(join(tmpdir(), 'colonnade-light-'));
    const table = join(folder, 'xor.csv');
    writeFileSync(table, `a,b,c\n${'0,0,no\n0,1,yes\n1,0,yes\n1,1,no\n'.repeat(10)}`);
    const { files } = run(
      bin,
      'train',
      table,
      '--target',
      'c',
      '--epochs',
      '2',
      '--out',
      join(folder, 'run'),
    );
    expect(existsSync(join(folder, 'run', 'report.html'))).toBe(true);
    rmSync(folder, { recursive: true });
    expect(files.length).toBeLessThanOrEqual(80);
  });

  it('what libraries are taken in comes with their licences', () => {
    const licences = readFileSync(
      new URL('../../packages/figures/bundle/LICENSES.txt', import.meta.url),
      'utf8',
    );
    const { dependencies } = JSON.parse(
      readFileSync(new URL('../../packages/figures/package.json', import.meta.url), 'utf8'),
    );
    const taken = Object.entries(dependencies).filter(([name]) => !name.startsWith('@colonnade/'));
    expect(taken.length).toBeGreaterThan(0);
    for (const [name, version] of taken) expect(licences).toContain(`${name} ${version}\n\n`);
    expect(licences).toMatch(/^d3-array .*\n\nCopyright/m);
  });

  it.each(['--help', '--version'])('%s loads neither the library nor what reads data', (flag) => {
    const { files, out } = run(bin, flag);
    expect(out).not.toBe('');
    expect(files.some((file) => file.endsWith('/packages/cli/dist/main.js'))).toBe(true);
    expect(files.filter((file) => /packages\/(core|data|figures|native)\//.test(file))).toEqual([]);
    expect(files.length).toBeLessThanOrEqual(12);
  });
});
