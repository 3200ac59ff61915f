// 8 bits on MNIST and on movie reviews: what they lose in points on examples that were not trained on, how many answers
// stay the same, and how fast they are beside float32 in the same engine, in turns.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** At most so many points lost, at least so many times as fast. */
const mostLost = 0.5;
const leastRatio = 2;
const turns = 31;
const turnMs = 20;
const warmMs = 600;

export async function measure({ root }) {
  const title = 'In 8 bits';
  const core = await import(join(root, 'packages/core/bundle/index.js'));
  const { readTable } = await import(join(root, 'packages/data/dist/index.js'));
  const at = (...parts) => join(root, '..', 'shared', 'data', ...parts);
  const mnist = (part) =>
    readTable(at('mnist', `${part}-images-idx3-ubyte.gz`), {}, at('mnist', `${part}-labels-idx1-ubyte.gz`));
  if (![at('mnist'), at('sentiment')].every((folder) => existsSync(folder))) {
    const text = 'The sets (`../shared/data/mnist`, `../shared/data/sentiment`) are not here.';
    return { title, text, failed: true };
  }
  const train = await mnist('train');
  const test = await mnist('t10k');
  const reviews = await readTable(at('sentiment', 'reviews.txt.gz'), {}, at('sentiment', 'labels.txt.gz'));
  const sets = [
    ['MNIST', train, { hidden: [128], epochs: 10 }, { test }],
    ['MNIST, standardized', train, { hidden: [128], epochs: 5, standardize: 'feature' }, { test }],
    ['reviews, presence', reviews, { hidden: [128], epochs: 2 }, {}],
    ['reviews, counts', reviews, { hidden: [32], epochs: 2, text: 'counts' }, {}],
  ];
  const lines = [];
  let failed = false;
  for (const [name, table, options, hooks] of sets) {
    const { cells, lost, ratio } = await line(core, table, options, hooks);
    const wanted = name.startsWith('MNIST');
    const met = lost <= mostLost && ratio.many >= leastRatio && (ratio.one ?? leastRatio) >= leastRatio;
    failed ||= wanted && !met;
    lines.push([name, ...cells, wanted ? (met ? 'yes' : '**no**') : '']);
    console.log(lines.at(-1).join(' | '));
  }
  const head = [
    ...['data', 'layers', 'examples', 'float32', '8 bits', 'points lost', 'same answers', 'float32, µs'],
    ...[
      '8 bits, µs',
      'times as fast',
      'lowest to highest',
      'one: float32, µs',
      '8 bits, µs',
      'times as fast',
    ],
    ...['bytes', '8 bits', 'reached'],
  ];
  const text = [
    `Networks trained in float32, then made to answer in 8 bits, on examples that were not trained on (of MNIST its 10,000 test images, of the reviews a fifth). Times are those of the processor for one example on one thread, inputs ready, both in the engine \`wasm\`: all examples at once, and one at a time over fixed arrays (\`predictor\`). Both take turns, ${turns} of at least ${turnMs} ms each; the table has medians, and the lowest and highest ratio of turns that followed each other. Wanted of MNIST: at most ${mostLost} points lost, at least ${leastRatio} times as fast.`,
    '',
    `| ${head.join(' | ')} |`,
    `| ${head.map((_, i) => (i < 2 || i === head.length - 1 ? '---' : '---:')).join(' | ')} |`,
    ...lines.map((cells) => `| ${cells.join(' | ')} |`),
  ].join('\n');
  return { title, text, failed };
}

async function line(core, table, options, hooks) {
  const target = table.names.at(-1);
  const model = await core.Model.train(table, { target, precision: 'float32', ...options }, hooks);
  const small = model.quantize();
  const { X, Y } = model.training.examples.test;
  const [floats, whole] = [model, small].map(({ content, network, quantized }) => {
    const Yhat = (quantized ?? network).predict(X);
    return { answers: core.readAnswers(content, Yhat), evaluation: core.evaluate(content, Yhat, Y) };
  });
  const accuracy = ({ evaluation }) => evaluation.metrics.accuracy;
  const lost = 100 * (accuracy(floats) - accuracy(whole));
  const same = floats.answers.classes.filter((c, j) => c === whole.answers.classes[j]).length / X.columns;

  const networks = [model.network, small.quantized];
  const many = timed(networks.map((network) => () => network.predict(X)));
  const perExample = many.medians.map((seconds) => (1e6 * seconds) / X.columns);
  const sparse = X instanceof core.SparseMatrix;
  const count = 500;
  const one = sparse ? null : timed(networks.map((network) => oneByOne(network.predictor(), X, count)));
  const perSingle = one?.medians.map((seconds) => (1e6 * seconds) / count);
  const ratio = {
    many: perExample[0] / perExample[1],
    one: perSingle && perSingle[0] / perSingle[1],
  };
  const cells = [
    model.content.specification.sizes.join('-'),
    X.columns,
    accuracy(floats).toFixed(4),
    accuracy(whole).toFixed(4),
    lost.toFixed(2),
    `${(100 * same).toFixed(2)} %`,
    ...perExample.map((value) => value.toFixed(2)),
    ratio.many.toFixed(2),
    `${many.lowest.toFixed(2)} to ${many.highest.toFixed(2)}`,
    ...(perSingle?.map((value) => value.toFixed(2)) ?? ['', '']),
    ratio.one?.toFixed(2) ?? '',
    model.toBytes().length,
    small.toBytes().length,
  ];
  return { cells, lost, ratio };
}

function oneByOne({ input, run }, { rows, data }, count) {
  return () => {
    for (let j = 0; j < count; j++) {
      input.set(data.subarray(j * rows, (j + 1) * rows));
      run();
    }
  };
}

/** Milliseconds of the processor that this process has had: other programs take none of them. */
function processorMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Seconds of a run of each, in turns: medians, and the extremes of first against second. */
function timed(runs) {
  const seconds = runs.map(() => []);
  const turn = (run, ms) => {
    const started = processorMs();
    let count = 0;
    do {
      run();
      count++;
    } while (processorMs() - started < ms);
    return (processorMs() - started) / 1000 / count;
  };
  // Compiled code is at its best after a while.
  for (const run of runs) turn(run, warmMs);
  for (let i = 0; i < turns; i++) {
    for (const [which, run] of runs.entries()) seconds[which].push(turn(run, turnMs));
  }
  const ratios = seconds[0].map((value, turn) => value / seconds[1][turn]);
  const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
  return {
    medians: seconds.map(median),
    lowest: Math.min(...ratios),
    highest: Math.max(...ratios),
  };
}
