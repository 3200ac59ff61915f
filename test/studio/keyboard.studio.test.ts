import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { Keyboard } from './support/keyboard.js';
import { describeStudio, figure, stands } from './support/studio.js';

const csv = [
  'day;size;zip;color;label',
  ...Array.from(
    { length: 60 },
    (_, i) =>
      `${(i % 28) + 1}.03.2024;${i % 7},5;${1000 + (i % 3)};${['red', 'green', 'blue'][i % 3]};${i % 2 ? 'yes' : 'no'}`,
  ),
].join('\n');
const mouse = 'no pointer is used: every flow goes by the keys alone';

describeStudio(`the studio by keyboard: ${mouse}`, (studio) => {
  it('opens a file, corrects a column, chooses the target and another framing', {
    timeout: 120_000,
  }, async () => {
    const page = await studio.open();
    const keys = new Keyboard(page);
    await keys.to(page.getByLabel('Open files'));
    const dialog = page.waitForEvent('filechooser');
    await keys.press('Space');
    await (await dialog).setFiles({ name: 'own.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await page.getByText('60 rows').first().waitFor();
    await keys.choose('predict', 'label');
    await stands(page, 'ready');

    await keys.choose('What zip is', 'category');
    await expect
      .poll(() => page.locator('tr', { hasText: 'zip' }).first().textContent())
      .toContain('declared a category');
    await keys.choose('What color is', 'left out');
    await expect.poll(() => page.locator('tr.dropped').textContent()).toContain('color');
    await stands(page, 'ready');

    await keys.choose('Transform with', 'sqrt');
    await keys.choose('transform', 'size');
    await keys.push('Add the transform');
    await page.getByText('sqrt:size').first().waitFor();
    await keys.fill('derived column', 'double = size * 2');
    await page.getByText('double = size * 2').first().waitFor();
    await page.locator('table.columns tr', { hasText: 'computed: double = size * 2' }).waitFor();
    await keys.push('Remove double = size * 2');
    await expect.poll(() => page.getByText('double = size * 2').count()).toBe(0);
    await keys.fill('standardize', 'whole');
    await page.locator('.first-step', { hasText: 'before,' }).waitFor();

    await keys.push('Predict color');
    await expect.poll(() => page.locator('tr.target').textContent()).toContain('color');
    await keys.push('Forget everything');
    await page.getByText('no data yet').waitFor();
    await page.context().close();
  });

  it('builds a network and trains it: start, pause, step, epoch, reset, more', {
    timeout: 120_000,
  }, async () => {
    const page = await studio.open('');
    const keys = new Keyboard(page);
    await keys.push('moons');
    await stands(page, 'ready');
    await keys.push('Draw anew');
    await stands(page, 'ready');
    const shape = async () => (await page.locator('.data-name').textContent())!;

    await keys.view('Network');
    await keys.push('Add a layer after layer 1');
    await expect.poll(shape).toMatch(/2-64-\d+-1/);
    await keys.fill('Units of layer 2', '5');
    await expect.poll(shape).toContain('2-64-5-1');
    await keys.press('ArrowUp');
    await expect.poll(shape).toContain('2-64-6-1');
    await keys.push('One unit less in layer 2');
    await expect.poll(shape).toContain('2-64-5-1');
    await keys.choose('Activation of layer 2', 'tanh');
    await keys.push('Remove layer 1');
    await expect.poll(shape).toContain('2-5-1');
    await keys.choose('optimizer', 'momentum');
    await keys.fill('learning rate', '0.05');
    await keys.fill('epochs', '30');
    await keys.fill('batch size', '64');
    await page.locator('.standing', { hasText: 'of 30' }).waitFor();
    await stands(page, 'ready');

    await keys.view('Training');
    await keys.push('Step');
    await page.locator('.standing', { hasText: '+ 1/' }).waitFor();
    await keys.push('Epoch');
    await page.locator('.standing', { hasText: '1 of 30' }).waitFor();
    await keys.choose('Speed', '5 epochs a second');
    await keys.push('Go on');
    await stands(page, 'running');
    // The button has the focus still: the same key pauses.
    await keys.press('Enter');
    await stands(page, 'paused');
    await keys.choose('Speed', 'full speed');
    await keys.to(page.getByLabel('log scale'));
    await keys.press('Space');
    await keys.push('Go on');
    await stands(page, 'all epochs done');
    // What is pressed just after the end is taken for a late Pause.
    await page.waitForTimeout(600);
    await keys.push('More');
    await page.locator('.standing', { hasText: 'of 60' }).waitFor();
    await stands(page, 'all epochs done');
    await keys.push('Reset');
    await stands(page, 'ready');
    await keys.push('Take back');
    await page.locator('.standing', { hasText: 'of 60' }).waitFor();
    await page.context().close();
  });

  it('looks into a network: an example, a unit, a weight, every step, a cell of the confusion matrix, a drawing', {
    timeout: 180_000,
  }, async () => {
    const page = await studio.open('');
    const keys = new Keyboard(page);
    await keys.push(/^Digits/);
    await stands(page, 'ready');
    await keys.push('Epoch');
    await page.locator('.standing', { hasText: '1 of' }).waitFor();
    await keys.push('Epoch');
    await page.locator('.standing', { hasText: '2 of' }).waitFor();

    await keys.view('Understanding');
    await keys.push('Next example');
    await expect.poll(() => page.getByLabel('number').first().inputValue()).toBe('2');
    await keys.choose('by class', '7');
    await page.getByRole('heading', { name: /^True class 7/ }).waitFor();
    await keys.choose('by class', '9');
    await page.getByRole('heading', { name: /^True class 9/ }).waitFor();

    await keys.to(page.locator('.net .unit[tabindex="0"]'));
    await keys.press('ArrowRight');
    await keys.press('ArrowDown');
    await keys.press('Enter');
    await page.getByRole('heading', { name: /^Unit 2 of layer 2/ }).waitFor();
    await keys.push(/^Weight from /);
    await page.getByText(/∂J|dW/).first().waitFor();

    await keys.push('Next →');
    const at = () => page.locator('.stepper .row').textContent();
    await expect.poll(at).toContain('step 2 of');
    await keys.press('End');
    const all = /of (\d+)/.exec((await at())!)![1];
    await expect.poll(at).toContain(`step ${all} of ${all}`);
    expect(await page.locator('.stepper .matrices').textContent()).toMatch(/^db\[1\]/);

    await keys.push(/of true class 3 predicted as 3$/);
    await page.getByRole('heading', { name: /^3, rightly/ }).waitFor();

    await keys.to(page.getByRole('application', { name: /^Pixels, 8 by 8/ }));
    await keys.press('ArrowUp');
    await keys.press('Space');
    for (let i = 0; i < 4; i++) await keys.press('Shift+ArrowDown');
    await page.locator('.verdict .big').waitFor();
    await keys.push('Center and scale');
    await keys.push('Clear');
    await page.getByText('Nothing is drawn yet.').waitFor();
    await page.context().close();
  });

  it('starts a study, stops it, and takes everything along', { timeout: 180_000 }, async () => {
    const page = await studio.open('');
    const keys = new Keyboard(page);
    await keys.push('moons');
    await stands(page, 'ready');
    await keys.push('Epoch');
    await page.locator('.standing', { hasText: '1 of' }).waitFor();
    await keys.view('Studies');
    await keys.to(page.getByRole('radio').first());
    await keys.press('ArrowDown');
    await page.getByRole('heading', { level: 2, name: 'Hidden units' }).waitFor();
    await keys.push('Start the study');
    await page.getByRole('button', { name: 'Stop the study' }).waitFor();
    await keys.push('Stop the study');
    await page.getByRole('button', { name: 'Start the study' }).waitFor({ timeout: 60_000 });

    await keys.view('Export');
    const saved = async (name: string) => {
      const waiting = page.waitForEvent('download');
      await keys.push(name);
      const download = await waiting;
      return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
    };
    const model = await saved('Save model.safetensors');
    expect(model.bytes.length).toBeGreaterThan(500);
    expect((await saved('Save TypeScript')).name).toBe('moons.ts');
    expect((await saved('Save Report')).name).toBe('report.html');
    const state = await saved('Save the state as a file');
    expect(JSON.parse(state.bytes.toString())).toMatchObject({ data: { name: 'toy:moons?seed=1' } });
    const figures = await page.getByRole('button', { name: /^Save .*\.svg$/ }).count();
    expect(figures).toBeGreaterThan(2);
    const [first] = await page.getByRole('button', { name: /^Save .*\.svg$/ }).allTextContents();
    expect((await saved(first)).bytes.toString()).toContain('<svg');
    await keys.push('Copy: Link');
    expect(await figure(page, 'epoch')).toContain('1 of');
    await page.context().close();
  });
});
