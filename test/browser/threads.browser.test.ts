import { execFileSync } from 'node:child_process';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/chromium.mjs';
import { serveLibrary } from './support/serve-library.js';

const executablePath = findChromium();

/** What runs on both sides: the same source, as a function of where the library is. */
const program = `async (library, threads) => {
  const { adam, dense, Matrix, Network, RandomState } = await import(library);
  const random = new RandomState(5);
  const X = random.randn(61, 3000);
  const Y = Matrix.zeros(3, 3000).map((_, i, j) => Number((j * 7) % 3 === i));
  const results = {};
  for (const precision of ['float32', 'float64']) {
    const network = new Network({
      inputs: 61, layers: [dense(130, 'relu'), dense(20, 'tanh'), dense(3, 'softmax')], seed: 2, precision,
    });
    const options = { epochs: 6, batchSize: 100, optimizer: adam(), learningRate: 0.01, dropout: 0.1 };
    const history = await network.fit(X, Y, { ...options, deterministic: true, engine: 'wasm', threads });
    const costs = history.map((entry) => entry.costOfBatches);
    results[precision] = { theta: [...network.parameters.theta], costs, threads: history.engine.threads };
  }
  return results;
}`;

type Outcome = Record<string, { theta: number[]; costs: number[]; threads: number }>;

/** The same program in a Node of its own, on the same built files. */
function runInNode(): Outcome {
  const library = new URL('../../packages/core/bundle/index.js', import.meta.url).href;
  const script = `console.log(JSON.stringify(await (${program})(${JSON.stringify(library)}, 1)))`;
  const args = ['--input-type=module', '-e', script];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 26 }));
}

describe.skipIf(executablePath === undefined && process.env.CI !== 'true')('training in a page', () => {
  let browser: Browser;
  let inNode: Outcome;

  beforeAll(async () => {
    if (executablePath === undefined) throw new Error('no Chromium was found; set CHROMIUM_PATH');
    const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
    browser = await chromium.launch({ executablePath, args });
    inNode = runInNode();
  });

  afterAll(async () => {
    await browser?.close();
  });

  it.each([
    { isolated: true, threads: 2, got: 2 },
    { isolated: true, threads: 2, got: 1, workers: false },
    { isolated: true, threads: 1, got: 1 },
    { isolated: false, threads: 2, got: 1 },
  ])('has the bits of Node: isolated $isolated, threads $threads, workers $workers', async (row) => {
    const { isolated, threads, got, workers = true } = row;
    const server = await serveLibrary({ isolated, workers });
    const page = await browser.newPage();
    const problems: string[] = [];
    const said: string[] = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (message) => said.push(message.text()));
    await page.goto(server.url);
    const inPage = (await page.evaluate(`(${program})('/index.js', ${threads})`)) as Outcome;
    expect(problems).toEqual([]);
    for (const precision of ['float32', 'float64']) {
      expect(inPage[precision].threads).toBe(got);
      expect(inPage[precision].theta).toEqual(inNode[precision].theta);
      expect(inPage[precision].costs).toEqual(inNode[precision].costs);
    }
    // Said once, though two trainings asked for threads.
    expect(said.filter((text) => text.includes('cross-origin isolated'))).toHaveLength(
      got < threads && workers ? 1 : 0,
    );
    await page.close();
    server.close();
  });
});
