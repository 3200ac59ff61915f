import {
  ColonnadeError,
  type FittedLearner,
  type Inputs,
  type Learner,
  type LearnerOptions,
  Matrix,
  SparseMatrix,
  type Task,
} from '@colonnade/core';
import { checkExamples, checkInputs } from '../check-examples.js';
import { columnOf } from '../column.js';
import { breather } from '../interrupts.js';
import { machineValue, pairDecisions, readMachine } from './machine.js';
import { slopeOf } from './slope.js';
import { trainLibsvm } from './train-libsvm.js';

const where = 'supportVectors';

/** The time to train grows with the square of the examples; these take about ten seconds. */
const mostExamples = 5000;

/** Numbers of inputs that fit into memory as libsvm takes them. */
const mostInputs = 5e7;
/** Its score on its own examples is measured on so many of them. */
const trainingAnswers = 2000;
/** Multiplications in about a minute, of training and of answering. */
const perMinute = 1.5e10;

/** What a machine answers one example with: a value for every row of Y that it stands for. */
type Answer = (x: ArrayLike<number>) => readonly number[];

/**
 * A support vector machine with the radial kernel, by libsvm (Chang and Lin 2011), C = 1 and γ = 1 / (n · variance of
 * X): one against one for classes, one machine a row for labels, ε = 0.1 for numbers. Of two classes the probability
 * grows with the decision (Platt 1999); of more it is the share of the pairs that vote for a class. It draws nothing at
 * random.
 */
export const supportVectors: Learner = {
  name: 'support vectors',
  module: { url: import.meta.url, name: 'supportVectors' },
  mostExamples,
  trainingAnswers,
  // Training multiplies all examples with each other a few times, and at worst all of them answer.
  affordable: ({ features, entries, queries }) => {
    const answers = queries + trainingAnswers;
    const inTime = (Math.sqrt(answers * answers + (8 * perMinute) / entries) - answers) / 4;
    return Math.min(inTime, mostInputs / features);
  },
  async fit(X: Inputs, Y: Matrix, task: Task, { signal }: LearnerOptions): Promise<FittedLearner> {
    checkExamples(where, X, Y);
    if (X.columns > mostExamples) throw tooMany(X.columns);
    const pause = breather(where, signal);
    const samples = (X instanceof SparseMatrix ? X.toDense() : X).toColumns();
    const gamma = 1 / (X.rows * (varianceOf(samples) || 1));
    const parts: Answer[] = [];
    if (task !== 'regression' && task !== 'multilabel' && Y.rows > 1) {
      parts.push(await ofClasses(samples, Y, gamma));
    } else {
      for (const row of Y.toRows()) {
        await pause();
        parts.push(await (task === 'regression' ? ofNumbers : ofLabel)(samples, row, gamma));
      }
    }
    return {
      predict(inputs) {
        checkInputs(where, inputs, X.rows);
        const answers = Matrix.zeros(Y.rows, inputs.columns);
        for (let j = 0; j < inputs.columns; j++) {
          const x = columnOf(inputs, j);
          answers.data.set(
            parts.flatMap((part) => part(x)),
            j * Y.rows,
          );
        }
        return answers;
      },
    };
  },
};

async function ofNumbers(samples: number[][], y: number[], gamma: number): Promise<Answer> {
  const machine = readMachine(await trainLibsvm('numbers', samples, y, gamma), samples[0].length);
  return (x) => [machineValue(machine, x)];
}

/** Of one row of zeros and ones. */
async function ofLabel(samples: number[][], y: number[], gamma: number): Promise<Answer> {
  const isClass = y.map((value) => value > 0.5);
  const positives = isClass.filter(Boolean).length;
  // With one class there is nothing to part: its share, drawn in from 0 or 1.
  if (positives === 0 || positives === y.length) return () => [(positives + 1) / (y.length + 2)];
  const text = await trainLibsvm('classes', samples, isClass.map(Number), gamma);
  const machine = readMachine(text, samples[0].length);
  const sign = machine.labels[0] === 1 ? 1 : -1;
  const decide = (x: ArrayLike<number>) => sign * pairDecisions(machine, x)[0];
  const slope = slopeOf(samples.map(decide), isClass);
  return (x) => [inside(1 / (1 + Math.exp(-slope * decide(x))))];
}

/** Of one-hot rows: every pair of classes has a vote. */
async function ofClasses(samples: number[][], Y: Matrix, gamma: number): Promise<Answer> {
  const k = Y.rows;
  const classes = Y.toColumns().map((y) => y.indexOf(Math.max(...y)));
  const votesOf = (count: number, vote: (votes: number[]) => void) => {
    // A vote that all classes have in common keeps every share above 0.
    const votes = new Array<number>(k).fill(1 / k);
    vote(votes);
    return votes.map((each) => each / (count + 1));
  };
  if (new Set(classes).size === 1) return () => votesOf(1, (votes) => votes[classes[0]]++);
  const machine = readMachine(await trainLibsvm('classes', samples, classes, gamma), samples[0].length);
  const { labels } = machine;
  return (x) => {
    const decisions = pairDecisions(machine, x);
    return votesOf(decisions.length, (votes) => {
      let pair = 0;
      for (let a = 0; a < labels.length; a++) {
        for (let b = a + 1; b < labels.length; b++) votes[labels[decisions[pair++] > 0 ? a : b]]++;
      }
    });
  };
}

/** The variance of all inputs together. */
function varianceOf(samples: readonly (readonly number[])[]): number {
  const count = samples.length * samples[0].length;
  let mean = 0;
  for (const x of samples) for (const value of x) mean += value / count;
  let variance = 0;
  for (const x of samples) for (const value of x) variance += ((value - mean) * (value - mean)) / count;
  return variance;
}

function inside(p: number): number {
  return Math.min(1 - Number.EPSILON, Math.max(Number.EPSILON, p));
}

function tooMany(examples: number): ColonnadeError {
  return new ColonnadeError({
    code: 'OPTION_RANGE',
    where,
    problem: `there are ${examples} examples, and more than ${mostExamples} take minutes`,
    why: 'The time grows with their square',
    remedy: { text: 'fit it to fewer of them' },
  });
}
