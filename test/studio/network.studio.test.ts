import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeStudio, go, press, stands } from './support/studio.js';

const sizes = (page: Page, text: string) => page.locator('.data-name', { hasText: text }).waitFor();
const drawing = (page: Page) => page.getByRole('img', { name: /^A network of/ });

describeStudio('the network of the studio', (studio) => {
  it('is built on the drawing: layers added, resized, removed, given an activation', {
    timeout: 60_000,
  }, async () => {
    const page = await studio.open('?toy=moons');
    await stands(page, 'ready');
    await go(page, 'Network');
    await sizes(page, '2-64-1');
    await page.getByLabel('Units of layer 1').fill('6');
    await page.keyboard.press('Enter');
    await sizes(page, '2-6-1');
    await press(page, 'Add a layer after layer 1');
    await sizes(page, '2-6-6-1');
    await press(page, 'One unit less in layer 2');
    await press(page, 'One unit less in layer 2');
    await sizes(page, '2-6-4-1');
    await page.getByLabel('Activation of layer 2').selectOption('tanh');
    await page.locator('.shapes').getByText('tanh').waitFor();
    expect(await page.locator('.shapes tbody tr').allTextContents()).toEqual([
      '0X 2×288',
      '16×26×16×288relu18',
      '24×64×14×288tanh28',
      '31×41×11×288sigmoid5',
    ]);
    expect(await page.locator('.shapes tfoot').textContent()).toBe('together51');
    expect(await drawing(page).getAttribute('aria-label')).toMatch(
      /^A network of 2 inputs, 2 hidden layers of 6, 4 units/,
    );
    // All weights are drawn, and all biases but those of the inputs.
    expect(await page.locator('.edges line').count()).toBe(2 * 6 + 6 * 4 + 4);
    expect(await page.locator('.bias').count()).toBe(6 + 4 + 1);
    await press(page, 'Remove layer 1');
    await sizes(page, '2-4-1');
    await page.locator('.shapes').getByText('tanh').waitFor();
    await press(page, 'Remove layer 1');
    await sizes(page, '2-1');
    await page.getByText(/logistic or linear regression/).waitFor();
    await press(page, 'Let a formula choose');
    await sizes(page, '2-64-1');
    await page.context().close();
  });

  it('is built by keyboard, the focus where the work goes on', { timeout: 60_000 }, async () => {
    const page = await studio.open('?toy=xor');
    await stands(page, 'ready');
    await go(page, 'Network');
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    await page.getByRole('button', { name: 'Add a layer after layer 1' }).focus();
    await page.keyboard.press('Enter');
    await sizes(page, '2-64-64-1');
    await expect.poll(focused).toBe('Units of layer 2');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await sizes(page, '2-64-62-1');
    await page.getByRole('button', { name: 'Remove layer 2' }).focus();
    await page.keyboard.press('Space');
    await sizes(page, '2-64-1');
    await expect.poll(focused).toBe('Add a layer after layer 1');
    await page.context().close();
  });

  it('says what is wrong with a number of units, and leaves the network', { timeout: 60_000 }, async () => {
    const page = await studio.open('?toy=moons');
    await stands(page, 'ready');
    await go(page, 'Network');
    await page.getByLabel('Units of layer 1').fill('many');
    await page.keyboard.press('Enter');
    await page
      .getByRole('alert')
      .getByText(/units of every hidden layer/)
      .waitFor();
    await sizes(page, '2-64-1');
    await page.context().close();
  });

  it('collapses what is too much to draw, and moves while it trains', { timeout: 60_000 }, async () => {
    const page = await studio.open();
    await page.getByRole('button', { name: /^Digits/ }).click();
    await stands(page, 'ready');
    await go(page, 'Network');
    await drawing(page).waitFor();
    expect(await page.locator('.more').allTextContents()).toEqual(['… 55 more', '… 55 more']);
    await page.locator('.edges line').first().waitFor({ state: 'attached' });
    const widths = () =>
      page.locator('.edges line').evaluateAll((all) => all.map((line) => line.getAttribute('stroke-width')));
    const before = await widths();
    expect(before.length).toBe(9 * 9 + 9 * 10);
    await press(page, 'Epoch');
    await page.locator('.standing', { hasText: '1 of' }).waitFor();
    expect(await widths()).not.toEqual(before);
    await page.context().close();
  });

  it('lets a number be typed in peace while it trains', { timeout: 60_000 }, async () => {
    const page = await studio.open('?toy=moons');
    await stands(page, 'ready');
    await go(page, 'Network');
    await page.getByLabel('epochs', { exact: true }).fill('1000000');
    await page.keyboard.press('Enter');
    await page.locator('.standing', { hasText: 'of 1,000,000' }).waitFor();
    await press(page, 'Train');
    await page.getByLabel('Units of layer 1').fill('');
    await page.keyboard.type('12', { delay: 300 });
    expect(await page.getByLabel('Units of layer 1').inputValue()).toBe('12');
    await page.getByLabel('seed', { exact: true }).focus();
    await page.getByText(/^The network was drawn anew: hidden 64 → 12/).waitFor();
    await page.keyboard.type('34', { delay: 300 });
    await page.keyboard.press('Enter');
    await page.locator('.standing', { hasText: '– of' }).waitFor();
    expect(await page.getByLabel('seed', { exact: true }).inputValue()).toBe('34');
    await page.context().close();
  });
});
