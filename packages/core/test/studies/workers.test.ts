import {
  ColonnadeError,
  firstSpelling,
  gridOf,
  inProcess,
  inWorkers,
  type Learner,
  type Runner,
  runStudy,
  SpelledColumn,
  type StudyPlan,
  type StudyRun,
  shortest,
  Table,
  toyTable,
  withLearners,
} from '@colonnade/core';
import { describe, expect, it } from 'vitest';
import { linearLearner } from '../../src/studies/linear-learner.js';
import { packTable, unpackTable } from '../../src/studies/workers/table-message.js';

const table = toyTable('moons', { seed: 3 });
const plan: StudyPlan = {
  base: { target: 'label', hidden: [4], epochs: 30 },
  arms: gridOf({ activation: ['tanh', 'relu'] }),
  seeds: [1, 2],
  folds: null,
  measure: 'auto',
  untilCost: null,
};

describe('workers', () => {
  it('come to the same bits as this thread, in the order of the plan', async () => {
    const runner = inWorkers({ table }, { workers: 2 });
    expect(runner.workers).toBe(2);
    try {
      const [theirs, ours] = [await runStudy(runner, plan), await runStudy(inProcess({ table }), plan)];
      const timeless = (run: typeof ours) =>
        JSON.parse(JSON.stringify(run.results), (key, value) => (key === 'seconds' ? 0 : value));
      expect(timeless(theirs)).toEqual(timeless(ours));
    } finally {
      await runner.close();
    }
  });

  it('fit learners as this thread does, those of core and those that say where they are', async () => {
    // The built ones: a worker of Node 20 loads no TypeScript.
    const built = new URL('../../../learners/dist/index.js', import.meta.url).href;
    const { boostedTrees, nearestNeighbors } = (await import(built)) as Record<string, Learner>;
    const here: Learner = { ...nearestNeighbors, name: 'unknown elsewhere' };
    const learners = [linearLearner, boostedTrees, here];
    const arms = learners.map(({ name }) => ({ name, options: {}, learner: name }));
    const workers = inWorkers({ table }, { workers: 2 });
    const sent: string[] = [];
    const runner: Runner = {
      ...workers,
      executeLearner: (trial, place, signal) => {
        sent.push(place.name);
        return workers.executeLearner!(trial, place, signal);
      },
    };
    const run = (runner: Runner) => runStudy(withLearners(runner, { table }, learners), { ...plan, arms });
    const timeless = ({ results }: StudyRun) => results.map((result) => ({ ...result, seconds: 0 }));
    try {
      const theirs = timeless(await run(runner));
      expect(theirs).toEqual(timeless(await run(inProcess({ table }))));
    } finally {
      await runner.close();
    }
    expect(sent.sort()).toEqual(['boostedTrees', 'boostedTrees', 'linear model', 'linear model']);
  });

  it('are sent any table whole', () => {
    const spelled = new SpelledColumn(
      'a',
      Float64Array.of(1.5, 2, Number.NaN),
      Uint8Array.of(2, shortest, firstSpelling),
      ['n/a'],
    );
    const columns = [
      spelled,
      { kind: 'text' as const, name: 'b', cells: ['x', null, 'y'] },
      { kind: 'numeric' as const, name: 'c', shape: [2], values: Uint8Array.of(1, 2, 3, 4, 5, 6) },
    ];
    const table = new Table(columns, { name: 'three.csv', notes: ['said'], lines: Uint32Array.of(2, 3, 5) });
    const received = unpackTable(structuredClone(packTable(table)));
    expect(
      received.columns.map((column) => (column.kind === 'text' ? [...column.cells] : column.values)),
    ).toEqual([['1.50', '2', 'n/a'], ['x', null, 'y'], Uint8Array.of(1, 2, 3, 4, 5, 6)]);
    expect(received.place(2)).toBe('three.csv line 5');
    expect(received.find('a')).toBeInstanceOf(SpelledColumn);
  });

  it('say what is wrong as this thread does, and can be used again', async () => {
    const runner = inWorkers({ table }, { workers: 2 });
    try {
      const base = { ...plan.base, task: 'regression' as const, classWeight: 'balanced' as const };
      const failure = await runStudy(runner, { ...plan, base }).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(ColonnadeError);
      expect((failure as ColonnadeError).worded('command')).toBe(
        'train: class weights play no part in the task regression. Leave --class-weight out. [OPTION_CONFLICT]',
      );
    } finally {
      await runner.close();
    }
  });

  it('stop when they are told to', async () => {
    const runner = inWorkers({ table }, { workers: 2 });
    try {
      const endless = { ...plan, base: { ...plan.base, epochs: 10_000_000, patience: 0 } };
      const run = await runStudy(runner, endless, { timeMs: 1500 });
      expect([run.stopped, run.results.length]).toEqual(['time', 0]);
      expect(run.seconds).toBeLessThan(8);
    } finally {
      await runner.close();
    }
  });

  it('are not more than there are trials, and none for one', () => {
    expect(inWorkers({ table }, { workers: 8, trials: 1 }).workers).toBe(1);
    expect(inWorkers({ table }, { workers: 1 }).workers).toBe(1);
  });
});
