import { type Answers, cellValue, evaluate, Matrix, pixelsOf, readAnswers } from '@colonnade/core';
import { placeOf, predictionReader } from './lists.js';
import type {
  EdgeView,
  ExampleAt,
  ExampleView,
  PassView,
  Said,
  ShortMatrix,
  Term,
  UnitView,
} from './protocol.js';
import { shorten, shownOf } from './short-matrix.js';
import type { Subject } from './subject.js';
import { imageAbout } from './summary.js';

const mostCells = 60;
const mostTerms = 8;
/** Products of examples and parameters that the gradient of the whole part may cost, well under a second. */
const affordable = 5e7;

/** One example with everything that the network makes of it. */
export function viewExample(subject: Subject, { part, at }: ExampleAt): ExampleView {
  const { schema } = subject.model.content;
  const { x, y, row, table } = subject.example(part, at);
  const Yhat = subject.predict(x);
  const answers = readAnswers(subject.model.content, Yhat);
  const evaluation = y && evaluate(subject.model.content, Yhat, y);
  const told = predictionReader(subject.model.content, answers, evaluation)(0);
  const image = imageAbout(schema);
  const targets = schema.target!.columns;
  const known = schema.columns.filter(({ shape }) => shape.length === 0).map(({ name }) => name);
  const names = table.names.filter((name) => known.includes(name) && !targets.includes(name));
  return {
    at,
    examples: subject.examplesOf(part).rows.length,
    where: placeOf(table.place(row), table.source.name),
    cells: names.slice(0, mostCells).map((name) => ({ name, value: cellValue(schema, table, name, row) })),
    moreCells: Math.max(0, names.length - mostCells),
    image,
    pixels: image && pixelsOf(schema, table, row),
    actual: told.actual,
    wrong: told.wrong,
    said: saidOf(subject, answers),
    pass: passOf(subject, { part, at }),
  };
}

/** The probability of each class or label; the numbers of a regression. */
function saidOf({ model: { content } }: Subject, { probabilities, values, classes }: Answers): Said[] {
  const { task, classes: names, columns } = content.schema.target!;
  if (values !== null) return columns.map((name, i) => ({ name, value: values.at(i, 0), chosen: true }));
  return names.map((name, i) => {
    const value = probabilities!.at(i, 0);
    return { name, value, chosen: task === 'multilabel' ? value > content.threshold : classes![0] === i };
  });
}

/** Forward and, where the target is known, backward: every matrix of one example. */
function passOf(subject: Subject, { part, at }: Pick<ExampleAt, 'part' | 'at'>): PassView {
  const { network } = subject;
  const { x, y } = subject.example(part, at);
  const layers = (name: string, all: readonly Matrix[], first = 1): (ShortMatrix | null)[] =>
    all.map((matrix, l) => (l < first || matrix.rows === 0 ? null : shorten(`${name}[${l}]`, matrix)));
  const forward = y === null ? network.forward(x) : null;
  const both = y === null ? null : network.backward(x, y);
  const { Z, A } = (both ?? forward)!;
  return {
    W: layers('W', network.W),
    b: layers('b', network.b),
    Z: layers('Z', Z),
    A: layers('A', A, 0) as ShortMatrix[],
    backward: both && {
      Y: shorten('Y', y!),
      cost: both.cost,
      dZ: layers('dZ', both.dZ),
      dW: layers('dW', both.dW),
      db: layers('db', both.db),
      dA: layers('dA', both.dA),
    },
  };
}

/** z = w₁x₁ + … + b and a = g(z) of one unit. */
export function viewUnit(subject: Subject, { part, at }: ExampleAt, layer: number, unit: number): UnitView {
  const { network } = subject;
  const { x, y } = subject.example(part, at);
  const both = y && network.backward(x, y);
  const { Z, A } = both ?? network.forward(x);
  const W = network.W[layer];
  const inputs = A[layer - 1];
  const names = layer === 1 ? subject.features : null;
  const shown = W.columns <= mostTerms ? shownOf(W.columns) : largestTerms(W, inputs, unit);
  const terms = shown.map(
    (i): Term => ({ i, name: names?.[i] ?? null, w: W.at(unit, i), x: inputs.at(i, 0) }),
  );
  const b = network.b[layer].at(unit, 0);
  const z = Z[layer].at(unit, 0);
  const named = terms.reduce((sum, term) => sum + term.w * term.x, 0);
  const activation = network.specification.activations[layer]!;
  return {
    layer,
    unit,
    activation,
    terms,
    rest: W.columns > terms.length ? { count: W.columns - terms.length, sum: z - b - named } : null,
    b,
    z,
    a: A[layer].at(unit, 0),
    softmax: activation === 'softmax' ? softmaxSum(Z[layer], A[layer]) : null,
    dz: both ? both.dZ[layer].at(unit, 0) : null,
    da: both && both.dA[layer].rows > 0 ? both.dA[layer].at(unit, 0) : null,
  };
}

/** The terms that move z most, in their order. */
function largestTerms(W: Matrix, inputs: Matrix, unit: number): number[] {
  const size = (i: number) => Math.abs(W.at(unit, i) * inputs.at(i, 0));
  const sorted = Array.from({ length: W.columns }, (_, i) => i).sort((a, b) => size(b) - size(a) || a - b);
  return sorted.slice(0, mostTerms).sort((a, b) => a - b);
}

/** With a = e^(z − largest) / sum, the sum is what the output of the largest z is the reciprocal of. */
function softmaxSum(Z: Matrix, A: Matrix): { largest: number; sum: number } {
  let top = 0;
  for (let i = 1; i < Z.rows; i++) if (Z.at(i, 0) > Z.at(top, 0)) top = i;
  return { largest: Z.at(top, 0), sum: 1 / A.at(top, 0) };
}

/** One weight, with its gradient for the example and over the training part. */
export function viewEdge(
  subject: Subject,
  { part, at }: ExampleAt,
  layer: number,
  to: number,
  from: number,
): EdgeView {
  const { network } = subject;
  const { x, y } = subject.example(part, at);
  const both = y && network.backward(x, y);
  const { A } = both ?? network.forward(x);
  return {
    layer,
    to,
    from,
    name: layer === 1 ? (subject.features[from] ?? null) : null,
    w: network.W[layer].at(to, from),
    x: A[layer - 1].at(from, 0),
    dz: both ? both.dZ[layer].at(to, 0) : null,
    dw: both ? both.dW[layer].at(to, from) : null,
    whole: wholeGradient(subject, layer, to, from),
  };
}

function wholeGradient(subject: Subject, layer: number, to: number, from: number): EdgeView['whole'] {
  const train = subject.parts.get('train');
  const { network, l2 } = subject;
  if (train === undefined || train.Y === null || !(train.X instanceof Matrix)) return null;
  if (train.X.columns * network.parameterCount > affordable) return null;
  const { dW } = network.backward(train.X, train.Y, { l2 });
  return { dw: dW[layer].at(to, from), examples: train.X.columns };
}
