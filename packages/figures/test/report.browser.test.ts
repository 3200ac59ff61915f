import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../../scripts/chromium.mjs';
import { renderReport } from '../src/index.js';
import { pages, reports } from './fixtures/index.js';

const executablePath = findChromium();

if (executablePath === undefined && process.env.CI !== 'true') {
  console.log('The report is not looked at in a browser: no Chromium was found (set CHROMIUM_PATH).');
}

const widths = [360, 800, 1280];
const themes = ['light', 'dark'] as const;

describe.skipIf(executablePath === undefined && process.env.CI !== 'true')('the report in Chromium', () => {
  let browser: Browser;

  beforeAll(async () => {
    if (executablePath === undefined) throw new Error('no Chromium was found; set CHROMIUM_PATH');
    const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
    browser = await chromium.launch({ executablePath, args });
  });

  afterAll(() => browser?.close());

  it.each(Object.entries(pages))(
    '%s: no overflow, no request, no error, nothing runs',
    async (_, { title, render }) => {
      const context = await browser.newContext();
      const { page, requests, errors } = await open(context, render());
      for (const colorScheme of themes) {
        await page.emulateMedia({ colorScheme });
        for (const width of widths) {
          await page.setViewportSize({ width, height: 800 });
          expect(await overflow(page), `${colorScheme} at ${width} px`).toBe(0);
        }
      }
      expect(await page.evaluate(() => 'injected' in window)).toBe(false);
      expect(await page.locator('script, img, iframe, object, link').count()).toBe(0);
      expect(await page.title()).toBe(`${title} – Colonnade report`);
      expect(requests).toEqual([]);
      expect(errors).toEqual([]);
      await context.close();
    },
  );

  it.each(themes)('follows the %s theme, and prints dark on white', async (colorScheme) => {
    const context = await browser.newContext({ colorScheme });
    const { page } = await open(context, renderReport(reports.digits));
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(await paper()).toBe(colorScheme === 'dark' ? 'rgb(18, 22, 28)' : 'rgb(255, 255, 255)');
    await page.emulateMedia({ media: 'print' });
    expect(await paper()).toBe('rgb(255, 255, 255)');
    await context.close();
  });

  it('prints what is folded away on the screen', async () => {
    const context = await browser.newContext();
    const { page } = await open(context, renderReport(reports.digits));
    const options = page.getByRole('table', { name: 'Options' });
    expect(await options.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await options.evaluate((table) => table.checkVisibility({ contentVisibilityAuto: true }))).toBe(
      true,
    );
    await context.close();
  });

  const pairs = Object.keys(pages).flatMap((name) => themes.map((theme) => [name, theme] as const));
  it.each(pairs)('%s, %s: axe finds no violation', async (name, colorScheme) => {
    const context = await browser.newContext({ colorScheme, viewport: { width: 800, height: 900 } });
    const { page } = await open(context, pages[name].render());
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join('\n')}`);
    expect(found).toEqual([]);
    await context.close();
  });
});

async function open(context: BrowserContext, content: string) {
  const page = await context.newPage();
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith('data:')) requests.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  await page.setContent(content, { waitUntil: 'load' });
  return { page, requests, errors };
}

/** By how many pixels the page can be scrolled sideways. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
