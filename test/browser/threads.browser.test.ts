import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/chromium.mjs';

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

/** Serves the built library, with the headers of cross-origin isolation or without. */
async function serve(isolated: boolean, workers = true): Promise<Server> {
  const root = fileURLToPath(new URL('../../packages/core/bundle/', import.meta.url));
  const server = createServer(async (request, response) => {
    if (isolated) {
      response.setHeader('cross-origin-opener-policy', 'same-origin');
      response.setHeader('cross-origin-embedder-policy', 'require-corp');
    }
    if (!workers) response.setHeader('content-security-policy', "worker-src 'none'");
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path === '/') {
      response.setHeader('content-type', 'text/html').end('<!doctype html><title>x</title>');
      return;
    }
    try {
      const source = await readFile(root + path.slice(1));
      response.setHeader('content-type', 'text/javascript').end(source);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
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
    const server = await serve(isolated, workers);
    const page = await browser.newPage();
    const problems: string[] = [];
    const said: string[] = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (message) => said.push(message.text()));
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
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
