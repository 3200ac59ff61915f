import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeStudio, go, press, stands } from './support/studio.js';

const views = ['Data', 'Network', 'Training', 'Understanding', 'Studies', 'Export'];
/** Where pictures of every view are left, to be looked at. */
const artifacts = fileURLToPath(new URL('../../test-artifacts/studio/', import.meta.url));

/** A page with a trained network. */
async function train(page: Page, epochs: number): Promise<void> {
  await stands(page, 'ready');
  for (let at = 0; at < epochs; at++) await press(page, 'Epoch');
  await stands(page, 'paused');
}

describeStudio('the studio, for everyone', (studio) => {
  it.each(['light', 'dark'] as const)(
    'has no violation that axe finds, in any view: %s',
    { timeout: 240_000 },
    async (colorScheme) => {
      const page = await studio.open('?toy=moons', { colorScheme, reducedMotion: 'reduce' });
      await train(page, 3);
      for (const view of views) {
        await go(page, view);
        await page.getByRole('heading', { level: 1, name: view }).waitFor();
        await page.getByText('Opening …').waitFor({ state: 'detached' });
        const { violations } = await new AxeBuilder({ page: page as never }).analyze();
        const told = violations.map(({ id, nodes }) => `${view}: ${id} ${nodes[0]?.html} (${nodes.length})`);
        expect(told).toEqual([]);
      }
      await page.context().close();
    },
  );

  it.each([360, 800, 1280])('fits %d pixels: nothing sticks out', { timeout: 120_000 }, async (width) => {
    mkdirSync(artifacts, { recursive: true });
    const page = await studio.open('?toy=flower', { viewport: { width, height: 800 } });
    await train(page, 2);
    for (const view of views) {
      await go(page, view);
      await page.getByRole('heading', { level: 1, name: view }).waitFor();
      await page.getByText('Opening …').waitFor({ state: 'detached' });
      await page.waitForTimeout(200);
      await page.screenshot({ path: `${artifacts}${view.toLowerCase()}-${width}.png`, fullPage: true });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(`${view} ${wide}`).toBe(`${view} ${width}`);
    }
    await page.context().close();
  });

  it('is driven by keyboard alone: choose, train, look around', { timeout: 120_000 }, async () => {
    const page = await studio.open();
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
    const tabTo = async (text: RegExp) => {
      for (let presses = 0; presses < 60; presses++) {
        await page.keyboard.press('Tab');
        if (text.test(await focused())) return;
      }
      throw new Error(`no Tab reaches ${text}`);
    };
    await tabTo(/^moons/);
    await page.keyboard.press('Enter');
    await stands(page, 'ready');
    await page.keyboard.press('Home');
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await tabTo(/^Train$/);
    await page.keyboard.press('Enter');
    await stands(page, /running|done/);
    await tabTo(/^3Training$/);
    await page.keyboard.press('Enter');
    // Who cannot see the page is told that it is another.
    await expect.poll(focused).toBe('Training');
    await page.context().close();
  });
});
