import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/chromium.mjs';
import { type LibraryServer, serveLibrary } from './support/serve-library.js';

const executablePath = findChromium();
if (executablePath === undefined) {
  console.log('Studies are not tried in a browser: no Chromium was found (set CHROMIUM_PATH).');
}

/** What runs on both sides: a study on two workers, without its seconds. */
const program = `async (library) => {
  const { inWorkers, studyVary, toyTable } = await import(library);
  const data = { table: toyTable('moons', { seed: 2 }) };
  const runner = inWorkers(data, { workers: 2 });
  const base = { target: 'label', epochs: 20, deterministic: true };
  const study = await studyVary(data, base, { vary: { activation: ['tanh', 'relu'] }, seeds: [1, 2, 3] }, { runner });
  const wrong = await studyVary(data, { ...base, classWeight: 'balanced', task: 'regression' },
    { vary: { l2: [0] }, seeds: [1] }, { runner }).catch((error) => error.message);
  await runner.close();
  const results = study.run.results.map((result) => ({
    ...result,
    seconds: 0,
    training: { ...result.training, curve: result.training.curve.map((point) => ({ ...point, seconds: 0 })) },
  }));
  return { workers: runner.workers, results, sentence: study.conclusion.sentences[0], wrong };
}`;

describe.skipIf(executablePath === undefined && process.env.CI !== 'true')('a study in Chromium', () => {
  let browser: Browser;
  let server: LibraryServer;

  beforeAll(async () => {
    if (executablePath === undefined) throw new Error('no Chromium was found; set CHROMIUM_PATH');
    const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
    browser = await chromium.launch({ executablePath, args });
    server = await serveLibrary({ build: 'dist' });
  });

  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  it('runs on module workers, to the same results as in Node', async () => {
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(server.url);
    const inPage = (await page.evaluate(`(${program})('/index.js')`)) as Record<string, unknown>;
    expect(errors).toEqual([]);
    const inNode = JSON.parse(
      execFileSync(
        process.execPath,
        ['--input-type=module', '-e', `console.log(JSON.stringify(await (${program})('@colonnade/core')))`],
        {
          cwd: fileURLToPath(new URL('../../packages/cli/', import.meta.url)),
          encoding: 'utf8',
          maxBuffer: 2 ** 26,
        },
      ),
    );
    expect(inNode.workers).toBe(2);
    expect(inPage).toEqual(inNode);
    expect(inNode.wrong).toContain('class weights play no part in the task regression');
  }, 120_000);
});
