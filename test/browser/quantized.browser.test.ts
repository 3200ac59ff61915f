import { expect, it } from 'vitest';
import { describeInChromium, runInNode } from './support/both-sides.js';

/** What runs on both sides: numbers, words and images of a few classes, trained, made 8 bits, saved, loaded and asked. */
const program = `async (library) => {
  const { Model, studyTradeOff, tableFromRecords } = await import(library);
  const words = { good: ['fine', 'great', 'warm'], bad: ['dull', 'cold', 'poor'] };
  const reviews = Array.from({ length: 90 }, (_, row) => {
    const kind = row % 2 === 0 ? 'good' : 'bad';
    const told = words[kind].filter((_word, i) => (row >> i) % 3 !== 0);
    return { text: [...told, 'n' + (row % 17), 'm' + ((row * 7) % 23)].join(' '), kind };
  });
  const strokes = Array.from({ length: 120 }, (_, row) => {
    const pixels = Array.from({ length: 16 }, (_p, at) => [at % 4, at >> 2, Math.abs((at % 4) - (at >> 2))][row % 3] === row % 4 ? 200 + row : (at * row) % 40);
    return { ...Object.fromEntries(pixels.map((value, at) => ['p' + at, value])), kind: 'k' + (row % 3) };
  });
  const points = Array.from({ length: 160 }, (_, row) => {
    const [x1, x2] = [((row * 37) % 160) / 40 - 2, ((row * 91) % 160) / 40 - 2];
    return { x1, x2, kind: x1 * x1 + x2 > 0.5 ? 'over' : 'under', height: x1 * x1 + x2 };
  });
  const without = (records) => records.map(({ kind, height, ...record }) => record);
  const base = { epochs: 25, deterministic: true };
  const some = [
    [tableFromRecords(points), { target: 'kind', drop: ['height'], hidden: [16, 5], activation: 'tanh' }, without(points)],
    [tableFromRecords(points), { target: 'height', drop: ['kind'], hidden: [9] }, without(points)],
    [tableFromRecords(reviews), { target: 'kind', hidden: [10], columns: { text: 'text' } }, without(reviews)],
    [tableFromRecords(strokes), { target: 'kind', hidden: [12] }, without(strokes)],
  ];
  const found = [];
  for (const [table, options, records] of some) {
    const model = await Model.train(table, { ...base, ...options });
    const bytes = model.quantize().toBytes();
    const loaded = Model.fromBytes(bytes);
    const answers = loaded.predict(records);
    found.push({
      bytes: Array.from(bytes),
      again: Array.from(loaded.toBytes()),
      inBits: loaded.quantized !== null,
      answers,
      alone: records.map((record) => loaded.predict([record])[0]),
      floats: model.predict(records),
    });
  }
  const condition = { seeds: [1, 2], choose: 'accuracy >= 0.5', prefer: 'smallest' };
  const study = await studyTradeOff({ table: tableFromRecords(points) }, { ...base, target: 'kind', drop: ['height'], hidden: [16] }, condition);
  const { name, seed, score, model } = study.chosen;
  return { found, chosen: { name, seed, score, bytes: Array.from(model.toBytes()), answers: model.predict(without(points)) } };
}`;

interface Answer {
  readonly prediction: string | number;
  readonly probabilities?: Readonly<Record<string, number>>;
}
interface Found {
  readonly bytes: readonly number[];
  readonly again: readonly number[];
  readonly inBits: boolean;
  readonly answers: readonly Answer[];
  readonly alone: readonly Answer[];
  readonly floats: readonly Answer[];
}

describeInChromium('8 bits in Chromium', 'Models in 8 bits are', {}, (inPage) => {
  it('have the bytes and the answers of Node, alone and together, and nearly those of the floats', async () => {
    const found = (await inPage(program)) as { found: Found[]; chosen: unknown };
    expect(found).toEqual(runInNode(program));
    for (const { bytes, again, inBits, answers, alone, floats } of found.found) {
      expect(inBits).toBe(true);
      expect(again).toEqual(bytes);
      expect(alone).toEqual(answers);
      const kept = answers.filter(({ prediction }, at) =>
        typeof prediction === 'number'
          ? Math.abs(prediction - (floats[at].prediction as number)) < 0.1
          : prediction === floats[at].prediction,
      );
      expect(kept.length / answers.length).toBeGreaterThan(0.95);
    }
  }, 120_000);
});
