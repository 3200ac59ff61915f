import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/chromium.mjs';

const executablePath = findChromium();
if (executablePath === undefined) {
  console.log('The library is not tried in a browser: no Chromium was found (set CHROMIUM_PATH).');
}

/** What runs on both sides: the same source, as a function of where the library is. */
const program = `async (library) => {
  const { adam, boldDriver, dense, Matrix, Model, Network, toyTable } = await import(library);
  const X = Matrix.fromColumns([[0, 0], [0, 1], [1, 0], [1, 1]]);
  const Y = Matrix.fromRows([[0, 1, 1, 0]]);
  const layers = [dense(4, 'tanh'), dense(1, 'sigmoid')];
  const xor = new Network({ inputs: 2, layers, initialization: 'xavier', seed: 3 });
  await xor.fit(X, Y, { epochs: 500, learningRate: boldDriver(1.2), deterministic: true });
  const batches = new Network({ inputs: 2, layers: [dense(5, 'relu'), dense(1, 'sigmoid')], seed: 4 });
  const options = { batchSize: 3, optimizer: adam(), learningRate: 0.05, dropout: 0.2, deterministic: true };
  await batches.fit(X, Y, { epochs: 50, ...options });
  const model = await Model.train(toyTable('moons'), { target: 'label', epochs: 20, deterministic: true });
  return [
    ...xor.parameters.theta,
    ...batches.parameters.theta,
    ...model.toBytes(),
  ];
}`;

/** Serves the built library: it has relative imports only, so a page takes it as it is. */
async function serveLibrary(): Promise<Server> {
  const root = fileURLToPath(new URL('../../packages/core/bundle/', import.meta.url));
  const server = createServer(async (request, response) => {
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

describe.skipIf(executablePath === undefined && process.env.CI !== 'true')('the library in Chromium', () => {
  let browser: Browser;
  let server: Server;

  beforeAll(async () => {
    if (executablePath === undefined) throw new Error('no Chromium was found; set CHROMIUM_PATH');
    const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
    browser = await chromium.launch({ executablePath, args });
    server = await serveLibrary();
  });

  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  it('trains to the same bits as in Node', async () => {
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const inPage = await page.evaluate(`(${program})('/index.js')`);
    expect(errors).toEqual([]);
    expect(inPage).toEqual(runInNode());
  });
});

/** The same program in a Node of its own, on the same built files. */
function runInNode(): unknown {
  const built = new URL('../../packages/core/bundle/index.js', import.meta.url).href;
  const source = `console.log(JSON.stringify(await (${program})(${JSON.stringify(built)})))`;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', source], { encoding: 'utf8' }),
  );
}
