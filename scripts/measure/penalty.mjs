// The penalty that `--l2 auto` takes where numbers are predicted, beside none and beside larger and smaller ones: made-up
// functions whose form is known, and columns of real tables from the others.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Model, RandomState, tableFromRecords, toyTable } from '@colonnade/core';
import { readTable } from '@colonnade/data';

const seeds = [1, 2, 3, 4];
const penalties = [0, 0.1, 0.3, 1, 3];

const random = new RandomState(11);
const N = () => random.randn();
const U = () => random.rand();
const inputs = (count, draw) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`x${i}`, draw()]));
const draw = (rows, row) => tableFromRecords(Array.from({ length: rows }, row));
const from = (rows, count, each, f) =>
  draw(rows, () => {
    const x = inputs(count, each);
    return { ...x, y: f(Object.values(x)) };
  });
const { sin, cos, atan, PI, max } = Math;

/** Friedman's second and third function have inputs of these ranges. */
const circuit = (rows, f) =>
  draw(rows, () => {
    const [a, b, c, d] = [100 * U(), PI * (40 + 520 * U()), U(), 1 + 10 * U()];
    return { a, b, c, d, y: f(a, b * c - 1 / (b * d)) };
  });

const friedman = ([a, b, c, d, e]) => 10 * sin(PI * a * b) + 20 * (c - 0.5) ** 2 + 10 * d + 5 * e;
const weights = Array.from({ length: 20 }, N);
const linear = (x) => x.reduce((sum, value, i) => sum + weights[i] * value, 0);

function madeUp() {
  return {
    'a curve of one input, noise': from(100, 1, U, ([x]) => sin(8 * x) + 0.2 * N()),
    'waves of two inputs, noise': from(300, 2, U, ([a, b]) => sin(6 * a) * cos(5 * b) + 0.1 * N()),
    'steps of four': from(500, 4, U, ([a, b, c]) => (a > 0.5 ? 3 : 0) + (b > 0.3 ? c : 0) + 0.2 * N()),
    'Friedman 2': circuit(500, (r, x) => Math.sqrt(r * r + x * x) + 20 * N()),
    'Friedman 3': circuit(500, (r, x) => atan(x / r) + 0.1 * N()),
    'the largest of five': from(400, 5, N, (x) => max(...x) + 0.1 * N()),
    'a product among six': from(600, 6, N, ([a, b, c]) => a * b + c + 0.1 * N()),
    'a line of eight': from(150, 8, N, (x) => linear(x) + 0.5 * N()),
    'Friedman 1, 200 rows': from(200, 10, U, (x) => friedman(x) + N()),
    'Friedman 1, 1,000 rows': from(1000, 10, U, (x) => friedman(x) + N()),
    'Friedman 1, 3,000 rows, much noise': from(3000, 10, U, (x) => friedman(x) + 4 * N()),
    'a line of twenty, much noise': from(400, 20, N, (x) => linear(x) + 4 * N()),
    'three of sixty, 120 rows': from(120, 60, N, ([a, b, c]) => a - 2 * b + c + 0.5 * N()),
  };
}

/** Real tables, and which column is predicted from the others. */
const real = [
  ['data/breast-cancer/breast_cancer.csv', 'mean radius'],
  ['data/breast-cancer/breast_cancer.csv', 'mean concavity'],
  ['../shared/data/iris/iris.csv', 'sepal length (cm)'],
  ['../shared/data/titanic/train.csv', 'Fare'],
];

export async function measure({ root }) {
  const sets = Object.entries(madeUp()).map(([name, table]) => [name, table, 'y']);
  sets.unshift(['waves (toy)', toyTable('waves', { seed: 3 }), 'label']);
  for (const [path, target] of real) {
    const file = join(root, path);
    if (!existsSync(file)) {
      console.log(`${path} is not here, so it is left out`);
      continue;
    }
    const table = await readTable(file);
    sets.push([`${target} of ${path.split('/').at(-2)}`, table, target]);
  }
  const rows = [];
  for (const [name, table, target] of sets) {
    const ofOptions = [];
    for (const l2 of ['auto', ...penalties]) ofOptions.push(await overSeeds(table, target, l2));
    const [auto, none] = ofOptions;
    rows.push({ name, auto, none, all: ofOptions.slice(1) });
    console.log(`${name}: ${auto.rmse.toPrecision(3)} beside ${none.rmse.toPrecision(3)}`);
  }
  const ratios = rows.map(({ auto, none }) => auto.rmse / none.rmse);
  const failed = ratios.reduce((product, ratio) => product * ratio, 1) > 1 || max(...ratios) > 1.1;
  const text = [
    `The mean rmse on the test part over ${seeds.length} seeds, \`Model.train\` with a target and the penalty alone. ` +
      'The last column compares the penalty that is chosen with none.',
    '',
    `| data | inputs | linear regression | ${penalties.map((l2) => `λ = ${l2}`).join(' | ')} | auto | λ | in times of none |`,
    `| --- | ---: | ---: |${' ---: |'.repeat(penalties.length + 3)}`,
    ...rows.map(
      ({ name, auto, all }, at) =>
        `| ${[name, auto.inputs, three(auto.linear), ...all.map(({ rmse }) => three(rmse)), three(auto.rmse), auto.l2, ratios[at].toFixed(2)].join(' | ')} |`,
    ),
  ].join('\n');
  return { title: 'The penalty where numbers are predicted', text, failed };
}

const three = (value) => value.toPrecision(3);

async function overSeeds(table, target, l2) {
  let [rmse, ofLinear] = [0, 0];
  let model;
  for (const seed of seeds) {
    model = await Model.train(table, { target, seed, l2 });
    const { evaluations, baselines } = model.training;
    rmse += evaluations.test.metrics.rmse / seeds.length;
    ofLinear += baselines[1].metrics.rmse / seeds.length;
  }
  const { specification, options } = model.content;
  return { rmse, linear: ofLinear, inputs: specification.sizes[0], l2: options.l2 };
}
