import { Model, toyTable } from '@colonnade/core';
import { expect, it } from 'vitest';
import { describeStudio, figure, go, press, stands } from './support/studio.js';

describeStudio('a training in a page that is reloaded', (studio) => {
  it('waits where it waited, goes on to the same end, and that is kept too', {
    timeout: 120_000,
  }, async () => {
    const options = { target: 'label', deterministic: true, epochs: 40 } as const;
    const { history } = (await Model.train(toyTable('spirals'), options)).training!;
    const last = history.at(-1)!;

    const page = await studio.open('?toy=spirals&epochs=40');
    await stands(page, 'ready');
    for (let at = 0; at < 3; at++) await press(page, 'Epoch');
    await page.locator('.standing', { hasText: '3 of 40' }).waitFor();
    const cost = await figure(page, 'cost');
    await page.waitForTimeout(1500);
    await page.goto(studio.url);
    await stands(page, 'paused');
    await page.locator('.standing', { hasText: '3 of 40' }).waitFor();
    expect(await figure(page, 'cost')).toBe(cost);

    await press(page, 'Go on');
    await stands(page, 'all epochs done');
    const end = `${last.costOfBatches!.toFixed(4)} ${last.costValidation!.toFixed(4)}`;
    expect(await figure(page, 'cost')).toBe(end);
    await page.waitForTimeout(1500);
    await page.reload();
    await stands(page, 'all epochs done');
    expect(await figure(page, 'cost')).toBe(end);

    // Other options are another network, which has not been trained.
    await press(page, 'Reset');
    await stands(page, 'ready');
    await page.context().close();
  });

  it('runs, and loses no more than a moment', { timeout: 120_000 }, async () => {
    const page = await studio.open('?toy=spirals&epochs=1000000&patience=0');
    await stands(page, 'ready');
    const epochNow = async () => Number((await figure(page, 'epoch')).split(' of ')[0].replaceAll(',', ''));
    await press(page, 'Train');
    await page.waitForTimeout(1500);
    const before = await epochNow();
    expect(before).toBeGreaterThan(0);
    await page.waitForTimeout(2500);
    await page.goto(studio.url);
    await stands(page, 'paused');
    await expect.poll(epochNow).toBeGreaterThanOrEqual(before);
    // What was kept can be taken along at once.
    await go(page, 'Export');
    const download = page.waitForEvent('download');
    await press(page, 'Save Report');
    expect((await download).suggestedFilename()).toBe('report.html');
    await page.context().close();
  });

  it('comes back with more than a million parameters', { timeout: 120_000 }, async () => {
    const page = await studio.open('?toy=flower&hidden=[1100,1000]&epochs=3');
    await stands(page, 'ready');
    await press(page, 'Epoch');
    await page.locator('.standing', { hasText: '1 of 3' }).waitFor();
    const cost = await figure(page, 'cost');
    await page.waitForTimeout(3000);
    await page.goto(studio.url);
    await stands(page, 'paused');
    await page.locator('.standing', { hasText: '1 of 3' }).waitFor();
    expect(await figure(page, 'cost')).toBe(cost);
    await page.context().close();
  });
});
