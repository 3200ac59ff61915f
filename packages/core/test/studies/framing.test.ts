import {
  ColonnadeError,
  type Derived,
  diagnoseData,
  type FramingOptions,
  inProcess,
  type Learner,
  Matrix,
  measureFirstStep,
  planFraming,
  RandomState,
  type RankColumns,
  type Runner,
  type StudyRun,
  studyFraming,
  type TableRecord,
  type TrainOptions,
  tableFromRecords,
} from '@colonnade/core';
import { describe, expect, it } from 'vitest';
import { concludeFraming } from '../../src/studies/framing/study.js';
import { withLearners } from '../../src/studies/learner-trial.js';
import { resultOf } from './support.js';

/** Rows whose label is hidden in the magnitude of an amount: what a logarithm brings out. */
function amounts(rows: number, seed = 1) {
  const random = new RandomState(seed);
  const records: TableRecord[] = [];
  for (let i = 0; i < rows; i++) {
    const z = random.randn();
    records.push({
      amount: Math.exp(5 * z),
      other: random.randn(),
      third: random.randn(),
      kind: i % 3 === 0 ? 'a' : 'b',
      sick: z > 0 ? 'yes' : 'no',
    });
  }
  return tableFromRecords(records);
}

function reviews(rows: number) {
  const words = ['good', 'bad', 'film', 'plot', 'actor', 'scene'];
  const random = new RandomState(2);
  const records = Array.from({ length: rows }, (_, i) => {
    const others = Array.from({ length: 30 }, () => words[random.randint(2, 6)]);
    return {
      review: [i % 2 ? 'good' : 'bad', ...others].join(' '),
      opinion: i % 2 ? 'positive' : 'negative',
    };
  });
  return tableFromRecords(records);
}

const ratio: Derived = {
  name: 'ratio',
  expression: {
    kind: 'call',
    function: 'divide',
    arguments: [
      { kind: 'column', name: 'other' },
      { kind: 'column', name: 'amount' },
    ],
  },
};

const namesOf = (table: ReturnType<typeof amounts>, base: TrainOptions, options: FramingOptions = {}) =>
  planFraming({ table }, base, options).representations.map(({ name }) => name);

describe('the plan', () => {
  it('offers what the columns allow: scales, a logarithm of what is lopsided, bins', () => {
    expect(namesOf(amounts(300), { target: 'sick' })).toEqual([
      'as given',
      'numbers as they are',
      'numbers standardized as a whole',
      'log of amount',
      'numbers in bins',
    ]);
    const { representations, notes } = planFraming(
      { table: amounts(300) },
      { target: 'sick', standardize: 'none', transform: ['log1p:amount'] },
    );
    expect(representations.map(({ name }) => name)).toContain('each number standardized');
    expect(notes).toEqual([
      'Logarithms are left out: no column of numbers above −1 is lopsided (skew above 1).',
    ]);
  });

  it('leaves derived columns out of the data as given, and offers each of them', () => {
    const table = amounts(300);
    const { plan, representations } = planFraming({ table }, { target: 'sick', derive: [ratio] });
    expect(plan.base.derive).toBeUndefined();
    expect(representations.find(({ name }) => name === 'with ratio')?.options).toEqual({ derive: [ratio] });
  });

  it('makes subsets of what each column says', () => {
    const ranking = (['amount', 'other', 'third', 'kind'] as const).map((name, i) => ({
      name,
      bits: 0.5 - i / 10,
      verdict: i === 0 ? ('signal' as const) : ('noise' as const),
    }));
    const { representations } = planFraming(
      { table: amounts(300) },
      { target: 'sick', transform: ['log1p:third'] },
      { ranking },
    );
    const dropped = representations.filter(({ options }) => options.drop && !options.derive);
    expect(dropped.map(({ name, options }) => [name, options.drop, options.transform])).toEqual([
      ['without columns of noise', ['other', 'third', 'kind'], []],
      ['the more telling half of the columns', ['third', 'kind'], []],
    ]);
    expect(namesOf(amounts(300), { target: 'sick' }, { ranking: ranking.slice(0, 3) })).not.toContain(
      'without columns of noise',
    );
  });

  it('offers words as counts and presence, without rare ones, and cut off by polarity', () => {
    const base = { target: 'opinion', columns: { review: 'text' } } as const;
    expect(namesOf(reviews(60), base)).toEqual([
      'as given',
      'counts of words',
      'words that stand more than 20 times',
      'words of polarity 0.05 and more',
      'words of polarity 0.8 and more',
    ]);
    expect(namesOf(reviews(60), { ...base, text: 'counts', minCount: 30 }).slice(0, 2)).toEqual([
      'as given',
      'presence of words',
    ]);
  });

  it('puts learners beside the network on 100, 1000 and all examples, as far as they go', () => {
    const learner: Learner = {
      name: 'slow',
      mostExamples: 500,
      fit: async () => ({ predict: (X) => X as Matrix }),
    };
    const { plan, learners, notes } = planFraming({ table: amounts(2000) }, { target: 'sick' }, {}, [
      learner,
    ]);
    expect(learners.map(({ examples, arms }) => [examples, arms])).toEqual([
      [100, ['network, 100 examples', 'logistic regression, 100 examples', 'slow, 100 examples']],
      [1000, ['network, 1000 examples', 'logistic regression, 1000 examples']],
      [null, ['as given', 'logistic regression, all examples']],
    ]);
    expect(notes).toContain('slow: left out beyond 500 examples, which would take minutes.');
    expect(plan.arms.filter(({ learner }) => learner === 'slow')).toEqual([
      { name: 'slow, 100 examples', options: {}, learner: 'slow', examples: 100 },
    ]);
  });

  it('compares representations of many rows on some of them, and learners on all', () => {
    const { plan, learners, notes } = planFraming(
      { table: amounts(2000) },
      { target: 'sick' },
      { examples: 200 },
    );
    expect(plan.arms[0]).toEqual({ name: 'as given', options: {}, examples: 200 });
    expect(learners.at(-1)?.network).toBe('network, all examples');
    expect(notes).toContain('Representations are compared on 200 of about 1440 training examples.');
  });

  it('refuses options that are wrong before anything runs', () => {
    const table = amounts(100);
    const plan =
      (base: object, options: object = {}) =>
      () =>
        planFraming({ table }, base as TrainOptions, options);
    expect(plan({ target: 'nobody' })).toThrow(/COLUMN_UNKNOWN/);
    expect(plan({ target: 'sick', epoch: 3 })).toThrow(/Did you mean "epochs"\?.*OPTION_UNKNOWN/);
    expect(plan({ target: 'sick' }, { examples: 3 })).toThrow(
      'study: option "examples" is 3, but must be a whole number of at least 10. [OPTION_RANGE]',
    );
    expect(plan({ target: 'sick', derive: [{ ...ratio, name: 'other' }] })).toThrow(/OPTION_CONFLICT/);
  });
});

describe('studyFraming', () => {
  it('finds the logarithm that brings the target out, and says so', async () => {
    const table = amounts(400);
    const base = { target: 'sick', hidden: [6], epochs: 150, drop: ['other', 'third', 'kind'] } as const;
    const study = await studyFraming(
      { table },
      base,
      { seeds: [1, 2, 3, 4, 5] },
      { firstStep: measureFirstStep },
    );
    const { representations, recommendation, sentences, run } = study;
    expect(run.stopped).toBe('done');
    const log = representations.find(({ name }) => name === 'log of amount')!;
    expect(log.toGiven?.verdict).toBe('better');
    expect(log.summary.mean).toBeGreaterThan(0.9);
    // A logarithm, or bins: whichever came out first, the amount as it is did not.
    expect(['log of amount', 'numbers in bins']).toContain(recommendation?.name);
    expect(sentences[0]).toMatch(/^Better than as given, tested over 5 splits: .*log of amount by \d/);
    const given = representations[0];
    // One column and a cut at its median: no monotone change of scale moves that.
    expect([log.firstStep!.value, given.firstStep!.value]).toEqual([1, 1]);
    expect(given.inputs).toBe(1);
    expect(representations.find(({ name }) => name === 'numbers in bins')?.inputs).toBe(8);
    expect(sentences.some((each) => each.startsWith('After one step from zeros'))).toBe(true);
    expect(sentences.some((each) => each.startsWith('On 100 examples: '))).toBe(true);
    // Plain data: JSON keeps all of it.
    expect(JSON.parse(JSON.stringify(study))).toEqual(study);
  });

  it('says better of nothing where nothing is better', async () => {
    const random = new RandomState(5);
    const table = tableFromRecords(
      Array.from({ length: 150 }, () => ({
        x: random.randn(),
        y: random.randn(),
        label: random.rand() > 0.5,
      })),
    );
    const base = { target: 'label', hidden: [3], epochs: 30 } as const;
    const { recommendation, sentences } = await studyFraming({ table }, base, { seeds: [1, 2, 3, 4] });
    expect(recommendation).toBeNull();
    expect(sentences[0]).toMatch(
      /^No other representation is better than the data as they are given, as far as 4/,
    );
  });

  it('speaks of r² and of linear regression where the target is a number', async () => {
    const random = new RandomState(7);
    const table = tableFromRecords(
      Array.from({ length: 200 }, () => {
        const x = random.randn();
        return { x, y: 3 * x + random.randn() };
      }),
    );
    const { learners, sentences } = await studyFraming(
      { table },
      { target: 'y', hidden: [3], epochs: 30 },
      { seeds: [1, 2, 3], measure: 'r2' },
      { firstStep: measureFirstStep },
    );
    expect(learners[0].conclusion.arms.map(({ arm }) => arm)).toContain('linear regression, 100 examples');
    expect(sentences.join('\n')).toMatch(/has the best held-out r²/);
  });

  it('fits the learners that are passed in, and stops when the signal says so', async () => {
    const table = amounts(300);
    const asked: string[] = [];
    const constant: Learner = {
      name: 'constant',
      async fit(X, Y, task, { seed }) {
        asked.push(`${task} ${X.rows}×${X.columns} seed ${seed}`);
        return { predict: (inputs) => Matrix.zeros(Y.rows, inputs.columns).map(() => 0.9) };
      },
    };
    const base = { target: 'sick', hidden: [2], epochs: 2 } as const;
    const { learners } = await studyFraming({ table }, base, { seeds: [1] }, { learners: [constant] });
    expect(asked).toEqual(['binary 5×100 seed 1', 'binary 5×216 seed 1']);
    expect(learners[0].conclusion.arms.find(({ arm }) => arm === 'constant, 100 examples')?.mean).toBeCloseTo(
      0.5,
      0,
    );
    const stopped = await studyFraming(
      { table },
      base,
      { seeds: [1, 2] },
      { learners: [constant], signal: { aborted: true } },
    );
    expect(stopped.run).toMatchObject({ results: [], stopped: 'interrupted' });
    expect(stopped.sentences).toEqual(['Nothing can be said: the data as they are given have no result.']);
  });

  it('takes fewer rows where all of them would not be done in time, and goes on with as many', async () => {
    const data = { table: amounts(2000) };
    const base = { target: 'sick', hidden: [2], epochs: 2 } as const;
    const own = inProcess(data);
    const asked: number[] = [];
    // A hundred and three seconds for a thousand examples, it says: (0.7 · 0.75 · 0.8 · 2400 s) / (3 rounds · representations) each.
    const runner: Runner = {
      ...own,
      async execute(trial, signal) {
        const result = await own.execute(trial, signal);
        asked.push(result!.examples.train);
        return { ...result!, seconds: result!.examples.train / 9.7 };
      },
    };
    const study = await studyFraming(data, base, { seeds: [1, 2, 3] }, { runner, timeMs: 2_400_000 });
    const { run, plan, representations, learners, notes, conclusion } = study;
    const perTrial = (0.7 * 0.75 * 0.8 * 2400) / (3 * representations.length);
    const rows = Math.floor(9.7 * perTrial);
    expect(rows).toBeGreaterThan(200);
    expect(rows).toBeLessThan(1000);
    expect(run.stopped).toBe('done');
    expect(asked.slice(0, 2)).toEqual([200, 200]);
    for (const { name, tests } of plan.arms) expect(tests, name).toBe(Math.max(500, rows));
    const given = run.results.filter(({ arm }) => arm === 'as given');
    expect(given.map(({ examples }) => examples.train)).toEqual([rows, rows, rows]);
    expect(conclusion.comparisons.every(({ pairs }) => pairs === 3)).toBe(true);
    expect(learners.map(({ examples }) => examples)).toEqual([100, rows]);
    expect(notes.join(' ')).toContain(
      `Every training had ${rows} examples of about 1440, and 400 rows to test on`,
    );
    expect(notes.join(' ')).toMatch(/With all of them the study would want about \d+ min/);
    asked.length = 0;
    const done = run.results.slice(0, 4);
    const again = await studyFraming(data, base, { seeds: [1, 2, 3] }, { runner, timeMs: 2_400_000, done });
    expect(again.plan.arms.map(({ examples }) => examples)).toEqual(
      plan.arms.map(({ examples }) => examples),
    );
    // A network on 100 examples too; what is as given stands for the one on as many as there is time for.
    expect(asked).toHaveLength(3 * (representations.length + 1) - 4);
  });

  it('keeps within its time, with shorter trainings where that is needed', async () => {
    const table = amounts(2000);
    const base = { target: 'sick', hidden: [100, 100], epochs: 5000, patience: 0 } as const;
    const { run, notes, plan } = await studyFraming({ table }, base, { seeds: [1, 2, 3] }, { timeMs: 2500 });
    expect(run.stopped).toBe('time');
    expect(plan.base.time).toBeGreaterThanOrEqual(0.5);
    expect(notes.at(-1)).toMatch(/^Each training was given [\d.]+ s at most/);
  });
});

describe('subsets', () => {
  const columns = ['amount', 'other', 'third', 'kind'] as const;
  const ranked = (noise: readonly string[]) =>
    columns.map((name, i) => ({
      name,
      bits: 1 - i / 10,
      verdict: noise.includes(name) ? ('noise' as const) : ('signal' as const),
    }));

  it('are chosen by the rows that train, anew for every seed', async () => {
    const table = amounts(200);
    const seen: number[] = [];
    const { run, recommendation, representations } = await studyFraming(
      { table },
      { target: 'sick', hidden: [2], epochs: 2 },
      { seeds: [1, 2], ranking: ranked(['third']) },
      {
        async rank(some, base, seed) {
          expect(base.target).toBe('sick');
          seen.push(some.rows);
          // The rows of the second seed show no noise: all columns stay.
          return ranked(seed === 1 ? ['other', 'third'] : []);
        },
      },
    );
    // 200 rows less a fifth that tests and a tenth of the others: once for every seed, however many arms ask.
    expect(seen).toEqual([144, 144]);
    const widths = run.results
      .filter(({ arm }) => arm === 'without columns of noise')
      .map(({ training }) => training!.architecture[0]);
    // The amount, two of other and third or none, and two categories.
    expect(widths).toEqual([3, 5]);
    expect(recommendation).toBeNull();
    expect(representations.find(({ name }) => name === 'without columns of noise')?.options.drop).toEqual([
      'third',
    ]);
  });

  it('of columns that all are noise are not better', async () => {
    const random = new RandomState(11);
    const names = Array.from({ length: 20 }, (_, i) => `x${i}`);
    const table = tableFromRecords(
      Array.from({ length: 200 }, (_, i) => ({
        ...Object.fromEntries(names.map((name) => [name, random.randn()])),
        label: i % 2 === 0 ? 'a' : 'b',
      })),
    );
    const rank: RankColumns = async (some, base, seed) => {
      const { features } = await diagnoseData(some, { target: base.target, seed });
      return features.map(({ name, information }) => ({ name, ...information! }));
    };
    const ranking = await rank(table, { target: 'label' }, 1);
    const base = { target: 'label', hidden: [4], epochs: 20 } as const;
    const { representations } = await studyFraming({ table }, base, { ranking }, { rank });
    const half = representations.find(({ name }) => name === 'the more telling half of the columns')!;
    expect(half.summary.trials).toBe(5);
    expect(representations.every(({ toGiven }) => toGiven?.verdict !== 'better')).toBe(true);
  });
});

describe('withLearners', () => {
  it('refuses a learner that nobody brought', async () => {
    const data = { table: amounts(50) };
    const runner = withLearners(inProcess(data), data, []);
    const arm = { name: 'a', options: {}, learner: 'forest' };
    const trial = { arm, seed: 1, fold: null, folds: null, options: { target: 'sick' }, untilCost: null };
    const run = async () => runner.execute(trial, { aborted: false });
    await expect(run()).rejects.toThrow(ColonnadeError);
    await expect(run()).rejects.toThrow(
      'study: arm "a" names the learner "forest", and nobody brought it. Pass learners to the study. [OPTION_RANGE]',
    );
  });
});

describe('the sentences', () => {
  const planned = planFraming({ table: amounts(80) }, { target: 'sick' }, { seeds: [1, 2, 3, 4, 5] });
  const runOf = (seeds: number, of: (arm: string, seed: number) => number): StudyRun => ({
    results: planned.plan.arms.flatMap(({ name }) =>
      Array.from({ length: seeds }, (_, i) => resultOf(name, i + 1, of(name, i + 1))),
    ),
    trials: 25,
    resumed: 0,
    stopped: 'time',
    seconds: 1,
  });

  it('tell what is better, what is worse, and what cannot be told', () => {
    const values: Record<string, number> = { 'log of amount': 0.95, 'numbers as they are': 0.6 };
    const run = runOf(5, (arm, seed) => (values[arm] ?? 0.8) + (seed % 2 ? 0.01 : -0.01) * (arm.length % 3));
    const { sentences, recommendation } = concludeFraming(planned, run, []);
    expect(sentences[0]).toMatch(
      /^Better than as given, tested over 5 splits: log of amount by 1\d\.\d points/,
    );
    expect(sentences[0]).toMatch(/\. As given: accuracy 80\.4 %\.$/);
    expect(sentences[1]).toMatch(/^Worse: numbers as they are by /);
    expect(recommendation).toEqual({ name: 'log of amount', options: { transform: ['log1p:amount'] } });
  });

  it('say nothing of better with two seeds', () => {
    const run = runOf(2, (arm) => (arm === 'log of amount' ? 0.99 : 0.8));
    expect(concludeFraming(planned, run, []).sentences[0]).toBe(
      'As given: accuracy 80.0 %. 2 splits are too few to tell a difference from chance: run at least 3.',
    );
  });
});
