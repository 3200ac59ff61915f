import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { ColonnadeError, diagnoseData, RandomState } from '@colonnade/core';
import { readCsv, readTable } from '@colonnade/data';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeStudio, press, stands } from './support/studio.js';

interface Dropped {
  readonly name: string;
  readonly text: string;
}

/** Drops files where a user may: on the page, beside the place that is meant for them. */
async function drop(page: Page, ...files: Dropped[]): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate((all) => {
    const dataTransfer = new DataTransfer();
    for (const { name, text } of all) dataTransfer.items.add(new File([text], name));
    document
      .querySelector('h1')!
      .dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, files);
}

const predict = (page: Page, name: string) => page.getByLabel('predict', { exact: true }).selectOption(name);
const lookedAt = (page: Page) => stands(page, 'Looked at');
const inputs = (page: Page) =>
  page.locator('.facts div', { hasText: 'inputs of an example' }).locator('strong');

/** Passengers of some ship: an identifier, gaps, a category that is spelled as numbers, dates, a comma in numbers. */
function ownFile(missing: string): Dropped {
  const rows = Array.from({ length: 240 }, (_, i) => {
    const woman = (i * 7) % 5 < 2;
    const age = i % 11 === 0 ? missing : String(1 + ((i * 37) % 79));
    const fare = String(5 + ((i * i) % 97) / 4).replace('.', ',');
    return [i, age, fare, woman ? 'f' : 'm', 10_000 + (i % 6), woman === i % 9 > 0 ? 'yes' : 'no'].join(';');
  });
  return { name: 'own.csv', text: `id;age;fare;sex;zip;survived\n${rows.join('\n')}\n` };
}

/** 19 columns of numbers, two of which say the class. */
function largeFile(rows: number): string {
  const random = new RandomState(1);
  const names = Array.from({ length: 19 }, (_, i) => `x${i}`);
  const lines = Array.from({ length: rows }, () => {
    const cells = names.map(() => random.rand());
    return `${cells.map((cell) => cell.toFixed(4)).join(',')},${cells[0] + cells[1] > 1 ? 'a' : 'b'}`;
  });
  return `${names.join(',')},y\n${lines.join('\n')}`;
}

const tableOf = ({ name, text }: Dropped) => readCsv(new TextEncoder().encode(text), { name });

async function wordsOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
  } catch (error) {
    if (error instanceof ColonnadeError) return error.worded('studio');
    throw error;
  }
  throw new Error('nothing was thrown');
}

describeStudio('the data view', (studio) => {
  it('opens a file that is dropped, says every guess, and takes corrections', {
    timeout: 120_000,
  }, async () => {
    const page = await studio.open();
    await drop(page, ownFile(''));
    await page.getByRole('heading', { name: 'Dimensions' }).waitFor();
    const reading = page.locator('section[aria-labelledby=how-read]');
    expect(await reading.textContent()).toContain('separator ";" found');
    expect(await reading.textContent()).toContain('decimal comma found');
    await predict(page, 'survived');
    await stands(page, 'ready');
    const width = Number(await inputs(page).textContent());
    expect(await page.getByRole('row', { name: /^id/ }).textContent()).toContain('it counts the rows');

    // Six codes are six inputs as a category, one as a number.
    await page.getByLabel('What zip is').selectOption('category');
    await expect.poll(() => inputs(page).textContent()).toBe(String(width + 5));
    await page.getByLabel('What zip is').selectOption('left out');
    await expect.poll(() => inputs(page).textContent()).toBe(String(width - 1));
    await page.getByLabel('positive class').selectOption('no');
    await expect.poll(() => page.getByLabel('positive class').inputValue()).toBe('no');

    // What a file cannot be read as is said beside, and changes nothing.
    await page.getByText('Correct how it is read').click();
    await page.getByLabel('first line').selectOption('is data already');
    await page.locator('.problem', { hasText: '"id" is not a number' }).waitFor();
    expect(await page.getByRole('row', { name: /^fare/ }).count()).toBe(1);
    await press(page, 'Stay with what is open');
    await page.getByText('Correct how it is read').click();
    await page.getByLabel('decimal mark').selectOption(',');
    await expect.poll(() => reading.textContent()).not.toContain('decimal comma found');
    expect(await page.getByLabel('predict', { exact: true }).inputValue()).toBe('survived');
    await page.context().close();
  });

  it('finds what the diagnosis of the command finds, and does what a finding advises', {
    timeout: 120_000,
  }, async () => {
    const file = ownFile('');
    const { findings } = await diagnoseData(tableOf(file), { target: 'survived' });
    const page = await studio.open();
    await drop(page, file);
    await predict(page, 'survived');
    await lookedAt(page);
    expect(await page.locator('.findings .code').allTextContents()).toEqual(findings.map(({ code }) => code));
    expect(await page.locator('.findings strong').allTextContents()).toEqual(
      findings.map(({ title }) => title),
    );

    const before = Number(await inputs(page).textContent());
    await page
      .getByRole('button', { name: /^Leave out/ })
      .first()
      .click();
    await expect.poll(async () => Number(await inputs(page).textContent())).toBeLessThan(before);
    await page.context().close();
  });

  it('says what is wrong with a file as the command does, and reads it once that is mended', {
    timeout: 120_000,
  }, async () => {
    const page = await studio.open();
    const problem = page.locator('.problem');
    const ragged = { name: 'ragged.csv', text: 'a,b\n1,2\n3,4,5\n' };
    await drop(page, ragged);
    expect(await problem.textContent()).toContain(await wordsOf(async () => tableOf(ragged)));

    const gaps = ownFile('none so far');
    await drop(page, gaps);
    await problem.filter({ hasText: 'none so far' }).waitFor();
    const words = await wordsOf(() => diagnoseData(tableOf(gaps), { target: 'survived' }));
    expect(await problem.textContent()).toContain(words);
    await press(page, 'Take “none so far” as missing');
    await page.getByRole('row', { name: /^age/ }).waitFor();
    expect(await problem.count()).toBe(0);
    await page.context().close();
  });

  it('reads names and cells as text, never as markup', async () => {
    const page = await studio.open();
    const hostile = '<img src=x onerror="document.title=1">';
    const cell = `"${hostile.replaceAll('"', '""')}"`;
    const rows = Array.from({ length: 40 }, (_, i) => `${i % 2 ? cell : 'other'},${i % 3}`);
    await drop(page, { name: `${hostile}.csv`, text: `${cell},y\n${rows.join('\n')}\n` });
    await predict(page, 'y');
    await lookedAt(page);
    expect(await page.locator('main img').count()).toBe(0);
    expect(await page.title()).toContain('Colonnade');
    await page.context().close();
  });

  it('shows at once what another framing is worth', { timeout: 120_000 }, async () => {
    const page = await studio.open();
    await drop(page, ownFile(''));
    await predict(page, 'survived');
    await lookedAt(page);
    const step = page.locator('.first-step');
    const before = await step.textContent();
    await page.getByLabel('derived column').fill('double = fare * ');
    await page.keyboard.press('Enter');
    await page.locator('.problem', { hasText: 'EXPRESSION_INVALID' }).waitFor();
    await page.getByLabel('derived column').fill('double = fare * age');
    await page.keyboard.press('Enter');
    await step.filter({ hasText: 'before' }).waitFor();
    expect(await step.textContent()).not.toBe(before);
    await press(page, 'Remove double = fare * age');
    await expect.poll(() => step.textContent()).toBe(before);
    await page.context().close();
  });

  it('keeps what is open over a reload, and forgets it when told', { timeout: 120_000 }, async () => {
    const page = await studio.open();
    await drop(page, ownFile(''));
    await predict(page, 'survived');
    await stands(page, 'ready');
    const asNumber = await inputs(page).textContent();
    await page.getByLabel('What zip is').selectOption('category');
    await expect.poll(() => inputs(page).textContent()).not.toBe(asNumber);
    await stands(page, 'ready');
    const width = await inputs(page).textContent();
    await page.waitForTimeout(500);
    await page.reload();
    await stands(page, 'ready');
    expect(await page.getByLabel('What zip is').inputValue()).toBe('category');
    expect(await inputs(page).textContent()).toBe(width);

    await press(page, 'Forget everything');
    await page.getByText('no data yet').waitFor();
    expect(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual(
      [],
    );
    await page.reload();
    await page.getByRole('heading', { name: 'Choose data' }).waitFor();
    await page.waitForTimeout(500);
    expect(await page.getByText('no data yet').count()).toBe(1);
    await page.context().close();
  });

  it('offers no button for an advice that the library follows already', { timeout: 120_000 }, async () => {
    const random = new RandomState(3);
    const rows = Array.from({ length: 200 }, () => {
      const [a, b, c] = [random.randn(), random.randn(), random.randn()];
      return [a, b, 1e5 * c, a + b > 0 ? 'yes' : 'no'].join(',');
    });
    const page = await studio.open();
    await drop(page, { name: 'units.csv', text: `a,b,c,answer\n${rows.join('\n')}` });
    await predict(page, 'answer');
    await stands(page, 'ready');
    await lookedAt(page);
    await page.getByText('"c" is on a scale of its own').first().waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'Set standardize: feature' }).count()).toBe(0);
    await page.context().close();
  });

  it('works where the browser keeps nothing', async () => {
    const page = await studio.open();
    await page.addInitScript(() => {
      Object.defineProperty(window, 'indexedDB', { value: undefined });
    });
    await page.reload();
    await drop(page, ownFile(''));
    await predict(page, 'survived');
    await stands(page, 'ready');
    expect(await page.locator('.kept').textContent()).toContain('does not keep what is open');
    await page.context().close();
  });

  it('takes 100,000 rows of 20 columns, and the page answers all the while', {
    timeout: 240_000,
  }, async () => {
    const page = await studio.open();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.evaluate(() => {
      const long: number[] = [];
      Object.assign(window, { long });
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) long.push(duration);
      }).observe({ type: 'longtask' });
    });
    const path = join(mkdtempSync(join(tmpdir(), 'colonnade-')), 'large.csv');
    writeFileSync(path, largeFile(100_000));
    await page.getByLabel('Open files').setInputFiles(path);
    await page.locator('.facts', { hasText: '100,000' }).waitFor({ timeout: 60_000 });
    rmSync(dirname(path), { recursive: true });
    await predict(page, 'y');
    await page.getByRole('status').filter({ hasText: 'Looked at' }).waitFor({ timeout: 120_000 });
    expect(await page.locator('.columns tbody tr').count()).toBe(20);
    const long = await page.evaluate(() => (window as unknown as { long: number[] }).long);
    // Nothing takes 50 ms of the page's thread where it is alone; tests beside it stretch what takes nearly as long.
    expect(Math.max(0, ...long)).toBeLessThan(100);
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)(
    'axe finds nothing in data that were looked at: %s',
    {
      timeout: 120_000,
    },
    async (colorScheme) => {
      const page = await studio.open('', { colorScheme, reducedMotion: 'reduce' });
      await page.getByRole('button', { name: /^Digits/ }).click();
      await lookedAt(page);
      await page.getByLabel(/^show the 64 columns/).check();
      await page.getByText('First rows').click();
      await page.getByText('Correct how it is read').click();
      const { violations } = await new AxeBuilder({ page: page as never }).analyze();
      expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
      await page.context().close();
    },
  );
});

describeStudio('files that the data view opens', (studio) => {
  it('arrays of a file of several are chosen, labels may be a second file, folders are classes', {
    timeout: 120_000,
  }, async () => {
    const page = await studio.open();
    const open = page.getByLabel('Open files');
    await open.setInputFiles('packages/data/test/files/small.h5');
    await page.locator('.facts', { hasText: 'rows' }).waitFor();
    const table = await readTable('packages/data/test/files/small.h5', { input: 'X', target: 'y' });
    const reading = page.locator('section[aria-labelledby=how-read]');
    await reading.getByLabel('inputs').selectOption('X');
    await reading.getByLabel('target').selectOption('y');
    await expect.poll(() => page.getByLabel('predict', { exact: true }).inputValue()).toBe('y');
    expect(await page.locator('.facts strong').first().textContent()).toBe(String(table.rows));

    const lines = (make: (i: number) => string) => Array.from({ length: 30 }, (_, i) => make(i)).join('\n');
    await drop(
      page,
      { name: 'labels.csv', text: `kind\n${lines((i) => (i % 2 ? 'odd' : 'even'))}` },
      { name: 'values.csv', text: `a,b\n${lines((i) => `${i % 2},${i}`)}` },
    );
    await expect.poll(() => page.getByLabel('predict', { exact: true }).inputValue()).toBe('kind');

    // A training and a test set.
    const both = (name: string) => ({ name, text: `a,b\n${lines((i) => `${i % 2},${i}`)}` });
    await drop(page, both('train.csv'), both('test.csv'));
    const told = page.locator('main .problem', { hasText: 'two files are read as data and their labels' });
    await told.waitFor();
    expect(await told.textContent()).toContain('open one of the two alone');
    expect(await told.textContent()).not.toContain('target');

    await drop(
      page,
      { name: 'a.csv', text: 'a\n1' },
      { name: 'b.csv', text: 'b\n1' },
      { name: 'c.csv', text: 'c\n1' },
    );
    await page.locator('.problem', { hasText: '3 files cannot be read together' }).waitFor();
    await page.context().close();
  });
});
