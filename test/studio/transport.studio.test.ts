import { Model } from '@colonnade/core';
import { readTable } from '@colonnade/data';
import { expect, it } from 'vitest';
import { describeStudio, figure, go, press, pressMore, stands } from './support/studio.js';

describeStudio('the controls of the training', (studio) => {
  it('take every order and quick presses, and come to the same bits', { timeout: 120_000 }, async () => {
    const table = await readTable('data/digits/digits.csv');
    const options = { target: 'digit', deterministic: true, epochs: 6 } as const;
    const { history } = (await Model.train(table, options)).training!;
    const page = await studio.open();
    await page.getByRole('button', { name: /^Digits/ }).click();
    await stands(page, 'ready');
    await go(page, 'Network');
    await page.getByLabel('epochs', { exact: true }).fill('6');
    await page.keyboard.press('Enter');
    await page.locator('.standing', { hasText: 'of 6' }).or(page.getByText('–')).first().waitFor();
    // All at once: nobody waits for anything.
    await page.evaluate(() => {
      const button = (name: string) =>
        [...document.querySelectorAll<HTMLButtonElement>('.controls button')].find(
          ({ textContent }) => textContent === name,
        )!;
      for (const name of ['Step', 'Step', 'Epoch', 'Step', 'Step', 'Epoch', 'Epoch', 'Step'])
        button(name).click();
    });
    await page.locator('.standing', { hasText: '3 + 1/41' }).waitFor();
    await press(page, 'Go on');
    await stands(page, 'all epochs done');
    const last = history.at(-1)!;
    expect(await figure(page, 'cost')).toBe(
      `${last.costOfBatches!.toFixed(4)} ${last.costValidation!.toFixed(4)}`,
    );
    await page.context().close();
  });

  it('say that another option has drawn another network, and take it back', { timeout: 60_000 }, async () => {
    const page = await studio.open('?toy=flower');
    await stands(page, 'ready');
    await press(page, 'Epoch');
    await press(page, 'Epoch');
    await page.locator('.standing', { hasText: '2 of' }).waitFor();
    const cost = await figure(page, 'cost');
    await go(page, 'Network');
    await page.getByLabel('seed', { exact: true }).fill('7');
    await page.keyboard.press('Enter');
    await page.getByText('The network was drawn anew: seed 1 → 7.').waitFor();
    expect(await figure(page, 'epoch')).toContain('– of');
    await press(page, 'Take back');
    await page.locator('.standing', { hasText: '2 of' }).waitFor();
    expect(await figure(page, 'cost')).toBe(cost);
    expect(await page.getByLabel('seed', { exact: true }).inputValue()).toBe('');
    // What was taken back goes on.
    await press(page, 'Epoch');
    await page.locator('.standing', { hasText: '3 of' }).waitFor();
    await page.context().close();
  });

  it('leave a network alone that wrong options cannot replace, and say why', {
    timeout: 60_000,
  }, async () => {
    const page = await studio.open('?toy=moons');
    await stands(page, 'ready');
    await press(page, 'Epoch');
    await go(page, 'Network');
    await page.getByLabel('learning rate', { exact: true }).fill('fast');
    await page.keyboard.press('Enter');
    await page
      .getByText(/learning rate.*"fast".*must be/)
      .first()
      .waitFor();
    expect(await figure(page, 'epoch')).toContain('1 of');
    await press(page, 'Go on');
    await page
      .locator('header')
      .getByText(/"fast"/)
      .waitFor();
    expect(await figure(page, 'epoch')).toContain('1 of');
    await page.context().close();
  });

  it('end with a message when the cost is not finite', { timeout: 60_000 }, async () => {
    const page = await studio.open('?toy=flower');
    await stands(page, 'ready');
    await go(page, 'Network');
    await page.getByLabel('optimizer').selectOption('gradient-descent');
    await page.getByLabel('learning rate', { exact: true }).fill('1e9');
    await page.keyboard.press('Enter');
    await press(page, 'Train');
    await stands(page, 'stopped: the cost was not finite');
    await page
      .locator('header')
      .getByText(/not finite|NaN|infinite/)
      .first()
      .waitFor();
    await page.locator('header').getByText('NOT_FINITE').waitFor();
    await page.context().close();
  });

  it('take a press just after the end for a late Pause, and extend nothing', {
    timeout: 60_000,
  }, async () => {
    const page = await studio.open();
    const train = page.getByRole('button', { name: 'Train', exact: true });
    expect(await train.isDisabled()).toBe(true);
    expect(await train.getAttribute('aria-disabled')).toBe(null);
    await page.goto(`${studio.url}?toy=moons&epochs=20&patience=0`);
    await stands(page, 'ready');
    // Presses as soon as the button says More, faster than anyone could.
    await page.evaluate(() => {
      const button = document.querySelector<HTMLButtonElement>('.controls .primary')!;
      new MutationObserver(() => {
        if (button.textContent === 'More') button.click();
      }).observe(button, { childList: true, characterData: true, subtree: true });
    });
    await press(page, 'Train');
    await stands(page, 'all epochs done');
    await page.waitForTimeout(300);
    expect(await figure(page, 'epoch')).toMatch(/ of 20$/);
    await pressMore(page);
    await page.locator('.standing', { hasText: 'of 40' }).waitFor();
    await page.context().close();
  });

  it('take no more epochs after a cosine schedule, which no command could repeat', {
    timeout: 60_000,
  }, async () => {
    const page = await studio.open('?toy=moons&schedule=cosine&epochs=5');
    await stands(page, 'ready');
    await press(page, 'Train');
    await stands(page, 'all epochs done');
    const more = page.getByRole('button', { name: 'More', exact: true });
    expect(await more.isDisabled()).toBe(true);
    expect(await more.getAttribute('title')).toContain('The cosine schedule has come to its end');
    await more.focus();
    await page.waitForTimeout(600);
    await page.keyboard.press('Enter');
    await page.getByText('train anew.').waitFor();
    await stands(page, 'all epochs done');
    await page.context().close();
  });
});
