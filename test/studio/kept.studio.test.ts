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
    // It is kept every second, or less often where the machine is busy with other tests.
    await page.waitForTimeout(6000);
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

  it('comes back as it ended, where it ended while an earlier place was being kept', {
    timeout: 120_000,
  }, async () => {
    const page = await studio.open('', {}, 'about:blank');
    // The answer to what is kept on the way comes as soon as the training has ended.
    await page.addInitScript(() => {
      // A page that is left may have no time to keep anything any more.
      Object.defineProperty(document, 'hidden', { get: () => false });
      const kept = new Set<number>();
      const { postMessage, addEventListener } = Worker.prototype;
      Worker.prototype.postMessage = function (this: Worker, message: { method?: string; id: number }) {
        const runs = document.querySelector('[role=status]')?.textContent === 'running';
        if (message.method === 'keep' && kept.size === 0 && runs) kept.add(message.id);
        postMessage.call(this, message as never);
      } as never;
      Worker.prototype.addEventListener = function (
        this: Worker,
        type: string,
        listen: (event: MessageEvent) => void,
      ) {
        const late = (event: MessageEvent) => {
          if (!kept.has(event.data?.id)) return listen(event);
          const timer = setInterval(() => {
            if (!/all epochs done/.test(document.body.textContent ?? '')) return;
            clearInterval(timer);
            document.body.dataset.heldBack = 'true';
            listen(event);
          }, 20);
        };
        addEventListener.call(this, type, type === 'message' ? (late as never) : (listen as never));
      } as never;
    });
    await page.goto(`${studio.url}?toy=spirals&epochs=30000&patience=0`);
    await stands(page, 'ready');
    await press(page, 'Train');
    await stands(page, 'all epochs done');
    await page.locator('body[data-held-back]').waitFor();
    await page.waitForTimeout(2000);
    await page.goto(studio.url);
    await stands(page, 'all epochs done');
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

  it('brings back earlier runs, the chosen example and what a study found', {
    timeout: 180_000,
  }, async () => {
    const page = await studio.open('?toy=moons&hidden=[4]');
    await stands(page, 'ready');
    await press(page, 'Epoch');
    await page.locator('.standing', { hasText: '1 of' }).waitFor();
    await press(page, 'Reset');
    await go(page, 'Understanding');
    const number = page.getByRole('textbox', { name: /^number/ });
    for (let at = 0; at < 4; at++) await page.getByRole('button', { name: 'Next example' }).click();
    await expect.poll(() => number.inputValue()).toBe('5');
    await go(page, 'Studies');
    await page.getByLabel('Cost surface').check();
    await press(page, 'Start the study');
    const verdict = await page.locator('.verdict').textContent();
    await page.waitForTimeout(1500);

    await page.goto(studio.url);
    await stands(page, 'ready');
    await go(page, 'Studies');
    await page.locator('.verdict').waitFor();
    expect(await page.locator('.verdict').textContent()).toBe(verdict);
    await go(page, 'Understanding');
    await expect.poll(() => number.inputValue()).toBe('5');
    await go(page, 'Training');
    const rows = page.locator('.runs tbody tr');
    await expect.poll(() => rows.count()).toBe(1);
    await press(page, 'Epoch');
    await page.locator('.standing', { hasText: '1 of' }).waitFor();
    await press(page, 'Reset');
    await expect.poll(() => rows.count()).toBe(2);
    expect(await rows.locator('th').allTextContents()).toEqual(['1', '2']);

    // What was found in other data does not come back with these.
    await page.goto(`${studio.url}?toy=blobs`);
    await stands(page, 'ready');
    await page.waitForTimeout(1500);
    await page.reload();
    await stands(page, 'ready');
    await go(page, 'Studies');
    await page.getByRole('button', { name: 'Start the study' }).waitFor();
    expect(await page.locator('.verdict').count()).toBe(0);
    await page.context().close();
  });

  it('goes on with a study that was running', { timeout: 180_000 }, async () => {
    const page = await studio.open('?toy=moons');
    await stands(page, 'ready');
    await go(page, 'Studies');
    await page.getByLabel('Hidden units').check();
    for (const [name, value] of [
      ['sizes', 'none, 4, 64'],
      ['seeds', '40'],
    ]) {
      await page.getByLabel(name, { exact: true }).fill(value);
      await page.getByLabel(name, { exact: true }).blur();
    }
    await press(page, 'Start the study');
    const told = page.getByText(/\d+ of 120 trainings/).first();
    const done = async () => Number((await told.textContent())!.match(/(\d+) of 120/)![1]);
    await expect.poll(done, { timeout: 60_000 }).toBeGreaterThan(20);
    await page.waitForTimeout(1500);
    const before = await done();
    await page.goto(studio.url);
    await stands(page, 'ready');
    await go(page, 'Studies');
    // What was found in the last half second may not have been written down.
    expect(await done()).toBeGreaterThan(before / 2);
    await page.locator('.verdict').waitFor({ timeout: 120_000 });
    await page.getByText(/120 of 120/).waitFor();
    await page.context().close();
  });

  it('brings back a saved model that was opened, and what was typed for a study', {
    timeout: 120_000,
  }, async () => {
    const trained = await Model.train(toyTable('moons'), { target: 'label', hidden: [3], epochs: 5 });
    const page = await studio.open('?toy=moons');
    await stands(page, 'ready');
    await go(page, 'Studies');
    const seeds = page.getByLabel('seeds', { exact: true });
    await seeds.fill('7');
    await seeds.blur();
    await go(page, 'Data');
    const buffer = Buffer.from(trained.toBytes());
    const file = { name: 'moons.safetensors', mimeType: 'application/octet-stream', buffer };
    await page.getByLabel('Open files').setInputFiles(file);
    await page.getByRole('heading', { level: 1, name: 'Understanding' }).waitFor();
    await page.getByText('2-3-1').first().waitFor();
    await page.waitForTimeout(1500);

    await page.goto(studio.url);
    await stands(page, 'ready');
    await go(page, 'Understanding');
    await page.getByText('2-3-1').first().waitFor();
    await go(page, 'Studies');
    await expect.poll(() => seeds.inputValue()).toBe('7');

    // The button forgets all of it.
    await go(page, 'Data');
    await press(page, 'Forget everything');
    await page.waitForTimeout(1500);
    await page.goto(studio.url);
    await page.waitForTimeout(1500);
    await go(page, 'Understanding');
    expect(await page.getByText('2-3-1').count()).toBe(0);
    await page.context().close();
  });
});
