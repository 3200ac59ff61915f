import { studyCostSurface, tableFromRecords, toyTable } from '@colonnade/core';
import { describe, expect, it } from 'vitest';
import { costOver, type Plane } from '../../src/studies/cost-surface/plane.js';

/** Eight rows, two of which contradict the others: squared error has two valleys over them. */
const eight = tableFromRecords(
  [
    [6, 'no'],
    [-8, 'yes'],
    [-10, 'no'],
    [-7, 'yes'],
    [5, 'no'],
    [2, 'no'],
    [-8, 'yes'],
    [-7, 'no'],
  ].map(([x, y]) => ({ x, y })),
);
const base = { target: 'y', testShare: 0, validationShare: 0 };

describe('a cost over a plane', () => {
  const plane: Plane = {
    rest: Float64Array.of(0.3, -0.2, 0.1, 0),
    x: Float64Array.of(1, -2, 0.5, 3),
    y: Float64Array.of(1, 1, 1, 1),
    target: Float64Array.of(1, 0, 0, 1),
  };

  it('is the mean loss, by the formulas written out', () => {
    const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
    const [u, v] = [0.7, -0.4];
    let [cross, square] = [0, 0];
    for (let j = 0; j < 4; j++) {
      const a = sigmoid(plane.rest[j] + u * plane.x[j] + v * plane.y[j]);
      const t = plane.target[j];
      cross -= (t * Math.log(a) + (1 - t) * Math.log(1 - a)) / 4;
      square += (a - t) ** 2 / 8;
    }
    expect(costOver(plane, 'cross-entropy')([u, v]).cost).toBeCloseTo(cross, 13);
    expect(costOver(plane, 'squared-error')([u, v]).cost).toBeCloseTo(square, 13);
  });

  it.each(['cross-entropy', 'squared-error'] as const)('%s has the derivatives of differences', (name) => {
    const cost = costOver(plane, name);
    const h = 6e-6;
    for (const [u, v] of [
      [0, 0],
      [1.2, -0.7],
      [-2, 3],
    ]) {
      const { gradient, hessian } = cost([u, v]);
      const [right, left] = [cost([u + h, v]), cost([u - h, v])];
      const [up, down] = [cost([u, v + h]), cost([u, v - h])];
      // Central differences are off by h² times a third derivative, about 4e-11, and by rounding, 1e-16 / h.
      const near = (value: number, expected: number) => expect(Math.abs(value - expected)).toBeLessThan(1e-9);
      near(gradient[0], (right.cost - left.cost) / (2 * h));
      near(gradient[1], (up.cost - down.cost) / (2 * h));
      near(hessian[0], (right.gradient[0] - left.gradient[0]) / (2 * h));
      near(hessian[1], (up.gradient[0] - down.gradient[0]) / (2 * h));
      near(hessian[2], (up.gradient[1] - down.gradient[1]) / (2 * h));
    }
  });
});

describe('studyCostSurface', () => {
  it('finds the bowl, and both valleys', async () => {
    const study = await studyCostSurface({ table: eight }, base);
    const [cross, square] = study.surfaces;
    expect(study.parameters).toEqual(['weight of x', 'bias']);
    expect(cross.minima).toHaveLength(1);
    expect(square.minima).toHaveLength(2);
    for (const { minima, values } of study.surfaces) {
      // No place of the grid in the picture is lower than the lowest minimum.
      expect(Math.min(...values)).toBeGreaterThanOrEqual(minima[0].cost);
    }
    expect(study.sentences[0]).toBe(
      'Cross-entropy has one local minimum (it is convex: a bowl); squared error has 2 local minima.',
    );
    const ended = cross.descents.filter(({ rate }) => rate === study.rates[1]).map(({ end }) => end);
    expect(ended).toEqual(['minimum', 'minimum', 'minimum', 'minimum', 'minimum']);
    expect(square.descents.map(({ end }) => end)).toContain('plateau');
  });

  it('says that the cost falls beyond the picture where classes can be parted', async () => {
    const table = tableFromRecords([-3, -2, -1, 1, 2, 3].map((x) => ({ x, y: x < 0 ? 'no' : 'yes' })));
    const { surfaces, sentences } = await studyCostSurface({ table }, base);
    expect(surfaces.map(({ minima, opens }) => [minima.length, opens])).toEqual([
      [0, true],
      [0, true],
    ]);
    expect(sentences[0]).toContain('no local minimum in the picture: it falls on beyond its edge');
  });

  it('takes the parameters and the class that are named, and refuses others', async () => {
    const data = { table: toyTable('moons') };
    const study = (over: readonly string[], rest = {}) =>
      studyCostSurface(data, { target: 'label' }, { over, steps: 3, ...rest });
    expect((await study(['w2', 'bias'])).parameters).toEqual(['weight of x2', 'bias']);
    expect((await study(['x1', 'x2'], { class: '0' })).positive).toBe('0');
    await expect(study(['x3', 'bias'])).rejects.toThrow(/has "x3", which is no parameter.*\[OPTION_RANGE\]/);
    await expect(study(['x1'])).rejects.toThrow(/names one parameter/);
    await expect(study(['x1', 'w1'])).rejects.toThrow(/the same parameter twice/);
    await expect(study(['x1', 'x2'], { class: 'up' })).rejects.toThrow(/there is no class "up"/);
    await expect(studyCostSurface({ table: toyTable('waves') }, { target: 'label' })).rejects.toThrow(
      /\[TARGET_TASK\]/,
    );
  });

  it('refuses options that play no part', async () => {
    const study = studyCostSurface({ table: eight }, { ...base, hidden: [4] });
    await expect(study).rejects.toThrow(/option "hidden" plays no part .*\[OPTION_CONFLICT\]/);
  });

  it('stops when the signal says so', async () => {
    const { stopped, surfaces } = await studyCostSurface(
      { table: eight },
      base,
      {},
      { signal: { aborted: true } },
    );
    expect([stopped, surfaces.length]).toEqual(['interrupted', 0]);
  });
});
