import {
  gridOf,
  inProcess,
  journalLine,
  measureOf,
  type Runner,
  readJournal,
  roundsOf,
  runStudy,
  type StudyPlan,
  type TrialResult,
  toyTable,
} from '@colonnade/core';
import { describe, expect, it } from 'vitest';
import { planOf, resultOf } from './support.js';

const table = toyTable('moons', { seed: 3 });
const plan: StudyPlan = {
  base: { target: 'label', hidden: [4], epochs: 20, optimizer: 'gradient-descent', learningRate: 0.5 },
  arms: gridOf({ activation: ['tanh', 'relu'], initialization: ['zeros', 'he'] }),
  seeds: [1, 2, 3],
  folds: null,
  measure: 'auto',
  untilCost: 0.6,
};

/** Results without what differs from run to run: seconds. */
function timeless(results: readonly TrialResult[]): unknown {
  return JSON.parse(JSON.stringify(results), (key, value) => (key === 'seconds' ? 0 : value));
}

/** A runner that trains nothing, and remembers what it was asked. */
function pretend(workers = 1, ms = 0): Runner & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    workers,
    async execute({ arm, seed }, signal) {
      asked.push(`${arm.name}${seed}`);
      if (ms > 0) await new Promise((done) => setTimeout(done, ms));
      return signal.aborted ? null : resultOf(arm.name, seed, 0.9);
    },
    close: async () => {},
  };
}

describe('the grid', () => {
  it('is every combination, the last option turning fastest', () => {
    expect(gridOf({ activation: ['tanh', 'relu'], l2: [0, 1, 2] }).map(({ name }) => name)).toEqual([
      'activation=tanh l2=0',
      'activation=tanh l2=1',
      'activation=tanh l2=2',
      'activation=relu l2=0',
      'activation=relu l2=1',
      'activation=relu l2=2',
    ]);
    expect(gridOf({ hidden: ['none', [20, 7]] }).map(({ name }) => name)).toEqual([
      'hidden=none',
      'hidden=20,7',
    ]);
  });

  it.each([
    [
      { activatoin: ['tanh'] },
      'study: option "activatoin" is unknown. Did you mean "activation"? [OPTION_UNKNOWN]',
    ],
    [
      { optimizer: ['adm'] },
      'study: option "optimizer" is "adm", but must be one of adam, gradient-descent, momentum. Did you mean "adam"? [OPTION_RANGE]',
    ],
    [
      { split: ['order'] },
      'study: option "split" cannot be varied by a study. All arms of a seed are tested on the same rows: leave it to all of them alike. [OPTION_CONFLICT]',
    ],
    [
      { l2: [] },
      'study: no values of option "l2" are given. List them, as in activation=sigmoid,tanh,relu. [OPTION_TYPE]',
    ],
  ])('%j is refused', (vary, message) => {
    expect(() => gridOf(vary as never)).toThrow(message);
  });

  it('has an end', () => {
    expect(() => gridOf({ l2: Array.from({ length: 201 }, (_, i) => i) })).toThrow('A study has at most 200');
  });
});

describe('a plan', () => {
  it('is done round by round, so that a study that is cut off has pairs of all arms', () => {
    const order = roundsOf(planOf(['a', 'b'], 2, { folds: 2 })).flat();
    expect(order.map(({ arm, seed, fold }) => `${arm.name}${seed}${fold}`)).toEqual([
      'a10',
      'b10',
      'a11',
      'b11',
      'a20',
      'b20',
      'a21',
      'b21',
    ]);
  });

  it.each([
    [{ seeds: [] }, 'study: no seed is given. Give at least one in seeds. [OPTION_MISSING]'],
    [{ arms: [] }, 'study: there is nothing to compare. Give at least one in arms. [OPTION_MISSING]'],
    [{ seeds: [1, 1] }, '"1" stands twice among the seeds'],
    [{ seeds: [1.5] }, 'option "seeds" is [1.5], but must be a list of seeds, whole numbers from 0'],
    [{ folds: 1 }, 'option "folds" is 1, but must be a whole number of at least 2'],
    [{ untilCost: 0 }, 'option "untilCost" is 0, but must be a finite number above 0'],
    [{ base: { target: 'label', threads: 2 } }, 'option "threads" plays no part'],
    [{ base: {} }, 'study: no target is named'],
    [{ arms: [{ name: 'a', options: { lernRate: 1 } }] }, 'option "lernRate" is unknown'],
    [{ arms: [{ name: 'a', options: {}, examples: 0 }] }, 'arm "a" is to learn from 0 examples'],
  ])('%j is refused before anything runs', async (wrong, message) => {
    const runner = pretend();
    await expect(runStudy(runner, { ...plan, ...wrong } as never)).rejects.toThrow(message);
    expect(runner.asked).toEqual([]);
  });
});

describe('a study', () => {
  it('trains all arms of a seed on the same rows, and another seed on others', async () => {
    const { results, stopped } = await runStudy(inProcess({ table }), plan);
    expect(stopped).toBe('done');
    expect(results.map(({ arm, seed }) => `${seed} ${arm}`)).toEqual(
      plan.seeds.flatMap((seed) => plan.arms.map(({ name }) => `${seed} ${name}`)),
    );
    const rowsOf = (seed: number) =>
      new Set(results.filter((one) => one.seed === seed).map((one) => one.judgedRows));
    for (const seed of plan.seeds) expect(rowsOf(seed).size).toBe(1);
    expect(new Set(plan.seeds.flatMap((seed) => [...rowsOf(seed)])).size).toBe(3);
    expect(results.every((one) => measureOf(one, 'accuracy') !== null)).toBe(true);
  });

  it('observes cost, saturation and the epoch of a cost', async () => {
    const { results } = await runStudy(inProcess({ table }), plan);
    const [tanh, , relu] = [results[1], results[2], results[3]].map(({ training }) => training!);
    expect(tanh.curve[0].epoch).toBe(0);
    expect(tanh.curve.at(-1)!.epoch).toBe(20);
    expect(tanh.curve[0].saturated).toBeGreaterThan(0);
    expect(tanh.dead).toBeNull();
    expect(relu.saturated).toBeNull();
    expect(relu.dead).toBeGreaterThanOrEqual(0);
    const first = tanh.curve.find(({ cost }) => cost <= 0.6);
    expect(tanh.toCost?.epochs).toBe(first!.epoch);
    // All units of a network that starts with zeros stay alike, at zero: ReLU never wakes.
    expect(results[2].training!.dead).toBe(1);
    expect(results[2].training!.toCost).toBeNull();
  });

  it('keeps every move that Bold Driver takes back, and the state before it', async () => {
    const arms = [{ name: 'bold', options: { schedule: 'bold-driver' as const, learningRate: 20 } }];
    const base = { ...plan.base, epochs: 300, learningRate: undefined };
    const { results } = await runStudy(inProcess({ table }), {
      ...plan,
      base,
      arms,
      seeds: [1],
    } as StudyPlan);
    const { curve } = results[0].training!;
    const taken = curve.filter(({ rejected }) => rejected);
    expect(taken.length).toBeGreaterThan(5);
    for (const point of taken) {
      const before = curve.find(({ epoch }) => epoch === point.epoch - 1);
      expect(point.learningRate).toBeCloseTo(before!.learningRate / 2, 12);
    }
    expect(curve.length).toBeLessThan(300);
  });

  it('goes on from a journal with the same results as never stopped', async () => {
    const whole = await runStudy(inProcess({ table }), plan);
    const journal = whole.results.slice(0, 5).map((result) => `${journalLine(result)}\n`);
    // A process that was killed has written half a line.
    const text = `${journal.join('')}${journalLine(whole.results[5]).slice(0, 40)}`;
    const done = readJournal(text);
    expect(done).toHaveLength(5);
    const fresh: string[] = [];
    const again = await runStudy(inProcess({ table }), plan, {
      done,
      onTrial: ({ arm, seed }) => void fresh.push(`${seed} ${arm}`),
    });
    expect(again.resumed).toBe(5);
    expect(fresh).toHaveLength(7);
    expect(timeless(again.results)).toEqual(timeless(whole.results));
  });

  it('tests every row once in the folds of a seed', async () => {
    const folded = {
      ...plan,
      arms: plan.arms.slice(0, 1),
      seeds: [1],
      folds: 4,
      base: { ...plan.base, testShare: 0 },
    };
    const { results } = await runStudy(inProcess({ table }), folded);
    expect(results.map(({ fold }) => fold)).toEqual([0, 1, 2, 3]);
    expect(results.reduce((sum, { examples }) => sum + examples.test!, 0)).toBe(table.rows);
  });

  it('gives an arm fewer examples, the same for all arms of a seed', async () => {
    const few = [30, 90].map((examples) => ({ name: `${examples} examples`, options: {}, examples }));
    const { results } = await runStudy(inProcess({ table }), { ...plan, arms: few, seeds: [1] });
    expect(results.map(({ examples }) => examples.train)).toEqual([30, 90]);
    expect(new Set(results.map(({ judgedRows }) => judgedRows)).size).toBe(1);
  });

  it('counts a training whose cost becomes NaN as a result, and goes on with the others', async () => {
    const arms = [0.001, 1e8].map((learningRate) => ({
      name: `rate ${learningRate}`,
      options: { learningRate },
    }));
    const base = { ...plan.base, activation: 'linear' as const, task: 'regression' as const };
    const { results } = await runStudy(inProcess({ table }), { ...plan, base, arms });
    expect(results).toHaveLength(6);
    expect(results.filter(({ problem }) => problem !== null).map(({ arm }) => arm)).toEqual(
      plan.seeds.map(() => 'rate 100000000'),
    );
  });

  it('ends at once with what does not fit the data', async () => {
    const arms = [{ name: 'softmax', options: { classWeight: 'balanced' as const } }];
    const base = { ...plan.base, task: 'regression' as const };
    await expect(runStudy(inProcess({ table }), { ...plan, base, arms })).rejects.toThrow(
      'class weights play no part in the task regression',
    );
  });
});

describe('a budget', () => {
  it('cuts off with whole rounds first', async () => {
    const runner = pretend(1, 20);
    const run = await runStudy(runner, planOf(['a', 'b'], 50), { timeMs: 130 });
    expect(run.stopped).toBe('time');
    expect(run.results.length).toBeGreaterThanOrEqual(2);
    expect(run.results.length).toBeLessThan(9);
    expect(runner.asked.slice(0, 4)).toEqual(['a1', 'b1', 'a2', 'b2'].slice(0, runner.asked.length));
  });

  it('stops by a signal', async () => {
    const controller = new AbortController();
    const run = await runStudy(pretend(), planOf(['a', 'b'], 5), {
      signal: controller.signal,
      onTrial: (_result, { done }) => {
        if (done === 3) controller.abort();
      },
    });
    expect([run.stopped, run.results.length]).toEqual(['interrupted', 3]);
  });

  it('keeps every worker busy, and no more', async () => {
    let [running, most] = [0, 0];
    const runner: Runner = {
      workers: 3,
      async execute({ arm, seed }) {
        most = Math.max(most, ++running);
        await new Promise((done) => setTimeout(done, 5));
        running--;
        return resultOf(arm.name, seed, 0.5);
      },
      close: async () => {},
    };
    const run = await runStudy(runner, planOf(['a', 'b'], 5));
    expect([run.results.length, most]).toEqual([10, 3]);
    expect(run.results.map(({ arm, seed }) => `${arm}${seed}`).slice(0, 3)).toEqual(['a1', 'b1', 'a2']);
  });
});

it('a journal with a line that is no result is refused', () => {
  const good = journalLine(resultOf('a', 1, 0.5));
  expect(() => readJournal(`${good}\nnonsense\n${good}\n`, 'journal.jsonl')).toThrow(
    'journal.jsonl line 2: this is not a result of a trial',
  );
});

describe('a training without time for an epoch', () => {
  it('is a trial without a result, and says why', async () => {
    const arms = [{ name: 'short', options: { time: 1e-9, batchSize: 1, epochs: 1000 } }];
    const { results } = await runStudy(inProcess({ table: toyTable('moons') }), {
      ...plan,
      arms,
      seeds: [1],
    });
    expect(results).toMatchObject([
      { arm: 'short', metrics: null, training: null, problem: 'its time was up before its first epoch was' },
    ]);
  });
});
