import { execFileSync } from 'node:child_process';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { findChromium } from '../../../scripts/chromium.mjs';
import { type LibraryServer, type PageOptions, serveLibrary } from './serve-library.js';

const executablePath = findChromium();

/** Runs a program, the text of a function of the library's address, in a page of its own. */
export type InPage = (program: string) => Promise<unknown>;

/**
 * Tests of what the library does in Chromium. Without one they are skipped, and one line says so; in CI they fail.
 * @param what what is not tried then, as a sentence begins
 */
export function describeInChromium(
  title: string,
  what: string,
  options: PageOptions,
  tests: (inPage: InPage) => void,
): void {
  if (executablePath === undefined) {
    console.log(`${what} not tried in a browser: no Chromium was found (set CHROMIUM_PATH).`);
  }
  describe.skipIf(executablePath === undefined && process.env.CI !== 'true')(title, () => {
    let browser: Browser;
    let server: LibraryServer;

    beforeAll(async () => {
      if (executablePath === undefined) throw new Error('no Chromium was found; set CHROMIUM_PATH');
      const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
      browser = await chromium.launch({ executablePath, args });
      server = await serveLibrary(options);
    });

    afterAll(async () => {
      await browser?.close();
      server?.close();
    });

    tests(async (program) => {
      const page = await browser.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(String(error)));
      await page.goto(server.url);
      const result = await page.evaluate(`(${program})('/index.js')`);
      expect(errors).toEqual([]);
      return result;
    });
  });
}

/** The same program in a Node of its own, on the same built files. */
export function runInNode(program: string): unknown {
  const library = new URL('../../../packages/core/bundle/index.js', import.meta.url).href;
  const source = `console.log(JSON.stringify(await (${program})(${JSON.stringify(library)})))`;
  const args = ['--input-type=module', '-e', source];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 26 }));
}
