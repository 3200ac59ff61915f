import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Matrix, Model, toyTable } from '@colonnade/core';
import { readTable } from '@colonnade/data';
import type { Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { describeStudio, ended, go, press, repositoryFile, stands } from './support/studio.js';

const folder = mkdtempSync(join(tmpdir(), 'colonnade-understanding-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** An entry of a matrix as the page writes it, as a number. */
const number = (text: string) => Number(text.replaceAll('−', '-'));

/** The entries of a matrix that is shown, row by row. */
async function matrix(page: Page, label: string): Promise<number[][]> {
  const rows = page.getByRole('group', { name: label, exact: true }).locator('tr');
  return (await rows.all()).reduce<Promise<number[][]>>(async (before, row) => {
    const cells = await row.locator('td').allTextContents();
    return [...(await before), cells.map(number)];
  }, Promise.resolve([]));
}

/** Written with four decimals. */
const close = (shown: number[][], wanted: Matrix) => {
  expect(shown.length).toBe(wanted.rows);
  for (let i = 0; i < wanted.rows; i++)
    for (let j = 0; j < wanted.columns; j++)
      expect(Math.abs(shown[i][j] - wanted.at(i, j))).toBeLessThanOrEqual(
        Math.max(5.1e-5, 0.051 * Math.abs(wanted.at(i, j))),
      );
};

describeStudio('understanding in the studio', (studio) => {
  it('shows every matrix of an example, forward and backward, as the library computes them', {
    timeout: 120_000,
  }, async () => {
    const options = { target: 'label', deterministic: true, hidden: [4], epochs: 30 } as const;
    const model = await Model.train(toyTable('moons'), options);
    const { test } = model.training!.examples;
    const x = (test!.X as Matrix).slice(1, 2);
    const y = test!.Y.slice(1, 2);
    const pass = model.network.backward(x, y);

    const page = await studio.open('?toy=moons&hidden=[4]&epochs=30');
    await stands(page, 'ready');
    await press(page, 'Train');
    await stands(page, 'all epochs done');
    await go(page, 'Understanding');
    await page.getByRole('button', { name: 'Next example' }).click();
    await page.getByText('2×1').first().waitFor();
    await expect
      .poll(() => page.locator('.example').textContent())
      .toContain(test!.table.place(test!.rows[1]).split(' ').slice(1).join(' '));

    const seen: string[] = [];
    const check: Readonly<Record<string, readonly [string, Matrix]>> = {
      'A[0]': ['A[0], 2 by 1', pass.A[0]],
      'Z[1]': ['Z[1], 4 by 1', pass.Z[1]],
      'A[1]': ['A[1], 4 by 1', pass.A[1]],
      'Z[2]': ['Z[2], 1 by 1', pass.Z[2]],
      'A[2]': ['A[2], 1 by 1', pass.A[2]],
      'dZ[2]': ['dZ[2], 1 by 1', pass.dZ[2]],
      'dW[2]': ['dW[2], 1 by 4', pass.dW[2]],
      'db[2]': ['db[2], 1 by 1', pass.db[2]],
      'dA[1]': ['dA[1], 4 by 1', pass.dA[1]],
      'dZ[1]': ['dZ[1], 4 by 1', pass.dZ[1]],
      'dW[1]': ['dW[1], 4 by 2', pass.dW[1]],
      'db[1]': ['db[1], 4 by 1', pass.db[1]],
    };
    const stepper = page.locator('.stepper');
    await stepper.getByRole('button', { name: 'Next →' }).focus();
    await page.keyboard.press('Home');
    for (let at = 0; ; at++) {
      const title = (await stepper.locator('[aria-current=step]').textContent())!;
      seen.push(title);
      const wanted = check[title];
      if (wanted) close(await matrix(page, wanted[0]), wanted[1]);
      if (title === 'J')
        expect(await stepper.locator('.big').textContent()).toContain(pass.cost.toPrecision(5));
      if (title === 'db[1]') break;
      expect(at).toBeLessThan(20);
      await page.keyboard.press('ArrowRight');
    }
    expect(seen).toEqual([
      'A[0]',
      'Z[1]',
      'A[1]',
      'Z[2]',
      'A[2]',
      'J',
      'dZ[2]',
      'dW[2]',
      'db[2]',
      'dA[1]',
      'dZ[1]',
      'dW[1]',
      'db[1]',
    ]);

    // A unit and a weight, by the keyboard.
    await page.locator('.net .unit[tabindex="0"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const picked = page.locator('section.picked');
    await picked.getByRole('heading', { name: 'Unit 2 of layer 1' }).waitFor();
    const z = await picked.locator('tr.sum td').last().textContent();
    expect(Math.abs(number(z!) - pass.Z[1].at(1, 0))).toBeLessThan(1e-4);
    await picked.getByRole('button', { name: /^Weight from x2/ }).focus();
    await page.keyboard.press('Enter');
    await picked.getByRole('heading', { name: 'Weight of layer 1, from x2 to unit 2' }).waitFor();
    const [w, dw] = await picked.locator('dd strong').allTextContents();
    expect(Math.abs(number(w) - model.network.W[1].at(1, 1))).toBeLessThan(1e-4);
    expect(Math.abs(number(dw) - pass.dW[1].at(1, 1))).toBeLessThan(1e-4);
    await page.context().close();
  });

  it('cells of the confusion matrix and the worst mistakes open their examples', {
    timeout: 120_000,
  }, async () => {
    const table = await readTable(repositoryFile('data/digits/digits.csv').path);
    const model = await Model.train(table, { target: 'digit', deterministic: true, epochs: 3 });
    const { confusion } = model.training!.evaluations.test!;
    const page = await studio.open();
    await page.getByRole('button', { name: /^Digits/ }).click();
    await stands(page, 'ready');
    for (let i = 0; i < 3; i++) await press(page, 'Epoch');
    await page.locator('.standing', { hasText: '3 of' }).waitFor();
    await go(page, 'Understanding');
    await page.locator('.confusion').waitFor();
    const shown = await page.locator('.confusion tbody tr').allTextContents();
    expect(shown).toEqual(
      confusion!.map((row, i) => `${i}${row.map((count) => (count === 0 ? '·' : count)).join('')}`),
    );
    const wrong = confusion!
      .flatMap((row, i) => row.map((count, j) => ({ count, i, j })))
      .find(({ count, i, j }) => i !== j && count > 0)!;
    await press(page, `${wrong.count} of true class ${wrong.i} predicted as ${wrong.j}`);
    const listed = page.locator('[aria-live] .gallery');
    await expect.poll(() => listed.locator('li').count()).toBe(wrong.count);
    await listed.getByRole('button').first().click();
    await expect.poll(() => page.locator('.example .mistake').textContent()).toBe(String(wrong.j));
    await page.context().close();
  });

  it('classifies what is drawn, by pointer and by keys', { timeout: 120_000 }, async () => {
    const page = await studio.open();
    await page.getByRole('button', { name: /^Digits/ }).click();
    await stands(page, 'ready');
    await press(page, 'Train');
    await stands(page, ended);
    await go(page, 'Understanding');
    const sketch = page.locator('.sketch');
    await sketch.scrollIntoViewIfNeeded();
    const box = (await sketch.boundingBox())!;
    // A zero, small and in a corner: it is moved and scaled.
    const spot = (t: number) => [box.x + 60 + 25 * Math.sin(t), box.y + 70 - 40 * Math.cos(t)] as const;
    await page.mouse.move(...spot(0));
    await page.mouse.down();
    for (let i = 1; i <= 24; i++) await page.mouse.move(...spot((i / 24) * 2 * Math.PI));
    await page.mouse.up();
    const verdict = page.locator('.verdict .big');
    await expect.poll(() => verdict.textContent()).toBe('0');
    await press(page, 'Clear');

    // A one: a column of pixels, with the keys.
    await page.getByRole('application').focus();
    for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Space');
    for (let i = 0; i < 7; i++) await page.keyboard.press('Shift+ArrowDown');
    await page.getByText('row 8, column 5: ink').waitFor();
    await page.keyboard.press('Shift+ArrowLeft');
    for (let i = 0; i < 7; i++) await page.keyboard.press('Shift+ArrowUp');
    await expect.poll(() => verdict.textContent()).toBe('1');

    // After a reload it is still there.
    await page.waitForTimeout(1500);
    await page.goto(studio.url);
    await stands(page, ended);
    await go(page, 'Understanding');
    await expect.poll(() => verdict.textContent()).toBe('1');
    await page.getByRole('application').focus();
    await press(page, 'Clear');
    await page.getByText('Nothing is drawn yet.').waitFor();
    await page.context().close();
  });
});

const strange = '<img src=x onerror=alert(1)>';
const csv = `${strange},b,is\n${Array.from({ length: 80 }, (_, i) => `${i % 9},${(i * 7) % 13},${i % 9 > 4 ? strange : 'no'}`).join('\n')}\n`;
const saved = await Model.train(toyTable('flower'), { target: 'label', deterministic: true, epochs: 40 });
const inBits = Model.fromBytes(saved.quantize().toBytes());
writeFileSync(join(folder, 'flower.safetensors'), saved.toBytes());
writeFileSync(join(folder, 'flower-8.safetensors'), inBits.toBytes());
writeFileSync(join(folder, 'broken.safetensors'), saved.toBytes().slice(0, -9));
writeFileSync(join(folder, 'strange.csv'), csv);

describeStudio(
  'a saved model in the studio',
  (studio) => {
    it.each([
      { name: 'flower.safetensors', model: saved, bits: 0 },
      { name: 'flower-8.safetensors', model: inBits, bits: 1 },
    ])(
      '$name says what it is, predicts typed rows, and is measured on a table',
      {
        timeout: 120_000,
      },
      async ({ name: file, model, bits }) => {
        const page = await studio.open(`?given=${file}`);
        await page.getByRole('heading', { name: file }).waitFor();
        expect(await page.getByText('weights and activations in 8 bits').count()).toBe(bits);
        const [{ probabilities }] = model.predict([{ x1: 1.5, x2: -0.5 }]);
        await page.getByRole('textbox', { name: 'x1' }).fill('1.5');
        await page.getByRole('textbox', { name: 'x2' }).fill('-0.5');
        await press(page, 'Predict');
        const bars = page.locator('.example .bars .number');
        await expect
          .poll(() => bars.allTextContents())
          .toEqual(Object.values(probabilities!).map((p) => `${(100 * p).toFixed(1)} %`));

        const table = toyTable('flower', { seed: 2 });
        const cell = (name: string, row: number) => {
          const column = table.find(name)!;
          return column.kind === 'numeric' ? String(column.values[row]) : column.cells[row];
        };
        const lines = Array.from({ length: table.rows }, (_, row) =>
          table.names.map((name) => cell(name, row)).join(','),
        );
        writeFileSync(join(folder, 'others.csv'), `${table.names.join(',')}\n${lines.join('\n')}\n`);
        await page.getByLabel('Open a table').setInputFiles(join(folder, 'others.csv'));
        const { metrics } = model.evaluate(table).evaluation;
        await page
          .locator('.figures', {
            hasText: `${(100 * (metrics as { accuracy: number }).accuracy).toFixed(1)} %`,
          })
          .waitFor();
        await page.getByRole('heading', { name: 'Predictions (400)' }).waitFor();
        await page.getByRole('textbox', { name: 'x1' }).fill('many');
        await press(page, 'Predict');
        await page.getByRole('alert').filter({ hasText: 'form row 0, column "x1"' }).waitFor();
        await page.context().close();
      },
    );

    it('that is damaged is told of beside where it was opened', async () => {
      const page = await studio.open('?given=broken.safetensors');
      await page
        .getByRole('alert')
        .filter({ hasText: 'broken.safetensors' })
        .filter({ hasText: 'MODEL_DAMAGED' })
        .waitFor();
      await page.context().close();
    });

    it('names and cells are text, whatever they are', { timeout: 120_000 }, async () => {
      const page = await studio.open('?given=strange.csv&target=is');
      await stands(page, 'ready');
      await press(page, 'Epoch');
      await page.locator('.standing', { hasText: '1 of' }).waitFor();
      for (const view of ['Understanding', 'Export'] as const) {
        await go(page, view);
        if (view === 'Export') await press(page, 'Draw the figures');
        await page
          .getByText(/<img src/)
          .filter({ visible: true })
          .first()
          .waitFor();
        expect(await page.locator('img').count()).toBe(0);
        const { violations } = await new AxeBuilder({ page: page as never }).analyze();
        expect(violations.map(({ id, nodes }) => `${view}: ${id} ${nodes[0]?.html}`)).toEqual([]);
      }
      await page.context().close();
    });
  },
  ['flower.safetensors', 'flower-8.safetensors', 'broken.safetensors', 'strange.csv'].map((name) => ({
    name,
    path: join(folder, name),
  })),
);
