import {
  type ImproveHooks,
  improve,
  journalLine,
  type Runner,
  readJournal,
  type TrainOptions,
  type Trial,
  type TrialResult,
  tableFromRecords,
} from '@colonnade/core';
import { describe, expect, it } from 'vitest';
import { resultOf } from '../studies/support.js';

/** A ring around a disk. */
const ring = {
  table: tableFromRecords(
    Array.from({ length: 120 }, (_, i) => {
      const [a, b] = [2 * hash(`a ${i}`) - 1, 2 * hash(`b ${i}`) - 1];
      return { a, b, label: a * a + b * b < 0.6 ? 'disk' : 'ring' };
    }),
  ),
};
/** For runners that train nothing: quickly looked at. */
const some = {
  table: tableFromRecords(
    Array.from({ length: 40 }, (_, i) => ({ a: i % 7, label: i % 3 === 0 ? 'yes' : 'no' })),
  ),
};
const base: TrainOptions = { target: 'label', hidden: [6], epochs: 25, patience: 0 };

/**
 * A runner that trains nothing: the accuracy of a trial is what its options are worth, and something by chance, which
 * is of the arm and the seed.
 */
function pretend(
  worth: (options: Partial<TrainOptions>, trial: Trial) => number,
): Runner & { asked: Trial[] } {
  const asked: Trial[] = [];
  return {
    asked,
    workers: 2,
    async execute(trial, signal) {
      if (signal.aborted) return null;
      asked.push(trial);
      const { arm, seed } = trial;
      const chance = hash(`${arm.name} ${seed}`) - 0.5;
      const examples = { train: 320, validation: null, test: 80 };
      const result = resultOf(arm.name, seed, worth(arm.options, trial) + 0.06 * chance, {
        examples,
        seconds: 0.01,
      });
      return { ...result, fold: trial.fold, training };
    },
    close: async () => {},
  };
}

const training: TrialResult['training'] = {
  architecture: [2, 6, 1],
  parameters: 25,
  learningRate: 0.001,
  epochs: 25,
  stopped: 'epochs',
  cost: 0.5,
  curve: [],
  toCost: null,
  saturated: null,
  dead: 0,
};

/** A number from 0 to 1 that a text alone decides. */
function hash(text: string): number {
  let state = 2166136261;
  for (const letter of text) state = Math.imul(state ^ letter.charCodeAt(0), 16777619) >>> 0;
  state = Math.imul(state ^ (state >>> 15), 2246822519) >>> 0;
  state = Math.imul(state ^ (state >>> 13), 3266489917) >>> 0;
  return ((state ^ (state >>> 16)) >>> 0) / 2 ** 32;
}

const hours: ImproveHooks = { timeMs: 1e9 };

describe('improve', () => {
  it('names what was broken on purpose first, with its gain on fresh seeds', async () => {
    const zeros: TrainOptions = { ...base, learningRate: 0.03, initialization: 'zeros' };
    const found = await improve(ring, zeros, {}, hours);
    expect(found.verdict).toMatch(/^The initialization zeros stands in the way: he is better\./);
    expect(found.change).toMatchObject({ initialization: 'auto' });
    expect(found.options).toMatchObject({ target: 'label', hidden: [6], initialization: 'auto' });
    expect(found.gain!.interval![0]).toBeGreaterThan(0.1);
    expect(found.gain!.pairs).toBeGreaterThanOrEqual(8);
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  }, 180_000);

  it('names a rate that is a hundred times too high by the training itself, whatever the measure feels', async () => {
    const high: TrainOptions = { ...base, hidden: [16], epochs: 60, learningRate: 0.1 };
    // To the runner every option is worth the same.
    const found = await improve(ring, high, {}, { ...hours, runner: pretend(() => 0.7) });
    expect(found.verdict).toMatch(
      /^The learning rate is too high: .* rose|^The learning rate is too high: one update/,
    );
    expect(found.found).toBe(false);
    expect(found.cause).toMatchObject({ suspect: 'learning rate', code: 'RATE_TOO_HIGH', name: 'rate auto' });
    expect(found.change).toEqual({ learningRate: 'auto' });
    expect(found.gain!.interval![0]).toBeLessThan(0);
    expect(found.notes.join(' ')).toContain('no difference in accuracy here that can be told from chance');
  }, 60_000);

  it('of a gain by another change says that first, and the rate in the search', async () => {
    const high: TrainOptions = { ...base, hidden: [16], epochs: 60, learningRate: 0.1 };
    const runner = pretend(({ l2 }) => (l2 === 0 ? 0.9 : 0.6));
    const found = await improve(ring, high, {}, { ...hours, runner });
    expect(found.steps[0].name).toBe('penalty 0');
    expect(found.cause).toBeNull();
    const rate = found.searches[0].suspects.find(({ suspect }) => suspect === 'learning rate')!;
    expect(rate.because).toContain('The learning rate is too high: ');
  }, 60_000);

  it('picks on some seeds and measures on others', async () => {
    const runner = pretend(({ l2 }) => (l2 === 0 ? 0.9 : 0.6));
    const found = await improve(some, base, {}, { ...hours, runner });
    expect(found.change).toMatchObject({ l2: 0 });
    const seedsOf = (some: readonly TrialResult[]) => new Set(some.map(({ seed }) => seed));
    const fresh = new Set(found.fresh!.plan.seeds);
    const picked = found.run.results.filter(({ seed }) => !fresh.has(seed));
    expect([...seedsOf(picked)]).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
    expect(fresh.size).toBe(40);
    expect(runner.asked.length).toBe(found.run.results.length);
  });

  it('of equal changes says "Nothing found"', async () => {
    let said = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const runner = pretend(() => 0.7);
      const { found, verdict } = await improve(
        some,
        { ...base, seed: 50_000 * seed },
        {},
        { ...hours, runner },
      );
      if (found) said++;
      else expect(verdict).toMatch(/^Nothing found/);
    }
    // 5 of 100 are allowed: of 40 more than 5 would come in less than 2 of 100 tests, had it been so many.
    expect(said).toBeLessThanOrEqual(5);
  }, 120_000);

  it('goes on from a plain gain, and tells every step', async () => {
    const runner = pretend(({ l2, dropout }) => 0.5 + (l2 === 0 ? 0.2 : 0) + (dropout === 0.2 ? 0.15 : 0));
    const found = await improve(some, base, {}, { ...hours, runner });
    expect(found.steps.map(({ name }) => name)).toEqual(['penalty 0', 'dropout 0.2']);
    expect(found.verdict).toContain(' Then: ');
    expect(found.gain!.gain).toBeCloseTo(0.35, 1);
  });

  it('holds its time, says what there was no time for, and goes on from a journal', async () => {
    const slow = pretend(() => 0.7);
    const waiting: Runner = {
      ...slow,
      workers: 1,
      async execute(trial, signal) {
        await new Promise((done) => setTimeout(done, 20));
        return slow.execute(trial, signal);
      },
    };
    const startedMs = performance.now();
    const cut = await improve(some, base, {}, { runner: waiting, timeMs: 1500 });
    expect(performance.now() - startedMs).toBeLessThan(1500 + 1000);
    expect(cut.run.stopped).toBe('time');
    const journal = cut.run.results.map((result) => `${journalLine(result)}\n`).join('');
    const done = readJournal(journal);
    const more = await improve(some, base, {}, { ...hours, runner: slow, done });
    expect(more.run.resumed).toBeGreaterThan(0);
    expect(more.run.stopped).toBe('done');
  });

  it('stopped before it began says so', async () => {
    const found = await improve(some, base, {}, { ...hours, signal: { aborted: true } });
    expect(found.verdict).toBe('Nothing found: it was stopped before a single change.');
    expect(found.run.stopped).toBe('interrupted');
  });

  it('goes on without a column that leaks, warns, and calls that no improvement', async () => {
    const table = tableFromRecords(
      Array.from({ length: 200 }, (_, i) => {
        const label = hash(`label ${i}`) < 0.5 ? 'yes' : 'no';
        return { a: hash(`a ${i}`), b: hash(`b ${i}`), given: label === 'yes' ? 3 : 4, label };
      }),
    );
    const runner = pretend(() => 0.7);
    const found = await improve({ table }, base, {}, { ...hours, runner });
    expect(found.options.drop).toEqual(['given']);
    expect(found.change.drop).toBeUndefined();
    expect(found.warnings.join()).toContain('"given" is the target under another name');
    expect(runner.asked.every(({ options }) => options.drop?.includes('given'))).toBe(true);
  });

  it('keeps the search from test data of their own', async () => {
    const runner = pretend(({ l2 }) => (l2 === 0 ? 0.9 : 0.6));
    const test = some.table;
    await improve({ ...some, test }, base, {}, { ...hours, runner });
    const searched = runner.asked.filter(({ seed }) => seed < 1000);
    expect(searched.every(({ fold }) => fold !== null)).toBe(true);
    expect(runner.asked.some(({ seed, fold }) => seed >= 1000 && fold === null)).toBe(true);
  });

  it('takes a change that does not fit for one without a result', async () => {
    const { ColonnadeError } = await import('@colonnade/core');
    const runner = pretend(({ dropout }) => {
      if (dropout !== undefined)
        throw new ColonnadeError({ code: 'OPTION_CONFLICT', where: 'train', problem: 'dropout is odd' });
      return 0.7;
    });
    const found = await improve(some, base, {}, { ...hours, runner });
    const tried = found.searches[0].suspects.flatMap((suspect) => suspect.tried);
    expect(tried.find(({ name }) => name === 'dropout 0.2')).toMatchObject({
      gain: null,
      problem: 'it does not fit: dropout is odd',
    });
  });

  it.each([
    [{ folds: 5 }, {}, /^improve: option "folds" plays no part among the options of training\./],
    [{ time: 60 }, {}, /^improve: option "time" plays no part/],
    [
      {},
      { measure: 'acuracy' },
      /^improve: option "measure" is "acuracy".* Did you mean "accuracy"\? \[OPTION_RANGE\]/,
    ],
    [{ epocs: 5 }, {}, /option "epocs" is unknown/],
    [{ target: undefined }, {}, /no target is named/],
  ])('refuses %j %j', async (wrong, options, message) => {
    await expect(improve(some, { ...base, ...wrong } as never, options as never)).rejects.toThrow(message);
  });
});
