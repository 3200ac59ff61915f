import {
  dense,
  Matrix,
  Network,
  parseCondition,
  RandomState,
  studyTradeOff,
  type TradeOffStudy,
  type TrialResult,
  toyTable,
} from '@colonnade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCondition, holds } from '../../src/studies/trade-off/condition.js';
import { frontierOf } from '../../src/studies/trade-off/points.js';
import { pruneUnits, pruneWeights } from '../../src/studies/trade-off/prune.js';
import { tradeOffSentences } from '../../src/studies/trade-off/sentences.js';
import { messageOf } from '../table/tables.js';

describe('a condition', () => {
  it('is read, and holds where all of it does', () => {
    const read = parseCondition('accuracy >= 0.95 and size <= 2e4 AND speed>1000');
    expect(read).toEqual([
      { of: 'accuracy', operator: '>=', value: 0.95 },
      { of: 'size', operator: '<=', value: 20_000 },
      { of: 'speed', operator: '>', value: 1000 },
    ]);
    const values = { accuracy: 0.95, size: 20_000, speed: 1001 };
    const of = (changed: object) =>
      holds(read, (name) => ({ ...values, ...changed })[name as 'size'] ?? null);
    expect(of({})).toBe(true);
    expect(of({ accuracy: 0.9499 })).toBe(false);
    expect(of({ size: 20_001 })).toBe(false);
    expect(of({ speed: 1000 })).toBe(false);
    expect(of({ speed: null })).toBe(false);
    expect(holds(parseCondition('cost < -1.5'), () => -2)).toBe(true);
  });

  it('is an error for any other text, and runs nothing', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const message = messageOf(() => parseCondition(text));
        return /\[OPTION_(TYPE|RANGE)\]$/.test(message);
      }),
    );
    expect(messageOf(() => checkCondition(parseCondition('accuracy > 0'), 'regression'))).toContain(
      'option "choose" asks for accuracy, which a regression does not have',
    );
    expect(messageOf(() => checkCondition(parseCondition('r2 > 0'), 'binary'))).toContain('OPTION_CONFLICT');
  });
});

describe('the frontier', () => {
  it('holds what no other point dominates', () => {
    const point = fc.tuple(fc.option(fc.integer({ min: 0, max: 6 })), fc.integer({ min: 0, max: 6 }));
    fc.assert(
      fc.property(fc.array(point), (points) => {
        const on = frontierOf(
          points,
          ([a]) => a,
          ([, b]) => b,
        );
        points.forEach(([a, b], at) => {
          const dominated = points.some(
            ([c, d]) => a !== null && c !== null && c >= a && d >= b && c + d > a + b,
          );
          expect(on[at]).toBe(a !== null && !dominated);
        });
      }),
    );
  });
});

describe('pruning', () => {
  const random = new RandomState(4);
  const network = new Network({
    inputs: 6,
    layers: [dense(5, 'tanh'), dense(4, 'relu'), dense(2, 'softmax')],
    seed: 8,
  });
  const X = Matrix.fromColumnMajor(
    6,
    30,
    Float64Array.from({ length: 180 }, () => random.randn()),
  );

  it('makes the smallest weights zero, as many as were asked for, in a copy', () => {
    const before = network.parameters.theta.slice();
    const pruned = pruneWeights(network.parameters, 0.5);
    expect(network.parameters.theta).toEqual(before);
    for (let l = 1; l <= 3; l++) {
      const [own, all] = [pruned.W[l].data, network.W[l].data];
      const gone = all.filter((_, at) => own[at] === 0);
      expect(gone.length).toBe(Math.floor(all.length / 2));
      const kept = own.filter((w) => w !== 0).map(Math.abs);
      expect(Math.max(...gone.map(Math.abs))).toBeLessThanOrEqual(Math.min(...kept));
    }
    expect(pruned.b).toEqual(network.b);
  });

  it('takes out units that weigh nothing without changing an answer', () => {
    const copy = Network.fromParameters(pruneWeights(network.parameters, 0));
    // A unit that nobody listens to, and one that always says the same.
    for (let i = 0; i < 4; i++) copy.W[2].data[i + 1 * 4] = 0;
    for (let j = 0; j < 6; j++) copy.W[1].data[3 + j * 5] = 0;
    copy.b[1].data[3] = 0.7;
    const { A } = copy.forward(X);
    const smaller = Network.fromParameters(pruneUnits(copy.parameters, 0.4, A.slice(0, 3)));
    expect(smaller.specification.sizes).toEqual([6, 3, 3, 2]);
    const first = pruneUnits(copy.parameters, 0.2, A.slice(0, 3));
    expect(first.specification.sizes).toEqual([6, 4, 4, 2]);
    const [own, wanted] = [Network.fromParameters(first).predict(X).data, copy.predict(X).data];
    own.forEach((p, at) => void expect(p).toBeCloseTo(wanted[at], 12));
    const one = pruneUnits(copy.parameters, 1, A.slice(0, 3));
    expect(one.specification.sizes).toEqual([6, 1, 1, 2]);
  });
});

describe('a study of the trade-off', () => {
  const data = { table: toyTable('moons', { seed: 1 }) };
  const base = { target: 'label', hidden: [8], epochs: 30 } as const;
  const timeless = ({ points, conclusion }: TradeOffStudy) => ({
    points: points.map(({ speed: _speed, frontier: _frontier, summary, ...rest }) => ({
      ...rest,
      mean: summary.mean,
    })),
    best: conclusion.best,
  });

  it('measures every point on the same rows, and goes on from its journal', async () => {
    const journal: TrialResult[] = [];
    const options = { seeds: [1, 2, 3], choose: 'accuracy >= 0.5', prefer: 'best' } as const;
    const study = await studyTradeOff(data, base, options, {
      onTrial: (result) => void journal.push(result),
    });
    expect(study.run.stopped).toBe('done');
    expect(study.plan.arms.map(({ name }) => name)).toEqual([
      'the whole network',
      '4 hidden units',
      '2 hidden units',
      '1 hidden unit',
      'no hidden layer',
    ]);
    const point = (name: string) => study.points.find((each) => each.name === name)!;
    const small = point('the whole network, 8 bits');
    expect(small.architecture).toEqual([2, 8, 1]);
    expect(small.agreement).toBeGreaterThan(0.95);
    expect(small.toWhole!.pairs).toBe(3);
    expect(point('the whole network, 50 % of units taken out').architecture).toEqual([2, 4, 1]);
    const zeros = point('the whole network, 80 % of weights zero');
    expect(zeros.weights).toBeLessThan(0.3 * point('the whole network').weights!);
    expect(zeros.bytes).toBe(point('the whole network').bytes);
    const on = study.points.filter(({ frontier }) => frontier.speed);
    expect(on.length).toBeGreaterThan(0);
    // The same layers are as fast: what one measurement says of them is chance.
    expect(point('the whole network, 50 % of units taken out').speed).toEqual(point('4 hidden units').speed);
    expect(zeros.speed).toEqual(point('the whole network').speed);
    expect(study.within!.arms.map(({ arm }) => arm)).toEqual(study.plan.arms.map(({ name }) => name));

    // What was chosen has the best mean; its model has the score of its trial.
    const best = Math.max(...study.points.map(({ summary }) => summary.mean!));
    const { chosen } = study;
    expect(point(chosen!.name).summary.mean).toBe(best);
    const trial = study.run.results.find(
      ({ arm, seed }) => arm === point(chosen!.name).arm && seed === chosen!.seed,
    )!;
    const names = trial.smaller!.map(({ metrics }) => (metrics.test as { accuracy: number }).accuracy);
    expect(names).toContain(chosen!.score);
    expect(chosen!.model!.predict([{ x1: 0, x2: 0 }])).toHaveLength(1);

    // A hair's breadth is not told as a gain, neither of 8 bits nor of a training that is as long.
    const told = (by: number) => {
      const reference = study.within!.arms[0].mean!;
      const arms = study.within!.arms.map((arm, at) => ({ ...arm, mean: at === 1 ? reference + by : 0.1 }));
      arms[0] = { ...arms[0], mean: reference };
      const points = study.points.map((each) =>
        each !== small ? each : { ...each, toWhole: { ...each.toWhole!, difference: by, interval: null } },
      );
      const within = { seconds: 1, arms };
      return tradeOffSentences({ ...study, points, within, choose: null, chosen: null }, 'best').join(' ');
    };
    expect(told(0.0004)).toContain('In 8 bits: the same accuracy to a tenth of a point. ');
    expect(told(0.0004)).toContain('none comes noticeably further than it: 4 hidden units reaches ');
    expect(told(0.03)).toContain('In 8 bits: accuracy 3.0 points better. ');
    expect(told(0.03)).toContain('4 hidden units comes further: ');

    // Some of it done, and all of it done: the same.
    const half = await studyTradeOff(data, base, options, { done: journal.slice(0, 7) });
    expect(half.run.resumed).toBe(7);
    expect(timeless(half)).toEqual(timeless(study));
    const all = await studyTradeOff(data, base, options, { done: journal });
    expect(all.run.resumed).toBe(all.run.trials);
    expect(timeless(all)).toEqual(timeless(study));
    expect(all.chosen!.model!.toBytes()).toEqual(chosen!.model!.toBytes());
  }, 120_000);

  it('trains what the time cut off for as many epochs again', async () => {
    const cut = { target: 'label', hidden: [8], epochs: 1_000_000, patience: 0, time: 0.2 } as const;
    const options = { seeds: [1], measure: 'cost', choose: 'cost >= 0', prefer: 'best' } as const;
    const { chosen, points, run } = await studyTradeOff(data, cut, options);
    const { arm, smaller, name } = points.find((point) => point.name === chosen!.name)!;
    const trial = run.results.find((result) => result.arm === arm)!;
    expect(trial.training!.stopped).toBe('time');
    const own = trial.smaller!.find((made) =>
      made.name === '' ? smaller === null : name.endsWith(made.name),
    )!;
    // Of another number of epochs the cost would differ in its last digits.
    expect(chosen!.score).toBe((own.metrics.test as { cost: number }).cost);
  }, 60_000);

  it('says when nothing meets a condition, and stops when it is stopped', async () => {
    const none = await studyTradeOff(data, base, { seeds: [1], choose: 'size < 10' });
    expect(none.chosen).toBeNull();
    expect(none.sentences[0]).toMatch(/^No point meets "size < 10"\./);
    let trials = 0;
    const signal = {
      get aborted() {
        return trials >= 2;
      },
    };
    const stopped = await studyTradeOff(
      data,
      base,
      { seeds: [1], choose: 'accuracy >= 0' },
      { signal, onTrial: () => void trials++ },
    );
    expect(stopped.run.stopped).toBe('interrupted');
    expect(stopped.run.results).toHaveLength(2);
    expect(stopped.chosen?.model ?? null).toBeNull();
  }, 60_000);
});
