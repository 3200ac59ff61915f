import {
  type FittedLearner,
  type Inputs,
  type Learner,
  type LearnerOptions,
  Matrix,
  type Task,
} from '@colonnade/core';
import { checkExamples, checkInputs } from '../check-examples.js';
import { columnOf } from '../column.js';
import { breather } from '../interrupts.js';
import { binFeatures } from './binned.js';
import { growTree } from './grow-tree.js';
import { type Objective, objectiveFor } from './objective.js';
import { type Tree, treeValue } from './tree.js';

const where = 'boostedTrees';

/** As libraries of boosted trees begin with; small steps and few questions a tree. */
const rules = { depth: 5, rate: 0.1, penalty: 1, leastWeight: 1 };

const mostRounds = 100;
const fewestRounds = 10;

/** Entries that are read, at most, in all trees together: about a minute. */
const affordable = 2e10;

/**
 * Gradient boosted trees: each round adds to the scores of each output a small tree that is fitted to the
 * derivatives of the cost (Friedman 2001; with second derivatives Chen and Guestrin 2016), on histograms of binned
 * features (Ke et al. 2017). It draws nothing at random. 100 rounds of trees of depth 5 at the rate 0.1; fewer rounds
 * where the data are so large that they would take minutes.
 */
export const boostedTrees: Learner = {
  name: 'boosted trees',
  module: { url: import.meta.url, name: 'boostedTrees' },
  async fit(X: Inputs, Y: Matrix, task: Task, { signal }: LearnerOptions): Promise<FittedLearner> {
    checkExamples(where, X, Y);
    const pause = breather(where, signal);
    const features = binFeatures(X);
    const objective = objectiveFor(Y, task);
    const entries = features.reduce((sum, { bins }) => sum + bins.length, 0);
    const possible = Math.floor(affordable / (1 + entries * rules.depth * Y.rows));
    const rounds = Math.min(mostRounds, Math.max(fewestRounds, possible));
    const scores = repeated(objective.start, X.columns);
    const trees: Tree[][] = Y.toRows().map(() => []);
    for (let round = 0; round < rounds; round++) {
      // Of the same scores for all outputs, which a softmax ties together.
      const answers = objective.answers(scores);
      for (let i = 0; i < Y.rows; i++) {
        await pause();
        const { tree, leafOf } = growTree(features, objective.derivatives(answers, Y, i), rules);
        for (let j = 0; j < X.columns; j++) scores.data[i + j * Y.rows] += tree.value[leafOf[j]];
        trees[i].push(tree);
      }
    }
    return { predict: (inputs) => predict(inputs, X.rows, trees, objective) };
  },
};

function predict(X: Inputs, features: number, trees: Tree[][], objective: Objective): Matrix {
  checkInputs(where, X, features);
  const scores = repeated(objective.start, X.columns);
  for (let j = 0; j < X.columns; j++) {
    const x = columnOf(X, j);
    for (const [i, ensemble] of trees.entries()) {
      for (const tree of ensemble) scores.data[i + j * trees.length] += treeValue(tree, x);
    }
  }
  return objective.answers(scores);
}

function repeated(values: readonly number[], columns: number): Matrix {
  return Matrix.zeros(values.length, columns).map((_, i) => values[i]);
}
