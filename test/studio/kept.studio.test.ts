import { Model, toyTable } from '@colonnade/core';
import { expect, it } from 'vitest';
import { describeStudio, figure, press, stands } from './support/studio.js';

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
});
