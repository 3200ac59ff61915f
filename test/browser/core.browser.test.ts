import { execFileSync } from 'node:child_process';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/chromium.mjs';
import { type LibraryServer, serveLibrary } from './support/serve-library.js';

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

describe.skipIf(executablePath === undefined && process.env.CI !== 'true')('the library in Chromium', () => {
  let browser: Browser;
  let server: LibraryServer;

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
    await page.goto(server.url);
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
