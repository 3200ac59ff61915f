import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Model, toyTable } from '@colonnade/core';
import { readTable } from '@colonnade/data';
import type { Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { describeStudio, ended, figure, go, press, pressMore, stands } from './support/studio.js';

const command = fileURLToPath(new URL('../../packages/cli/bin/colonnade.mjs', import.meta.url));
const digits = fileURLToPath(new URL('../../data/digits/digits.csv', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'colonnade-studio-'));
afterAll(() => rmSync(folder, { recursive: true }));

const colonnade = (...words: string[]) =>
  execFileSync(process.execPath, [command, ...words], { cwd: folder, encoding: 'utf8' });

/** What a button saves. */
async function saved(page: Page, name: string): Promise<{ name: string; bytes: Buffer }> {
  const waiting = page.waitForEvent('download');
  await press(page, name);
  const download = await waiting;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

const shown = async (page: Page, title: string) =>
  (await page
    .locator('.copyable', { has: page.getByRole('heading', { name: title, exact: true }) })
    .locator('pre')
    .textContent())!;

describeStudio('what the studio exports', (studio) => {
  it('has the bytes of the command and of the library, by the very words that it shows', {
    timeout: 120_000,
  }, async () => {
    const page = await studio.open('?toy=flower&hidden=[4]&epochs=300&activation=tanh');
    await stands(page, 'ready');
    await press(page, 'Train');
    await stands(page, 'all epochs done');
    await pressMore(page);
    await page.locator('.standing', { hasText: 'of 600' }).waitFor();
    await stands(page, 'all epochs done');
    await go(page, 'Export');
    const model = await saved(page, 'Save model.safetensors');
    expect(model.name).toBe('model.safetensors');

    const words = (await shown(page, 'Command')).split(' ');
    expect(words[0]).toBe('colonnade');
    colonnade(...words.slice(1), '--out', 'run', '--quiet');
    expect(readFileSync(join(folder, 'run/model.safetensors')).equals(model.bytes)).toBe(true);

    await go(page, 'Understanding');
    const script = await shown(page, 'TypeScript');
    const file = fileURLToPath(new URL('./shown-script.test-only.mjs', import.meta.url));
    writeFileSync(file, script.replaceAll('!', ''));
    try {
      execFileSync(process.execPath, [file], { cwd: folder });
    } finally {
      rmSync(file);
    }
    expect(readFileSync(join(folder, 'model.safetensors')).equals(model.bytes)).toBe(true);

    // The command measures it as the page does.
    const printed = colonnade('evaluate', 'model.safetensors', 'toy:flower');
    expect(printed).toContain('400 examples');
    await page.context().close();
  });

  it('a paused training is exported as it stands, says so, and goes on to the same end', {
    timeout: 120_000,
  }, async () => {
    const table = await readTable(digits);
    const page = await studio.open();
    await page.getByRole('button', { name: /^Digits/ }).click();
    await stands(page, 'ready');
    for (let i = 0; i < 3; i++) await press(page, 'Epoch');
    await page.locator('.standing', { hasText: '3 of' }).waitFor();
    await go(page, 'Export');
    await page.getByText('It is not finished: these are the parameters of epoch 3.').waitFor();
    const { bytes } = await saved(page, 'Save model.safetensors');
    const report = await saved(page, 'Save Report');
    expect(report.name).toBe('report.html');
    expect(report.bytes.toString()).toContain('The run was interrupted after epoch 3.');
    // What was saved before and after the report is the same: the report has moved nothing.
    expect((await saved(page, 'Save model.safetensors')).bytes.equals(bytes)).toBe(true);
    expect(Model.fromBytes(bytes).evaluate(table).evaluation.metrics).toHaveProperty('accuracy');

    await press(page, 'Go on');
    await stands(page, ended);
    const { training } = await Model.train(table, { target: 'digit', deterministic: true });
    expect(await figure(page, 'epoch')).toContain(` of ${training!.history.epochs}`);
    await page.context().close();
  });

  it('the report is that of the command, but for the times', { timeout: 120_000 }, async () => {
    // Charts are half a pixel lower on coarse screens.
    const page = await studio.open('?toy=moons&epochs=40', { deviceScaleFactor: 2 });
    await stands(page, 'ready');
    await press(page, 'Train');
    await stands(page, 'all epochs done');
    await go(page, 'Export');
    const { bytes } = await saved(page, 'Save Report');
    const words = (await shown(page, 'Command')).split(' ').slice(1);
    colonnade(...words, '--out', 'moons', '--quiet');
    const plain = (html: string) =>
      html
        .replaceAll('moons/model.safetensors', 'model.safetensors')
        .replace(/(<dt>(?:seconds|examples per second|threads)<\/dt>\s*<dd>)[^<]*/g, '$1')
        .replace(/[\d.,]+ s(econds)?\b/g, 'time');
    expect(plain(bytes.toString())).toBe(plain(readFileSync(join(folder, 'moons/report.html'), 'utf8')));
    await page.context().close();
  });

  it('a typed file predicts what the page says', { timeout: 60_000 }, async () => {
    const page = await studio.open('?toy=moons&epochs=20');
    await stands(page, 'ready');
    await press(page, 'Train');
    await stands(page, 'all epochs done');
    await go(page, 'Export');
    const { name, bytes } = await saved(page, 'Save TypeScript');
    expect(name).toBe('moons.ts');
    const model = await Model.train(toyTable('moons'), { target: 'label', deterministic: true, epochs: 20 });
    const { exportTypescript } = await import('@colonnade/core');
    expect(bytes.toString()).toBe(exportTypescript(model.content));
    await page.context().close();
  });

  it('figures are saved as SVG', { timeout: 60_000 }, async () => {
    const page = await studio.open('?toy=moons&epochs=5');
    await stands(page, 'ready');
    await press(page, 'Train');
    await stands(page, 'all epochs done');
    await go(page, 'Export');
    await press(page, 'Draw the figures');
    const { name, bytes } = await saved(page, 'Save cost.svg');
    expect(name).toBe('cost.svg');
    expect(bytes.toString()).toMatch(/^<svg .*<style>/s);
    expect(bytes.toString()).toContain('Cost over 5 epochs');
    await page.context().close();
  });
});

describeStudio('the state of the studio', (studio) => {
  it('as a link opens the same network', { timeout: 60_000 }, async () => {
    const page = await studio.open('?toy=spirals%3Fseed%3D3&hidden=[6]&epochs=30');
    await stands(page, 'ready');
    await press(page, 'Train');
    await stands(page, 'all epochs done');
    const cost = await figure(page, 'cost');
    await go(page, 'Export');
    const link = new URL(await shown(page, 'Link'));
    const other = await studio.open(link.search);
    await stands(other, 'ready');
    await press(other, 'Train');
    await stands(other, 'all epochs done');
    expect(await figure(other, 'cost')).toBe(cost);
    expect(cost).not.toContain('–');
    await page.context().close();
    await other.context().close();
  });

  it.each([
    ['?toy=flowr', 'there is no toy set "flowr"'],
    ['?toy=moons&hiden=[4]', 'hiden is unknown. Did you mean hidden?'],
    ['?toy=moons&epochs=many', 'epochs is "many", but must be a whole number'],
    ['?toy=moons&hidden=[4', 'hidden is "[4", but must be units'],
  ])('a link that is wrong says what: %s', async (query, told) => {
    const page = await studio.open(query);
    await page.getByRole('alert').filter({ hasText: told }).waitFor({ timeout: 20_000 });
    await page.context().close();
  });

  it('as a file needs the data with the same content, and says which', { timeout: 60_000 }, async () => {
    const csv = `x,y,is\n${Array.from({ length: 60 }, (_, i) => `${i % 7},${(i * i) % 11},${i % 2 ? 'a' : 'b'}`).join('\n')}\n`;
    writeFileSync(join(folder, 'own.csv'), csv);
    writeFileSync(join(folder, 'other.csv'), csv.replace('b', 'a'));
    const page = await studio.open();
    await page.locator('.drop input').first().setInputFiles(join(folder, 'own.csv'));
    await page.getByRole('button', { name: 'Predict is' }).click();
    await stands(page, 'ready');
    await press(page, 'Epoch');
    await page.locator('.standing', { hasText: '1 of' }).waitFor();
    const cost = await figure(page, 'cost');
    await go(page, 'Export');
    const { name, bytes } = await saved(page, 'Save the state as a file');
    expect(name).toBe('own.studio.json');
    writeFileSync(join(folder, name), bytes);

    const other = await studio.open('#export');
    await other.getByLabel('Open a state').setInputFiles(join(folder, name));
    await other.getByText('This state needs own.csv').waitFor();
    await other.getByLabel('Open own.csv').setInputFiles(join(folder, 'other.csv'));
    await other.getByRole('alert').filter({ hasText: 'its content is not that of the own.csv' }).waitFor();
    await other.getByLabel('Open own.csv').setInputFiles(join(folder, 'own.csv'));
    await stands(other, 'ready');
    await press(other, 'Epoch');
    await other.locator('.standing', { hasText: '1 of' }).waitFor();
    expect(await figure(other, 'cost')).toBe(cost);

    writeFileSync(join(folder, 'bad.json'), '{"format":"colonnade-studio","version":1}');
    await other.getByLabel('Open a state').setInputFiles(join(folder, 'bad.json'));
    await other.getByRole('alert').filter({ hasText: 'does not say which data it is of' }).waitFor();
    await page.context().close();
    await other.context().close();
  });
});
