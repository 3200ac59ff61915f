import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeStudio, ended, figure, go, press, stands } from './support/studio.js';

const folder = mkdtempSync(join(tmpdir(), 'colonnade-address-'));
const flats = join(folder, 'flats.csv');

/** Flats whose price is their area times `each`, about. */
function flatsCsv(each: number): string {
  const rows = Array.from({ length: 60 }, (_, i) => `${30 + i},${1 + (i % 5)},${each * (30 + i) + (i % 7)}`);
  return `area,floor,price\n${rows.join('\n')}\n`;
}

const train = async (page: Page) => {
  await press(page, 'Train');
  await stands(page, ended);
  // Until it is kept.
  await page.waitForTimeout(1500);
};
const dataName = (page: Page) => page.locator('.data-name').textContent();

describeStudio(
  'what an address opens',
  (studio) => {
    beforeAll(() => writeFileSync(flats, flatsCsv(3)));
    afterAll(() => rmSync(folder, { recursive: true }));

    it('comes back after a reload with its corrections and its training: a file that the command was given', {
      timeout: 120_000,
    }, async () => {
      const page = await studio.open('?given=flats.csv&target=price&epochs=20');
      await stands(page, 'ready');
      await page.getByLabel('What floor is').selectOption({ label: 'left out' });
      await expect.poll(() => dataName(page)).toMatch(/60 rows, 1-/);
      await stands(page, 'ready');
      await train(page);
      const cost = await figure(page, 'cost');
      await page.reload();
      await stands(page, ended);
      expect(await figure(page, 'cost')).toBe(cost);
      expect(await dataName(page)).toMatch(/flats\.csv 60 rows, 1-/);

      // Another file under the same name is another file: nothing of the one before stands in its place.
      writeFileSync(flats, `${flatsCsv(5)}200,3,1000\n`);
      await page.reload();
      await stands(page, 'ready');
      expect(await dataName(page)).toMatch(/flats\.csv 61 rows, 2-/);
      expect(await figure(page, 'epoch')).toContain('–');

      // Nor where the address names none.
      await train(page);
      writeFileSync(flats, flatsCsv(3));
      await page.goto(studio.url);
      await page.getByRole('heading', { name: 'Choose data' }).waitFor();
      await page.waitForTimeout(1000);
      expect(await dataName(page)).toBe('no data yet');
      await page.context().close();
    });

    it('comes back in the tab that followed a link with options; anew it is followed anew', {
      timeout: 120_000,
    }, async () => {
      const link = '?toy=circles&hidden=[8]&epochs=30';
      const page = await studio.open(link);
      await stands(page, 'ready');
      await train(page);
      await go(page, 'Network');
      const cost = await figure(page, 'cost');
      await page.reload();
      await stands(page, ended);
      expect(await figure(page, 'cost')).toBe(cost);
      await page.waitForTimeout(1500);

      const another = await page.context().newPage();
      await another.goto(studio.url + link);
      await stands(another, 'ready');
      expect(await figure(another, 'epoch')).toBe('– of 30');
      await another.close();

      // So is another link in the same tab, and the first one after it.
      for (const [next, sizes] of [
        ['?toy=circles&hidden=[4]&epochs=30', '2-4-1'],
        [link, '2-8-1'],
      ]) {
        await page.goto(studio.url + next);
        await stands(page, 'ready');
        expect(await dataName(page)).toContain(sizes);
        expect(await figure(page, 'epoch')).toBe('– of 30');
      }
      await page.context().close();
    });

    it('leaves the address when other data are opened, which come back instead', {
      timeout: 120_000,
    }, async () => {
      const page = await studio.open('?toy=moons');
      await stands(page, 'ready');
      await go(page, 'Network');
      await go(page, 'Data');
      const file = { name: 'mine.csv', mimeType: 'text/csv', buffer: Buffer.from(flatsCsv(2)) };
      await page.getByLabel('Open files').setInputFiles(file);
      await page.getByRole('combobox', { name: /predict/ }).selectOption('price');
      await page.locator('.standing', { hasText: '– of' }).waitFor();
      await expect.poll(() => dataName(page)).toContain('mine.csv 60 rows, 2-');
      expect(page.url()).toBe(`${studio.url}#data`);
      await train(page);
      const cost = await figure(page, 'cost');
      for (const again of [() => page.reload(), () => page.goBack(), () => page.reload()]) {
        await again();
        await stands(page, ended);
        expect(await dataName(page)).toContain('mine.csv');
        expect(new URL(page.url()).search).toBe('');
        expect(await figure(page, 'cost')).toBe(cost);
        await page.waitForTimeout(1500);
      }
      await page.context().close();
    });

    it('is said to be wrong where it is, and leaves what was kept', { timeout: 120_000 }, async () => {
      const page = await studio.open('?toy=moons&hidden=[5]&epochs=20');
      await stands(page, 'ready');
      await train(page);
      const cost = await figure(page, 'cost');
      for (const wrong of ['?toy=moons&hiden=3', '?toy=moonz', '?toy=moons&hidden=many']) {
        await page.goto(studio.url + wrong);
        await stands(page, ended);
        await page.locator('main .problem').waitFor();
        expect(await page.locator('main .problem').textContent()).toMatch(/OPTION_|TOY_/);
        expect(await dataName(page)).toContain('2-5-1');
        expect(await figure(page, 'cost')).toBe(cost);
        await page.waitForTimeout(1500);
      }
      await page.context().close();
    });

    it('does not get the training of other data that has the same options', {
      timeout: 120_000,
    }, async () => {
      const page = await studio.open('?toy=moons');
      await stands(page, 'ready');
      await press(page, 'Epoch');
      await page.locator('.standing', { hasText: '1 of' }).waitFor();
      await page.waitForTimeout(1500);
      await press(page, 'circles');
      await page.locator('.standing', { hasText: '– of' }).waitFor();
      await page.waitForTimeout(1500);
      await page.reload();
      await stands(page, 'ready');
      await page.waitForTimeout(1000);
      expect(await dataName(page)).toContain('circles');
      expect(await figure(page, 'epoch')).toContain('– of');
      await page.context().close();
    });
  },
  [{ name: 'flats.csv', path: flats }],
);
