import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
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
  const loaded = Array.from(stderr.matchAll(/^loaded file:\/\/(.*)$/gm), ([, path]) => path);
  const files = [...new Set(loaded)];
  return { out: stdout, files };
}

/** One file of all that a program needs, by the conditions that bundlers set beside that of Node. */
async function bundleForNode(program: string): Promise<string> {
  const entry = join(cli, 'application.mjs');
  const build = await rolldown({
    input: entry,
    platform: 'node',
    resolve: { conditionNames: ['node', 'module', 'import'] },
    plugins: [
      {
        name: 'application',
        load: (id) => (id === entry ? program : null),
        resolveId: (id) => (id === entry ? id : null),
      },
    ],
  });
  const { output } = await build.generate({ format: 'esm', codeSplitting: false });
  await build.close();
  expect(output).toHaveLength(1);
  return output[0].code;
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

  it('what reads tables, trains, studies and writes files is fetched when it is called', () => {
    const parts = (call: string) =>
      script(`import { diagnoseData, encodeModel, exportTypescript, Model, toyTable } from '@colonnade/core';
        ${call}`)
        .files.filter((file) => file.endsWith('.cjs'))
        .map((file) => /\/packages\/core\/bundle\/(.*)\.cjs$/.exec(file)?.[1]);
    const train = `const model = await Model.train(toyTable('xor'), { target: 'label', epochs: 1 });`;
    expect(parts('')).toEqual([]);
    expect(parts(`toyTable('moons')`)).toEqual(['tables']);
    const trained = ['programs', 'tables', 'training'];
    expect(parts(`${train} model.predict([{ x1: 0, x2: 1 }])`).sort()).toEqual(trained);
    expect(parts(`${train} model.toBytes()`)).toContain('files');
    expect(parts(`${train} exportTypescript(model.content)`)).toContain('source');
    expect(parts(`await diagnoseData(toyTable('moons'), { target: 'label' })`)).toContain('studies');
  });

  it('an application that is bundled for Node takes the library in, and trains where it is alone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'colonnade-alone-'));
    const file = join(folder, 'application.mjs');
    const text = await bundleForNode(`
      import { Model } from '@colonnade/core';
      const rows = Array.from({ length: 40 }, (_, i) => ({ a: i % 7, b: i % 2 ? 'yes' : 'no' }));
      const model = await Model.train(rows, { target: 'b', hidden: [4], epochs: 20 });
      console.log(model.predict([{ a: 3 }])[0].prediction);`);
    writeFileSync(file, text);
    const { stdout, stderr, status } = spawnSync(process.execPath, [file], { cwd: folder, encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect(status, stderr).toBe(0);
    expect(stdout).toMatch(/^(yes|no)\n$/);
    expect(text).not.toContain('createRequire');
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
    // Six of them are the parser's, which are required.
    expect(files.length).toBeLessThanOrEqual(14);
  });
});
