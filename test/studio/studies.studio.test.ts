import { AxeBuilder } from '@axe-core/playwright';
import { studyHiddenUnits, toyTable } from '@colonnade/core';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeStudio, go, press, stands } from './support/studio.js';

async function openStudies(page: Page): Promise<void> {
  await stands(page, 'ready');
  await go(page, 'Studies');
  await page.getByRole('heading', { level: 1, name: 'Studies' }).waitFor();
}

const fill = async (page: Page, name: string, value: string) => {
  const field = page.getByLabel(name, { exact: true });
  await field.fill(value);
  await field.blur();
};

describeStudio('the studies view', (studio) => {
  it('shows a study as results arrive, comes to what the library finds, and takes it', {
    timeout: 240_000,
  }, async () => {
    const page = await studio.open('?toy=moons');
    await openStudies(page);
    await page.getByLabel('Hidden units').check();
    // Enough of them that it is seen on its way.
    await fill(page, 'sizes', 'none, 4, 64');
    await fill(page, 'seeds', '8');
    await fill(page, 'time', '3m');
    await press(page, 'Start the study');
    await stands(page, /of 24 trainings/);
    await page.locator('section[aria-labelledby=so-far] svg').first().waitFor();
    await page.locator('.verdict').waitFor({ timeout: 180_000 });

    const base = { target: 'label', deterministic: true } as const;
    const found = await studyHiddenUnits({ table: toyTable('moons') }, base, {
      sizes: [[], [4], [64]],
      seeds: [1, 2, 3, 4, 5, 6, 7, 8],
    });
    expect(await page.locator('.verdict').textContent()).toBe(found.sentences[0]);
    const { hidden } = found.recommendation!;
    const name = hidden.length === 0 ? 'no hidden layer' : `hidden ${hidden.join(', ')}`;
    await press(page, `Take ${name}`);
    await page.getByRole('button', { name: `Taken: ${name}` }).waitFor();
    await go(page, 'Network');
    await expect
      .poll(() => page.locator('.data-name').textContent())
      .toContain(`2-${[...hidden, 1].join('-')}`);
    await go(page, 'Studies');
    expect(await page.locator('.verdict').textContent()).toBe(found.sentences[0]);
    await page.context().close();
  });

  it('can be stopped, and tells what it has found by then', { timeout: 120_000 }, async () => {
    const page = await studio.open('?toy=moons');
    await openStudies(page);
    await press(page, 'Start the study');
    await stands(page, /of \d+ trainings/);
    await press(page, 'Stop the study');
    await page.getByText('It was stopped before all trainings were done').waitFor();
    await page.getByRole('button', { name: 'Start the study' }).waitFor();
    await page.context().close();
  });

  it.each(['Scale', 'Trade-off', 'Cost surface'])(
    'comes to a verdict with figures: %s',
    {
      timeout: 120_000,
    },
    async (name) => {
      const page = await studio.open('?toy=blobs');
      await openStudies(page);
      await page.getByLabel(name).check();
      const seeds = page.getByLabel('seeds', { exact: true });
      if ((await seeds.count()) > 0) {
        await fill(page, 'seeds', '2');
        await fill(page, 'time', '20s');
      }
      await press(page, 'Start the study');
      await page.locator('.verdict').waitFor({ timeout: 90_000 });
      expect((await page.locator('.verdict').textContent())!.length).toBeGreaterThan(20);
      expect(await page.locator('.pictures svg').count()).toBeGreaterThan(1);
      if (name === 'Trade-off') {
        // What it found can be taken: the network is drawn anew with these options.
        const take = page.getByRole('button', { name: /^Take / }).first();
        const taken = (await take.textContent())!.replace('Take ', '');
        expect(await page.locator('.takes li').first().textContent()).toMatch(
          /times the speed of the whole network/,
        );
        await take.click();
        await page.getByRole('button', { name: `Taken: ${taken}` }).waitFor();
        const units = /^(\d+) hidden unit/.exec(taken)?.[1];
        await page.locator('.data-name', { hasText: units ? `2-${units}-` : /2-\d+$/ }).waitFor();
      }
      await page.context().close();
    },
  );

  it('says what is wrong with what it was asked', { timeout: 60_000 }, async () => {
    const page = await studio.open('?toy=moons');
    await openStudies(page);
    const problem = page.locator('.problem');
    await fill(page, 'time', 'soon');
    await press(page, 'Start the study');
    expect(await problem.textContent()).toContain('time: "soon" is no time');
    await fill(page, 'time', '');
    await fill(page, 'rates', '0.1, fast');
    await press(page, 'Start the study');
    await problem.filter({ hasText: '[OPTION_' }).filter({ hasText: 'rates' }).waitFor();
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)(
    'axe finds nothing in what a study found: %s',
    {
      timeout: 120_000,
    },
    async (colorScheme) => {
      const page = await studio.open('?toy=blobs', { colorScheme, reducedMotion: 'reduce' });
      await openStudies(page);
      await fill(page, 'rates', '0.1, 0.001');
      await fill(page, 'seeds', '2');
      await press(page, 'Start the study');
      await page.locator('.verdict').waitFor({ timeout: 90_000 });
      const { violations } = await new AxeBuilder({ page: page as never }).analyze();
      expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
      await page.context().close();
    },
  );
});
