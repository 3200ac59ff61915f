import { answeringEngine } from '../engine/choose.js';
import { allColumns } from '../engine/control.js';
import { runStep } from '../engine/engine.js';
import { log } from '../foundation/elementary/index.js';
import type { Code } from '../foundation/error-codes.js';
import type { Remedy, Warning } from '../foundation/errors.js';
import { type Inputs, SparseMatrix } from '../matrix/sparse-matrix.js';
import { A } from '../network/forward.js';
import { parameterCount } from '../network/parameters.js';
import { forwardProgram } from '../network/programs.js';
import { costOf, type History } from '../training/history.js';
import type { Baseline } from './baselines/baselines.js';
import type { Evaluation } from './evaluate.js';
import type { Part } from './examples.js';
import type { Network } from './network.js';
import { strongestCorrelation } from './strongest-correlation.js';

/** Something that stands in the way of a better result: the data first, then size, rate and units. */
export interface Finding {
  readonly about: 'data' | 'training' | 'network';
  readonly title: string;
  readonly detail: string;
  readonly remedy: Remedy | null;
  /** The warning that says the same, where there is one. */
  readonly code: Code | null;
}

/** The one figure that a result is told by: accuracy, or r² for numbers (0 is as good as a constant). */
function scoreOf(evaluation: { readonly metrics: Evaluation['metrics'] }): number | null {
  const { metrics } = evaluation;
  return 'accuracy' in metrics ? metrics.accuracy : metrics.r2;
}

/** What the findings are drawn from. */
export interface Evidence {
  readonly network: Network;
  readonly train: Part;
  readonly history: History;
  readonly trained: Evaluation;
  readonly judged: Evaluation;
  readonly baselines: readonly Baseline[];
  readonly learningRate: number;
}

/**
 * Whether the result is poor: it takes away less than half of what the constant answer leaves open, or is worse
 * than the linear model by more than its uncertainty (one standard error of the accuracy on the judged part).
 */
export function isPoor({ judged, baselines }: Evidence): boolean {
  const score = scoreOf(judged);
  const constant = scoreOf(baselines[0]) ?? 0;
  const linear = scoreOf(baselines[1]);
  if (score === null) return true;
  const error = standardError(judged, score);
  return score - constant < (1 - constant) / 2 || (linear !== null && score < linear - error);
}

/** Of a share of right answers: √(p (1 − p) / m). */
function standardError(judged: Evaluation, score: number): number {
  const m = judged.actual?.length ?? judged.actualValues?.columns ?? 1;
  return Math.sqrt(Math.max(score * (1 - score), 0) / m);
}

/** Everything that was found, the data before the network and both before the rate. */
export function findAll(evidence: Evidence): Finding[] {
  const ofRate = rate(evidence);
  // A training that went astray says nothing about what its network could learn.
  const astray = ofRate?.code === 'RATE_TOO_HIGH';
  return [
    contradictions(evidence),
    smallestClass(evidence),
    signal(evidence),
    overfit(evidence),
    astray ? null : linearBetter(evidence),
    astray ? null : underfit(evidence),
    ofRate,
    deadUnits(evidence),
  ].filter((finding) => finding !== null);
}

/** The findings that are warnings too, whatever the result. */
export function warningsOf(findings: readonly Finding[]): Warning[] {
  return findings.flatMap(({ code, title, detail }) =>
    code ? [{ code, message: `${title}: ${detail}` }] : [],
  );
}

/** Rows with the same inputs and different targets set a ceiling that no network can pass. */
function contradictions({ train: { X, Y }, trained }: Evidence): Finding | null {
  if (trained.actual === null) return null;
  const groups = new Map<string, Map<number, number>>();
  for (let j = 0; j < X.columns; j++) {
    const key = keyOf(X, j);
    const counts = groups.get(key) ?? new Map<number, number>();
    counts.set(trained.actual[j], (counts.get(trained.actual[j]) ?? 0) + 1);
    groups.set(key, counts);
  }
  let lost = 0;
  for (const counts of groups.values()) {
    let all = 0;
    for (const count of counts.values()) all += count;
    lost += all - Math.max(...counts.values());
  }
  if (lost / Y.columns < 0.02) return null;
  return {
    about: 'data',
    title: 'Rows contradict each other',
    detail:
      `${lost} of ${Y.columns} training rows have the same inputs as a row of another class: no network can be ` +
      `right on more than ${percent(1 - lost / Y.columns)} of them`,
    remedy: { text: 'add a column that tells them apart, or check the labels' },
    code: null,
  };
}

/** The same for columns of X that are the same. */
function keyOf(X: Inputs, j: number): string {
  if (!(X instanceof SparseMatrix)) return X.data.subarray(j * X.rows, (j + 1) * X.rows).join();
  const [from, to] = [X.starts[j], X.starts[j + 1]];
  return `${X.indices.subarray(from, to).join()};${X.values?.subarray(from, to).join() ?? ''}`;
}

function smallestClass({ train, trained }: Evidence): Finding | null {
  if (trained.confusion === null) return null;
  const counts = trained.confusion.map((row) => row.reduce((sum, count) => sum + count, 0));
  const smallest = Math.min(...counts);
  const share = smallest / train.Y.columns;
  if (share >= 0.2 / counts.length && smallest >= 10) return null;
  return {
    about: 'data',
    title: 'A class has few examples',
    detail: `the smallest class has ${smallest} of ${train.Y.columns} training rows`,
    remedy:
      smallest < 10
        ? { text: 'collect more rows of it' }
        : {
            text: 'collect more rows of it, or give it its say with {option}',
            option: 'classWeight',
            value: 'balanced',
          },
    code: null,
  };
}

/** A column that explains more than this share of a target says much about it. */
const muchOfTheVariance = 0.3;

/** The strongest single feature, as the share of a target's variance that it explains by itself. */
function signal({ train: { X, Y }, judged, baselines }: Evidence): Finding | null {
  const constant = scoreOf(baselines[0]) ?? 0;
  const says = (score: number | null) =>
    score !== null && score > constant + Math.max(0.02, 2 * standardError(judged, score));
  if (says(scoreOf(judged)) || says(scoreOf(baselines[1]))) return null;
  const strongest = strongestCorrelation(X, Y);
  // Of n·k independent noise features, the largest r² is about 2 ln(n k) / m.
  const noise = (2 * log(Math.max(2, X.rows * Y.rows))) / Y.columns;
  if (strongest > muchOfTheVariance) return null;
  if (noise > muchOfTheVariance) {
    return {
      about: 'data',
      title: 'There are too few rows to learn from',
      detail: `of ${X.rows} columns of pure noise one would explain about ${percent(Math.min(noise, 1))} of ${Y.columns} targets`,
      remedy: { text: 'collect more rows' },
      code: null,
    };
  }
  const beyond = strongest > 2 * noise;
  return {
    about: 'data',
    title: beyond
      ? 'The columns say little about the target'
      : 'No column says anything about the target by itself',
    detail:
      `the strongest explains ${percent(strongest)} of its variance; ` +
      `as many columns of pure noise would reach about ${percent(noise)}`,
    remedy: { text: 'look for columns that should predict it, or for their combinations' },
    code: null,
  };
}

function overfit({ trained, judged, network, train }: Evidence): Finding | null {
  const [seen, unseen] = [scoreOf(trained), scoreOf(judged)];
  if (seen === null || unseen === null || trained === judged || seen - unseen < 0.08) return null;
  const parameters = parameterCount(network.specification);
  return {
    about: 'network',
    title: 'Overfit',
    detail:
      `${figure(seen)} on the rows it was trained on, ${figure(unseen)} on others; ` +
      `${parameters} parameters for ${train.Y.columns} rows`,
    remedy: { text: 'more rows help most; fewer hidden units next' },
    code: null,
  };
}

/** Where little but straight lines is in the data, hidden units only add noise. */
function linearBetter({ network, trained, judged, baselines }: Evidence): Finding | null {
  const [score, linear] = [scoreOf(judged), scoreOf(baselines[1])];
  const hidden = network.specification.sizes.length > 2;
  if (!hidden || trained === judged || score === null || linear === null || score >= linear - 0.01)
    return null;
  // Below the linear model even on its own rows it has not learned noise: it has not learned yet.
  if ((scoreOf(trained) ?? 0) < linear) return null;
  return {
    about: 'network',
    title: 'The linear model does better',
    detail: `${figure(linear)} beside ${figure(score)} on rows that neither has seen: the hidden units fit noise`,
    remedy: { text: 'try {option}', option: 'hidden', value: 'none' },
    code: null,
  };
}

function underfit({ trained, baselines }: Evidence): Finding | null {
  const seen = scoreOf(trained);
  const linear = scoreOf(baselines[1]);
  if (seen === null || linear === null || seen > linear + 0.02 || seen > 0.97) return null;
  return {
    about: 'network',
    title: 'Underfit',
    detail: `even on its own training rows it reaches ${figure(seen)}, the linear model ${figure(linear)}`,
    remedy: { text: 'train longer or with more hidden units' },
    code: null,
  };
}

function rate({ history, learningRate }: Evidence): Finding | null {
  const costs = history.filter((entry) => !entry.rejected).map(costOf);
  const diverged = history.stopped === 'not-finite';
  if (costs.length < 2 && !diverged) return null;
  const rises = costs.slice(1).filter((cost, i) => cost > costs[i]).length;
  const [first, last] = [costs[0], costs[costs.length - 1]];
  const smallest = Math.min(...costs);
  const few = costs.length < 4;
  const rose = few ? last > 2 * first : last > first || (rises > costs.length / 3 && last > 1.2 * smallest);
  if (diverged || rose) {
    return {
      about: 'training',
      title: 'The learning rate is too high',
      detail: diverged
        ? `the cost became NaN or infinite in epoch ${costs.length}`
        : `the cost went from ${figure(first)} to ${figure(last)} and rose in ${rises} of ${costs.length - 1} epochs`,
      remedy: {
        text: 'try {option}',
        option: 'learningRate',
        value: Number(Math.min(learningRate / 10, 0.1).toPrecision(2)),
      },
      code: 'RATE_TOO_HIGH',
    };
  }
  if (few) return null;
  const half = costs[Math.floor(costs.length / 2)];
  const stillFalling = history.stopped === 'epochs' && half - last > 0.3 * (first - last);
  if (!stillFalling || last < 0.5 * first) return null;
  return {
    about: 'training',
    title: 'The learning rate is too low',
    detail: `the cost was still falling when the epochs were over: from ${figure(first)} to ${figure(last)}`,
    remedy: {
      text: 'try {option}, or more epochs',
      option: 'learningRate',
      value: Number((learningRate * 10).toPrecision(2)),
    },
    code: 'RATE_TOO_LOW',
  };
}

/** Hidden ReLU units that are zero for every training example. */
function deadUnits({ network, train }: Evidence): Finding | null {
  const { parameters, specification } = network;
  const layers = specification.activations.flatMap((name, l) => (name === 'relu' ? [l] : []));
  if (layers.length === 0) return null;
  const X = train.X.slice(0, Math.min(train.X.columns, 2000));
  const data = { X, observed: layers.map(A), largestStep: Number.POSITIVE_INFINITY };
  const program = forwardProgram(answeringEngine('float64'), parameters, data);
  runStep(program, allColumns(X));
  let dead = 0;
  let units = 0;
  for (const l of layers) {
    const activations = program.observed(A(l));
    const alive = new Uint8Array(activations.rows);
    activations.data.forEach((a, at) => {
      if (a !== 0) alive[at % alive.length] = 1;
    });
    dead += alive.filter((is) => is === 0).length;
    units += alive.length;
  }
  if (dead <= 0.2 * units || dead === 0) return null;
  return {
    about: 'network',
    title: 'Hidden units are dead',
    detail: `${dead} of ${units} ReLU units are zero for every training example`,
    remedy: { text: 'try {option}, or a smaller learning rate', option: 'activation', value: 'leaky-relu' },
    code: 'DEAD_UNITS',
  };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function figure(value: number): string {
  return Number.isFinite(value) ? value.toPrecision(3) : String(value);
}
