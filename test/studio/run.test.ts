import { Model, SparseMatrix, toyTable } from '@colonnade/core';
import { readCsv, readTable } from '@colonnade/data';
import { describe, expect, it } from 'vitest';
import {
  mostEntries,
  type Progress,
  type WatchRequests,
} from '../../packages/studio/src/session/protocol.js';
import { Run } from '../../packages/studio/src/session/run.js';
import { HistoryColumns } from '../../packages/studio/src/state/history.js';

const all: WatchRequests = {
  activity: {},
  edges: {},
  firstWeights: {},
  parameters: {},
  regions: { axes: [20, 21] },
  scores: {},
  unitMaps: {},
};
const options = { target: 'digit', deterministic: true, epochs: 4, dropout: 0.1 } as const;

async function runOf(more: object = {}) {
  const table = await readTable('data/digits/digits.csv');
  const told: Progress[] = [];
  const run: Run = await Run.prepare(1, table, { ...options, ...more }, (progress) => {
    told.push(progress);
    run.drawn();
  });
  const done = async () => {
    while (told.at(-1)?.status !== 'done') await new Promise((resolve) => setTimeout(resolve, 5));
    return Uint8Array.from(new Uint8Array(run.prepared.network.parameters.theta.slice().buffer));
  };
  return { run, told, done };
}

describe('a run of the studio', () => {
  it('has the same bits with everything looked at and with nothing, slowly or in steps', {
    timeout: 60_000,
  }, async () => {
    const plain = await runOf();
    await plain.run.play();
    const bits = await plain.done();
    expect(plain.told.at(-1)?.stopped).toBe('epochs');

    const watched = await runOf();
    watched.run.watch(all);
    watched.run.setPace(50);
    await watched.run.play();
    expect(await watched.done()).toEqual(bits);
    const seen = watched.told.at(-1)!.watched;
    expect(Object.keys(seen).sort()).toEqual(Object.keys(all).sort());
    expect(seen.activity?.layers).toHaveLength(2);
    expect(seen.firstWeights?.values.length).toBe(64 * 64);
    expect(seen.unitMaps).toBe(null);

    const steps = await runOf();
    steps.run.watch(all);
    await Promise.all([steps.run.stepUpdate(), steps.run.stepUpdate(), steps.run.stepEpoch()]);
    await Promise.all([steps.run.play(), steps.run.pause(), steps.run.stepUpdate(), steps.run.play()]);
    expect(await steps.done()).toEqual(bits);
  });

  it('goes on after it was set aside and taken up, and tells everything again', {
    timeout: 60_000,
  }, async () => {
    const plain = await runOf();
    await plain.run.play();
    const bits = await plain.done();

    const { run, told, done } = await runOf();
    await Promise.all([run.stepEpoch(), run.stepEpoch(), run.stepUpdate()]);
    await run.setAside();
    const before = told.length;
    run.watch({});
    expect(told.length).toBe(before);
    run.takeUp();
    run.watch({});
    expect(told.at(-1)).toMatchObject({ status: 'paused', step: 0 });
    // The epoch that was under way may have come to its end.
    expect(
      told
        .at(-1)
        ?.entries.map(({ epoch }) => epoch)
        .slice(0, 3),
    ).toEqual([0, 1, 2]);
    await run.play();
    expect(await done()).toEqual(bits);
  });

  it('sends every entry once', { timeout: 60_000 }, async () => {
    const { run, told, done } = await runOf({ epochs: 30 });
    await run.play();
    await done();
    expect(told.flatMap(({ entries }) => entries.map(({ epoch }) => epoch))).toEqual(
      Array.from({ length: 31 }, (_, epoch) => epoch),
    );
  });

  it('keeps a bounded history of a long training: in the page, for the report, and to go on after a reload', {
    timeout: 120_000,
  }, async () => {
    const table = toyTable('moons', { seed: 1 });
    const epochs = 45_000;
    const longOptions = {
      target: 'label',
      hidden: [2],
      batchSize: 'all',
      optimizer: 'gradient-descent',
      learningRate: 0.1,
      patience: 0,
      deterministic: true,
      epochs,
    } as const;
    const history = new HistoryColumns();
    const told: Progress[] = [];
    let most = 0;
    const run: Run = await Run.prepare(1, table, longOptions, (progress) => {
      told.push({ ...progress, entries: [] });
      history.take(progress.entries);
      most = Math.max(most, progress.entries.length, history.length);
      run.drawn();
    });
    await run.play();
    while (told.at(-1)?.status !== 'done') await new Promise((resolve) => setTimeout(resolve, 20));
    const soFar = await run.soFar();
    const kept = (await run.keep(false))!;
    expect(most).toBeLessThanOrEqual(mostEntries);
    for (const entries of [soFar, kept.state.entries]) {
      expect(entries.length).toBeLessThanOrEqual(mostEntries);
      expect(entries.at(-1)).toEqual(history.last);
    }
    expect([soFar.epochs, history.epochs, kept.state.epoch]).toEqual([epochs, epochs, epochs]);
    // The command's: every entry that was kept is one of its, and the model has its bits.
    const model = await Model.train(table, longOptions);
    for (const entry of soFar) expect(entry).toEqual(model.training!.history[entry.epoch]);
    expect(soFar.length).toBeGreaterThan(mostEntries / 10);
    expect(soFar.slice(-2).map(({ epoch }) => epoch)).toEqual([epochs - 1, epochs]);
    expect(run.prepared.network.parameters.theta).toEqual(model.network.parameters.theta);
  });

  it('looks inside a network whose inputs are words of texts', { timeout: 60_000 }, async () => {
    const words = ['good', 'great', 'bad', 'dull'];
    const text = ['text,label'];
    for (let i = 0; i < 120; i++)
      text.push(`"this one is ${words[i % 4]} number ${i} of many more to come",${i % 4 < 2 ? 'yes' : 'no'}`);
    const table = readCsv(new TextEncoder().encode(text.join('\n')), { name: 'texts.csv' });
    const told: Progress[] = [];
    const run: Run = await Run.prepare(1, table, { target: 'label', deterministic: true }, (progress) => {
      told.push(progress);
      run.drawn();
    });
    expect(run.prepared.examples.train.X).toBeInstanceOf(SparseMatrix);
    run.watch({ activity: {} });
    await run.stepEpoch();
    const { activity } = told.at(-1)!.watched;
    expect(activity?.layers.map(({ units }) => units.length)).toEqual(
      run.prepared.content.specification.sizes.slice(1),
    );
    // All Z of the examples that were looked at are in the histogram.
    const [first] = activity!.layers;
    expect(first.Z.counts.reduce((sum, count) => sum + count)).toBe(activity!.examples * first.units.length);
    expect(activity!.examples).toBe(run.prepared.examples.train.rows.length);
  });

  it('does not end because a look fails', { timeout: 60_000 }, async () => {
    const errors = console.error;
    console.error = () => {};
    try {
      const { run, told, done } = await runOf();
      run.watch({ regions: { axes: [0, -1] as [number, number] }, scores: null as never, edges: {} });
      run.watch({ regions: null as never });
      await run.play();
      await done();
      expect(told.at(-1)).toMatchObject({ stopped: 'epochs', problem: null, watched: { regions: null } });
    } finally {
      console.error = errors;
    }
  });
});
