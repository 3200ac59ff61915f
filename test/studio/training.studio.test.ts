import { Model, toyTable } from '@colonnade/core';
import { readTable } from '@colonnade/data';
import { expect, it } from 'vitest';
import {
  describeStudio,
  ended,
  figure,
  go,
  press,
  pressMore,
  repositoryFile,
  stands,
} from './support/studio.js';

describeStudio(
  'training in the studio',
  (studio) => {
    it('comes to the figures of the command, held or not, update by update or not', {
      timeout: 120_000,
    }, async () => {
      const table = await readTable('data/digits/digits.csv');
      const model = await Model.train(table, { target: 'digit', deterministic: true });
      const { history } = model.training!;
      const kept = history[history.keptEpoch];

      const page = await studio.open();
      await page.getByRole('button', { name: /^Digits/ }).click();
      await stands(page, 'ready');
      for (let epoch = 0; epoch < 2; epoch++) await press(page, 'Epoch');
      await stands(page, 'paused');
      for (let i = 0; i < 3; i++) await press(page, 'Step');
      await page.locator('.standing', { hasText: '+ 3/41' }).waitFor();
      await press(page, 'Epoch');
      await page.locator('.standing', { hasText: '/41' }).waitFor({ state: 'detached' });
      await press(page, 'Step');
      await page.locator('.standing', { hasText: '+ 1/41' }).waitFor();
      await press(page, 'Go on');
      await stands(page, ended);

      expect(await figure(page, 'epoch')).toBe(`${kept.epoch} of ${history.epochs}`);
      expect(await figure(page, 'cost')).toBe(
        `${kept.costOfBatches!.toFixed(4)} ${kept.costValidation!.toFixed(4)}`,
      );
      await page.context().close();
    });

    it('goes on with more epochs after the last one', { timeout: 60_000 }, async () => {
      const options = { target: 'label', deterministic: true, epochs: 2000, patience: 0 } as const;
      const { history } = (await Model.train(toyTable('flower'), options)).training!;
      const page = await studio.open('?toy=flower&patience=0');
      await stands(page, 'ready');
      await press(page, 'Train');
      await stands(page, 'all epochs done');
      await pressMore(page);
      await page.locator('.standing', { hasText: '2,000 of 2,000' }).waitFor();
      expect(await figure(page, 'cost')).toContain(history.at(-1)!.costOfBatches!.toFixed(4));
      await page.context().close();
    });

    it('trains what the command was given', async () => {
      const page = await studio.open('?given=breast_cancer.csv&target=diagnosis');
      await stands(page, 'ready');
      expect(await page.locator('.data-name').textContent()).toContain('breast_cancer.csv 569 rows, 30-');
      await page.context().close();
    });

    it('reads as the command was told to', async () => {
      const query = 'target=diagnosis&skip-last=9&missing=["17.99"]&drop=["worst area"]&fill=median';
      const page = await studio.open(`?given=breast_cancer.csv&${query}`);
      await stands(page, 'ready');
      // A column less, and an input that says where one cell is missing.
      expect(await page.locator('.data-name').textContent()).toContain('breast_cancer.csv 560 rows, 30-');
      await go(page, 'Data');
      expect(await page.getByLabel('missing cells').inputValue()).toBe('17.99');
      expect(await page.locator('.notes').first().textContent()).toContain(
        '9 lines behind the table skipped',
      );
      await page.context().close();
    });
  },
  [repositoryFile('data/breast-cancer/breast_cancer.csv')],
);
