import { Model, toyTable } from '@colonnade/core';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeStudio, ended, figure, go, press, stands } from './support/studio.js';

const option = async (page: Page, label: string, value: string) => {
  await page.getByLabel(label, { exact: true }).fill(value);
  await page.keyboard.press('Enter');
};
const boldDriver = async (page: Page) => {
  await go(page, 'Network');
  await page.getByLabel('optimizer').selectOption('gradient-descent');
  await page.getByLabel('schedule').selectOption('bold-driver');
  await option(page, 'learning rate', '2');
  await option(page, 'epochs', '40');
  await page.locator('.standing', { hasText: 'of 40' }).waitFor();
};
const told = (page: Page, name: RegExp) => page.getByRole('img', { name }).first().waitFor();

describeStudio('the training view', (studio) => {
  it('tells every figure in words, for who cannot see it', { timeout: 60_000 }, async () => {
    const page = await studio.open('?toy=moons');
    await stands(page, 'ready');
    await boldDriver(page);
    await press(page, 'Train');
    await stands(page, ended);
    await go(page, 'Training');
    const [cost, validation] = (await figure(page, 'cost')).split(' ');
    await told(
      page,
      new RegExp(`^The cost by epoch: .* ${cost} after \\d+ epochs, of the validation part ${validation}`),
    );
    await told(page, /^The accuracy by epoch: \d+\.\d % after \d+ epochs, of the validation part/);
    await told(
      page,
      /^The learning rate by epoch: 2 at the start, .* after \d+ epochs\. [1-9]\d* epochs were taken back/,
    );
    await told(page, /^The plane of x1 and x2 with 400 examples\. The network answers . on \d+ %/);
    await told(page, /^A network of 2 inputs/);
    await page.locator('#maps').scrollIntoViewIfNeeded();
    await told(page, /^Layer 1: a map of each of 64 units/);
    await page.locator('#activity').scrollIntoViewIfNeeded();
    await told(page, /^Histogram of dW\[2\] of layer 2, from/);
    await page.context().close();
  });

  it('stands, once it has ended, at the epoch that it kept, and its curves at the last', {
    timeout: 60_000,
  }, async () => {
    const options = { target: 'label', deterministic: true, patience: 3, epochs: 400 } as const;
    const { history, evaluations } = (await Model.train(toyTable('gaussian'), options)).training!;
    const { keptEpoch, epochs } = history;
    expect(keptEpoch).toBeLessThan(epochs);
    const page = await studio.open('?toy=gaussian&patience=3&epochs=400');
    await stands(page, 'ready');
    await press(page, 'Train');
    await stands(page, 'no longer better');
    const kept = history[keptEpoch];
    const costs = `${kept.costOfBatches!.toFixed(4)} ${kept.costValidation!.toFixed(4)}`;
    expect(await figure(page, 'epoch')).toBe(`${keptEpoch} of ${epochs}`);
    expect(await figure(page, 'cost')).toBe(costs);
    const { metrics } = evaluations.validation!;
    const accuracy = 'accuracy' in metrics ? `${(100 * metrics.accuracy!).toFixed(1)} %` : '';
    expect(await figure(page, 'accuracy')).toMatch(new RegExp(` ${accuracy}$`));
    await go(page, 'Training');
    await told(page, new RegExp(`^The cost by epoch: .* after ${keptEpoch} epochs.* kept of ${epochs}\\.`));
    await told(page, new RegExp(`^The accuracy by epoch: .* after ${keptEpoch} epochs`));
    // Both charts end where the training ended.
    const readouts = page.locator('.epoch-chart .readout');
    for (const at of [0, 1])
      await expect.poll(() => readouts.nth(at).textContent()).toContain(`epoch ${epochs}: `);
    await page.context().close();
  });

  it('says what the costs are of: the penalty in one of them, a standardized target', {
    timeout: 60_000,
  }, async () => {
    const page = await studio.open('?toy=moons&l2=0');
    const words = page.locator('.epoch-chart').first().locator('p.soft');
    const about = (what: string) => page.locator('.standing div', { hasText: 'cost' }).locator(what);
    for (const [query, text] of [
      ['?toy=moons&l2=0', null],
      ['?toy=moons&l2=0.5', 'training: with the L2 penalty; validation: without the penalty'],
      [
        '?toy=waves&l2=0.5',
        'training: of the standardized target, with the L2 penalty; validation: of the standardized target, without the penalty',
      ],
      ['?toy=waves&l2=0', 'of the standardized target'],
    ] as const) {
      await page.goto(studio.url + query);
      await stands(page, 'ready');
      await press(page, 'Epoch');
      await page.locator('.standing', { hasText: '1 of' }).waitFor();
      await go(page, 'Training');
      await told(page, /^The cost by epoch/);
      if (text === null) expect(await words.count()).toBe(0);
      else await expect.poll(() => words.textContent()).toBe(text);
      const title = await about('.training').getAttribute('title');
      expect(title?.includes('penalty') ?? false).toBe(text?.includes('penalty') ?? false);
    }
    await page.context().close();
  });

  it('keeps earlier runs in the chart with what differs, until they are removed', {
    timeout: 60_000,
  }, async () => {
    const page = await studio.open('?toy=moons');
    await stands(page, 'ready');
    await press(page, 'Epoch');
    await page.locator('.standing', { hasText: '1 of' }).waitFor();
    await boldDriver(page);
    await press(page, 'Epoch');
    await page.locator('.standing', { hasText: '1 of' }).waitFor();
    await press(page, 'Reset');
    await go(page, 'Training');
    const rows = page.locator('.runs tbody tr');
    await expect.poll(() => rows.count()).toBe(2);
    expect(await rows.nth(0).textContent()).toContain(
      'optimizer adam, learning rate 0.003, schedule constant',
    );
    expect(await rows.nth(1).textContent()).toContain('the same options');
    await told(page, /2 earlier runs are drawn behind/);
    for (let left = 2; left > 0; left--) {
      await rows
        .first()
        .getByRole('button', { name: /^Remove run/ })
        .click();
      await expect.poll(() => rows.count()).toBe(left - 1);
    }
    await page.context().close();
  });

  it('shows any two features, each in its own unit', { timeout: 60_000 }, async () => {
    const page = await studio.open();
    await page.getByRole('button', { name: /^Breast cancer/ }).click();
    await stands(page, 'ready');
    await go(page, 'Training');
    await page.getByLabel(/^across/).selectOption('mean radius');
    await page.getByLabel(/^up/).selectOption('mean texture');
    await told(page, /^The plane of mean radius and mean texture/);
    // Radii are from 7 to 28, not from −2 to 4 as they stand in X.
    const ticks = await page.locator('.plane-drawing svg g text').allTextContents();
    expect(ticks).toEqual(expect.arrayContaining(['10', '20']));
    expect(ticks.map(Number).every((tick) => tick > 0)).toBe(true);
    await page.context().close();
  });

  it('draws first-layer weights of pixels, and the speed that is wanted', { timeout: 60_000 }, async () => {
    const page = await studio.open();
    await page.getByRole('button', { name: /^Digits/ }).click();
    await stands(page, 'ready');
    await go(page, 'Training');
    await told(page, /^The weights of 64 of 64 units as pictures of 8 by 8 pixels/);
    await page.getByLabel('Speed').selectOption('5 epochs a second');
    await press(page, 'Train');
    await page.waitForTimeout(1500);
    await press(page, 'Pause');
    const epochs = Number((await figure(page, 'epoch')).split(' ')[0]);
    expect(epochs).toBeGreaterThan(0);
    expect(epochs).toBeLessThan(20);
    await page.context().close();
  });

  it('goes on training while its tab is hidden, and shows it all afterwards', {
    timeout: 60_000,
  }, async () => {
    const page = await studio.open('?toy=moons');
    await stands(page, 'ready');
    await go(page, 'Network');
    await option(page, 'epochs', '3000');
    await option(page, 'patience', '0');
    await page.locator('.standing', { hasText: 'of 3,000' }).waitFor();
    await go(page, 'Training');
    // A hidden tab has no frames, and says that it is hidden.
    await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
      const frame = window.requestAnimationFrame;
      window.requestAnimationFrame = () => 0;
      Object.assign(window, { frame });
      document.dispatchEvent(new Event('visibilitychange'));
      [...document.querySelectorAll<HTMLButtonElement>('.controls button')]
        .find((b) => b.textContent === 'Train')!
        .click();
    });
    await stands(page, 'all epochs done');
    await page.evaluate(() => {
      Reflect.deleteProperty(document, 'hidden');
      window.requestAnimationFrame = Reflect.get(window, 'frame');
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await told(page, /after 3,000 epochs/);
    expect(await figure(page, 'epoch')).toContain('3,000 of 3,000');
    await page.context().close();
  });
});
