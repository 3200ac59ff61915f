import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { type GivenFile, type StudioServer, serveStudio } from '../../../packages/cli/src/studio/serve.js';
import { findChromium } from '../../../scripts/chromium.mjs';

const executablePath = findChromium();
if (executablePath === undefined) {
  const told =
    'Tests of the studio need a Chromium: set CHROMIUM_PATH, or install one, such as "apt-get install chromium".';
  console.log(told);
}

/** A file of this repository, as the page is given it. */
export function repositoryFile(path: string): GivenFile {
  const name = path.split('/').at(-1)!;
  return { name, path: fileURLToPath(new URL(`../../../${path}`, import.meta.url)) };
}

/** A studio with its server and a browser, for the tests of one file. */
export class Studio {
  #browser!: Browser;
  #server!: StudioServer;
  /** What went wrong in the pages: a test that uses one finds nothing here. */
  readonly errors: string[] = [];

  get url(): string {
    return this.#server.url;
  }

  async start(given: readonly GivenFile[] = []): Promise<void> {
    if (executablePath === undefined) throw new Error('no Chromium was found; set CHROMIUM_PATH');
    this.#server = await serveStudio(given, 0);
    const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
    this.#browser = await chromium.launch({ executablePath, args });
  }

  async stop(): Promise<void> {
    await this.#browser?.close();
    await this.#server?.close();
  }

  /** The page, opened; `query` such as `?toy=flower`. */
  async open(query = '', options: BrowserContextOptions = {}, url = this.url): Promise<Page> {
    const context = await this.#browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    const page = await context.newPage();
    page.on('pageerror', (error) => this.errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
    await page.goto(url + query);
    return page;
  }
}

/** Tests that need a Chromium: skipped where there is none, except on CI. */
export function describeStudio(
  name: string,
  tests: (studio: Studio) => void,
  given: readonly GivenFile[] = [],
): void {
  describe.skipIf(executablePath === undefined && process.env.CI !== 'true')(name, () => {
    const studio = new Studio();
    beforeAll(() => studio.start(given));
    afterAll(async () => {
      await studio.stop();
      expect(studio.errors).toEqual([]);
    });
    tests(studio);
  });
}

/** Presses a button by its name. */
export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** More epochs; what is pressed just after the end is taken for a late Pause. */
export async function pressMore(page: Page): Promise<void> {
  await page.waitForTimeout(600);
  await press(page, 'More');
}

/** Goes to a view. */
export const go = (page: Page, view: string) => page.getByRole('navigation').getByText(view).click();

/** Waits until the header says so. */
export const stands = (page: Page, text: RegExp | string) =>
  page.getByRole('status').filter({ hasText: text }).first().waitFor({ timeout: 60_000 });

/** What the header says when a training is over. */
export const ended = /no longer better|all epochs done/;

/** A number of the header, such as `cost`, as it is written there. */
export const figure = async (page: Page, name: string): Promise<string> =>
  (await page.locator('.standing div', { hasText: name }).locator('dd').textContent()) ?? '';
