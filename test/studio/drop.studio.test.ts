import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeStudio, go, press, stands } from './support/studio.js';

const root = mkdtempSync(join(tmpdir(), 'colonnade-drop-'));
const at = (name: string) => join(root, name);
/** More than a browser lists of a folder at a time. */
const many = 130;

beforeAll(async () => {
  const kinds = { night: 20, day: 220 };
  for (const [name, level] of Object.entries(kinds)) {
    mkdirSync(at(`sky/${name}`), { recursive: true });
    for (let i = 0; i < many; i++) {
      const gray = level + (i % 17);
      const background = { r: gray, g: gray, b: gray };
      await sharp({ create: { width: 4, height: 4, channels: 3, background } })
        .png()
        .toFile(at(`sky/${name}/${i}.png`));
    }
  }
  writeFileSync(at('sky/night/.hidden'), 'x');
  mkdirSync(at('empty'));
  writeFileSync(
    at('own.csv'),
    `a,b\n${Array.from({ length: 40 }, (_, i) => `${i},${i % 2 ? 'x' : 'y'}`).join('\n')}\n`,
  );
  writeFileSync(at('bad.csv'), 'a,b\n1,2\n1,2,3\n');
});
afterAll(() => rmSync(root, { recursive: true }));

/** Drops files and folders of this machine onto the page, as a file manager would. */
async function drop(page: Page, ...names: string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: names.map(at), dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 400, y: 400, data });
  await session.detach();
}

describeStudio('what is dropped on the studio', (studio) => {
  it('is a folder of images, a class in each sub-folder', { timeout: 120_000 }, async () => {
    const page = await studio.open();
    await drop(page, 'sky');
    await stands(page, 'ready');
    expect(await page.locator('.data-name').textContent()).toContain(`${2 * many} rows, 48-`);
    await page.locator('option', { hasText: 'night' }).first().waitFor({ state: 'attached' });
    await go(page, 'Network');
    await press(page, 'Epoch');
    await stands(page, 'paused');
    await page.context().close();
  });

  it('is several folders, each of them a class', { timeout: 120_000 }, async () => {
    const page = await studio.open();
    await drop(page, 'sky/night', 'sky/day');
    await stands(page, 'ready');
    expect(await page.locator('.data-name').textContent()).toContain(`${2 * many} rows`);
    await page.context().close();
  });

  it('is a file; one that cannot be read is said, and what was open stays', {
    timeout: 120_000,
  }, async () => {
    const page = await studio.open();
    await drop(page, 'own.csv');
    await page.locator('.data-name', { hasText: 'own.csv' }).waitFor();
    await drop(page, 'bad.csv');
    await page.getByText(/bad\.csv line 3/).waitFor();
    expect(await page.locator('.data-name').textContent()).toContain('own.csv');
    await drop(page, 'empty');
    await page.getByText(/There is no file in what was chosen or dropped/).waitFor();
    await page.context().close();
  });

  it('is taken as soon as the page has loaded, before a first frame is drawn', async () => {
    const page = await studio.open('', {}, 'about:blank');
    // The listeners of the page are asked when it has loaded, at a time when no frame has been drawn.
    await page.addInitScript(() => {
      const frames: FrameRequestCallback[] = [];
      window.requestAnimationFrame = (frame) => frames.push(frame);
      addEventListener('load', () => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['a,b\n1,2\n3,4\n'], 'early.csv'));
        const event = { bubbles: true, cancelable: true, dataTransfer };
        document.body.dispatchEvent(new DragEvent('drop', event));
        setTimeout(() => frames.splice(0).map((frame) => frame(performance.now())));
      });
    });
    await page.goto(studio.url);
    await page.locator('.data-name', { hasText: 'early.csv' }).waitFor();
    await page.context().close();
  });

  it('is let go on a view without a place for it: the browser does not leave the page for a file', async () => {
    const page = await studio.open('?toy=moons#training');
    await stands(page, 'ready');
    await drop(page, 'own.csv');
    const isLeftToTheBrowser = (kind: 'file' | 'text') =>
      page.evaluate((given) => {
        const dataTransfer = new DataTransfer();
        if (given === 'file') dataTransfer.items.add(new File(['a'], 'a.csv'));
        else dataTransfer.setData('text/plain', 'a');
        const at = { bubbles: true, cancelable: true, dataTransfer };
        return ['dragover', 'drop'].map((name) => document.body.dispatchEvent(new DragEvent(name, at)));
      }, kind);
    expect(await isLeftToTheBrowser('file')).toEqual([false, false]);
    // A word that is drawn into a field is the field's.
    expect(await isLeftToTheBrowser('text')).toEqual([true, true]);
    await go(page, 'Data');
    expect(await page.locator('.data-name').textContent()).toContain('moons');
    await page.context().close();
  });
});
