import { describe, expect, it } from 'vitest';
import {
  type ClassificationMetrics,
  Matrix,
  Model,
  RandomState,
  SparseMatrix,
  Table,
} from '../../src/index.js';
import { commonMove } from '../../src/model/common-move.js';

const side = 32;
const pixels = side * side * 3;

/** Photographs, more or less: bright, even in their light, and two classes that differ in the color of the middle. */
function photographs(m: number, seed: number): Table {
  const random = new RandomState(seed);
  const values = new Uint8Array(m * pixels);
  const cells: string[] = [];
  for (let j = 0; j < m; j++) {
    const warm = j % 2 === 0;
    const light = 110 + 80 * random.rand();
    cells.push(warm ? 'warm' : 'cold');
    for (let i = 0; i < pixels; i++) {
      const [x, y, channel] = [Math.floor(i / 3) % side, Math.floor(i / 3 / side), i % 3];
      const middle = Math.exp(-((x - side / 2) ** 2 + (y - side / 2) ** 2) / 60);
      const tint = middle * (warm ? 1 : -1) * [18, 0, -18][channel];
      values[j * pixels + i] = Math.max(0, Math.min(255, light + tint + 20 * random.randn()));
    }
  }
  const image = { kind: 'numeric', name: 'image', shape: [side, side, 3], values } as const;
  return new Table([image, { kind: 'text', name: 'kind', cells }], { name: 'photographs', notes: [] });
}

const chosen = (model: Model, name: string) =>
  model.training!.options.find((option) => option.name === name)!.value as number;

describe('a training without options, of few rows with thousands of inputs', () => {
  const train = photographs(120, 1);
  const test = photographs(400, 2);

  it('learns: the first steps of Adam leave the cost where it was, and no unit dies', async () => {
    const model = await Model.train(train, { target: 'kind', threads: 1 }, { test });
    const { history, evaluations, warnings } = model.training!;
    const costs = history.map(({ cost }) => cost!);
    expect(Math.max(...costs.slice(1))).toBeLessThan(1.5 * costs[0]);
    expect(warnings.map(({ code }) => code)).not.toContain('DEAD_UNITS');
    expect((evaluations.test!.metrics as ClassificationMetrics).accuracy).toBeGreaterThan(0.95);
  });

  it('has a rate at which a step for one example moves z of another by no more than a fifth', async () => {
    const model = await Model.train(train, { target: 'kind', epochs: 0 });
    const rate = chosen(model, 'learningRate');
    expect(rate).toBe(Number((0.2 / commonMove(model.training!.examples.train.X)).toPrecision(2)));
    expect(rate).toBeLessThan(0.003);
  });

  it('knows how far a step for one example moves z of another, of dense and of sparse inputs', () => {
    const X = Matrix.fromColumns([
      [0.5, -0.5, 0],
      [0.25, 3, -1],
    ]);
    // sign(x)ᵀx′: 0.25 − 1, of which 3 counts as 1; and the other way round: 0.5 − 0.5 − 0.
    expect(commonMove(X)).toBe(0.75 / 2);
    const words = new SparseMatrix(4, 3, Uint32Array.of(0, 2, 4, 4), Uint32Array.of(0, 1, 1, 3));
    expect(commonMove(words)).toBe(2 / 6);
    expect(commonMove(words)).toBe(commonMove(words.toDense()));
    expect(commonMove(Matrix.zeros(5, 1))).toBe(0);
  });

  it('is no shorter where many inputs have nothing to do with each other', async () => {
    const random = new RandomState(4);
    const noise = { kind: 'numeric', name: 'x', shape: [2000], values: random.randn(2000 * 150) } as const;
    const cells = Array.from({ length: 150 }, (_, j) => 'ab'[j % 2]);
    const columns = [noise, { kind: 'text', name: 'y', cells } as const];
    const table = new Table(columns, { name: 'noise', notes: [] });
    expect(chosen(await Model.train(table, { target: 'y', epochs: 0 }), 'learningRate')).toBe(0.003);
  });

  it('keeps a rate that is asked for, and the usual ones where inputs are few', async () => {
    const asked = await Model.train(train, { target: 'kind', epochs: 0, learningRate: 0.01 });
    expect(chosen(asked, 'learningRate')).toBe(0.01);
    const rows = Array.from({ length: 600 }, (_, i) => ({
      a: i % 7,
      b: (i * i) % 11,
      y: i % 2 ? 'odd' : 'even',
    }));
    expect(chosen(await Model.train(rows, { target: 'y', epochs: 0 }), 'learningRate')).toBe(0.003);
    // Numbers that are not standardized are no reason to go slower: they are one to mend that.
    const raw = rows.map((row) => ({ ...row, a: 1000 * row.a }));
    const asTheyAre = await Model.train(raw, { target: 'y', epochs: 0, standardize: 'none' });
    expect(chosen(asTheyAre, 'learningRate')).toBe(0.003);
    const few = await Model.train(rows.slice(0, 100), { target: 'y', epochs: 0 });
    expect(chosen(few, 'learningRate')).toBe(0.009);
  });
});
