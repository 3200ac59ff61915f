// Ten minutes of training in the studio at full speed, every chart of the view asked for: frame times, and the memory of
// the page and of its session.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from '../chromium.mjs';

const MB = 2 ** 20;
/** The second half may add so much, which is the noise of a collector: nothing may grow with the epochs. */
const mostGrowth = 6 * MB;

export async function measure({ root, budgetMs = 600_000 }) {
  const command = join(root, 'packages/cli/bin/colonnade.mjs');
  const server = spawn(process.execPath, [command, 'studio', '--no-open', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const url = await new Promise((resolve) =>
    server.stdout.once('data', (text) => resolve(String(text).trim())),
  );
  const executablePath = findChromium();
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const rows = [];
  try {
    const digits = (page) => page.getByRole('button', { name: /^Digits/ }).click();
    rows.push(await trainLong(browser, url, 'digits, 64-64-10', digits, budgetMs / 2));
    const flower = (page) => page.goto(`${url}?toy=flower`);
    rows.push(await trainLong(browser, url, 'flower, 2-64-1', flower, budgetMs / 2));
  } finally {
    await browser.close();
    server.kill('SIGTERM');
  }
  const failed = rows.some(({ ok }) => !ok);
  const text = [
    `${Math.round(budgetMs / 1000)} seconds of training at full speed in Chromium, the view Training open and scrolled,`,
    'half of the time each; memory as the browser counts it after cleaning up: after a tenth of the time, after half of it,',
    'and at the end. The history is bounded, so that nothing grows with the epochs.',
    '',
    '| training | epochs | frames | median | 95 % | longer than 50 ms | page, MB | session, MB |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...rows.map(({ cells }) => `| ${cells.join(' | ')} |`),
  ].join('\n');
  return { title: 'The studio, trained for long', text, failed };
}

async function trainLong(browser, url, name, choose, forMs) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(url);
  await choose(page);
  await stands(page, 'ready');
  await page.getByRole('navigation').getByText('Network').click();
  for (const [label, value] of [
    ['epochs', '100000000'],
    ['patience', '0'],
  ]) {
    await page.getByLabel(label, { exact: true }).fill(value);
    await page.keyboard.press('Enter');
  }
  await page.locator('.standing', { hasText: 'of 100,000,000' }).waitFor();
  await page.getByRole('navigation').getByText('Training').click();
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  const scroll = async (ms) => {
    const endMs = Date.now() + ms;
    for (let at = 0; Date.now() < endMs; at++) {
      await page.evaluate((y) => scrollTo(0, y), (at % 4) * 400);
      await page.waitForTimeout(Math.min(3000, ms / 4));
    }
  };
  await scroll(forMs / 10);
  const first = await memoryOf(page);
  await page.evaluate(watchFrames);
  await scroll((forMs * 4) / 10);
  const middle = await memoryOf(page);
  await scroll(forMs / 2);
  const frames = await page.evaluate(() => globalThis.frames);
  const last = await memoryOf(page);
  await context.close();
  const grown = last.page + last.session - middle.page - middle.session;
  const slow = frames.filter((ms) => ms > 50).length / frames.length;
  const mb = (bytes) => (bytes / MB).toFixed(1);
  return {
    ok: grown < mostGrowth,
    cells: [
      name,
      last.epoch.toLocaleString('en-US'),
      frames.length.toLocaleString('en-US'),
      `${quantile(frames, 0.5).toFixed(1)} ms`,
      `${quantile(frames, 0.95).toFixed(1)} ms`,
      `${(100 * slow).toFixed(2)} %`,
      [first, middle, last].map(({ page }) => mb(page)).join(' → '),
      [first, middle, last].map(({ session }) => mb(session)).join(' → '),
    ],
  };
}

/** Collects the time between frames; runs in the page. */
function watchFrames() {
  globalThis.frames = [];
  let before = performance.now();
  const next = (now) => {
    globalThis.frames.push(now - before);
    before = now;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}

/** Bytes of the page and of its workers, after a collection. */
async function memoryOf(page) {
  const breakdown = await page.evaluate(async () => {
    const { breakdown } = await performance.measureUserAgentSpecificMemory();
    return breakdown.map(({ bytes, attribution }) => [bytes, attribution[0]?.scope ?? '']);
  });
  const of = (pattern) =>
    breakdown.filter(([, scope]) => pattern.test(scope)).reduce((sum, [bytes]) => sum + bytes, 0);
  const text = await page.locator('.standing div', { hasText: 'epoch' }).first().locator('dd').textContent();
  const epoch = Number(text.split(' of ')[0].replaceAll(',', ''));
  return { page: of(/^(Window|)$/), session: of(/Worker/), epoch };
}

const stands = (page, text) => page.getByRole('status').filter({ hasText: text }).first().waitFor();

function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}
