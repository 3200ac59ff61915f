// The command with --target alone, on data it was not made for: test scores over seeds, beside the linear model.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const seeds = [1, 2, 3, 4, 5];

/** Data, the target, and what the mean accuracy must reach. */
const classifications = [
  ['digits', 'data/digits/digits.csv', 'digit', 0.97],
  ['breast cancer', 'data/breast-cancer/breast_cancer.csv', 'diagnosis', 0.965],
  ['iris', '../shared/data/iris/iris.csv', 'species', 0.955],
  ['titanic', '../shared/data/titanic/train.csv', 'Survived', 0.795],
];

/** So far a network may be behind the linear model. */
const behind = 0.005;

export async function measure({ root }) {
  const folder = mkdtempSync(join(tmpdir(), 'colonnade-defaults-'));
  const bin = join(root, 'packages', 'cli', 'bin', 'colonnade.mjs');
  const rows = [];
  let failed = false;
  try {
    for (const [name, path, target, least] of classifications) {
      const file = join(root, path);
      if (!existsSync(file)) {
        console.log(`${name}: ${path} is not here, so it is left out`);
        continue;
      }
      const { network, linear, worst } = await overSeeds(bin, folder, [file, '--target', target], 'accuracy');
      const enough = network >= least && network >= linear - behind;
      failed ||= !enough;
      rows.push([name, 'accuracy', three(network), three(worst), three(linear), `≥ ${three(least)}`, enough]);
    }
    const prices = join(folder, 'prices.csv');
    writeFileSync(prices, madeUpPrices(600));
    const regressions = [
      ['waves (toy)', ['toy:waves', '--target', 'label']],
      ['prices (made up)', [prices, '--target', 'price']],
    ];
    for (const [name, argv] of regressions) {
      const { network, linear, worst } = await overSeeds(bin, folder, argv, 'rmse');
      const enough = network <= linear;
      failed ||= !enough;
      rows.push([
        name,
        'rmse',
        network.toPrecision(3),
        worst.toPrecision(3),
        linear.toPrecision(3),
        '≤ linear',
        enough,
      ]);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const text = [
    'The command with `--target` alone: the mean over seeds 1 to 5 of the score on the test part, the worst of the ' +
      'five, and the same mean of logistic or linear regression (without a penalty, since none is asked for).',
    '',
    '| data | score | network | worst | linear | wanted | reached |',
    '| --- | --- | ---: | ---: | ---: | ---: | --- |',
    ...rows.map(
      (row) =>
        `| ${row.map((cell) => (typeof cell === 'boolean' ? (cell ? 'yes' : '**no**') : cell)).join(' | ')} |`,
    ),
  ].join('\n');
  return { title: 'Good without options', text, failed };
}

const three = (value) => value.toFixed(3);

async function overSeeds(bin, folder, argv, score) {
  const scores = [];
  const linears = [];
  for (const seed of seeds) {
    const { metrics, baselines } = await train(bin, folder, [...argv, '--seed', String(seed)]);
    scores.push(metrics.test[score]);
    linears.push(baselines.logisticRegression ?? baselines.linearRegression);
    console.log(`${argv[0]} seed ${seed}: ${scores.at(-1)} beside ${linears.at(-1)}`);
  }
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const worst = score === 'rmse' ? Math.max(...scores) : Math.min(...scores);
  return { network: mean(scores), linear: mean(linears), worst };
}

function train(bin, folder, argv) {
  return new Promise((done, fail) => {
    const out = ['--out', join(folder, 'run'), '--json', '--quiet'];
    const child = spawn(process.execPath, [bin, 'train', ...argv, ...out], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.on('data', (part) => {
      text += part;
    });
    child.on('close', (status) =>
      status === 0 ? done(JSON.parse(text)) : fail(new Error(`status ${status}`)),
    );
  });
}

/**
 * A made-up table of flats: a price from size, age, storey and quarter, with a bend, an interaction and noise of
 * about a tenth. The numbers come from a small generator of its own, so that they are always the same.
 */
function madeUpPrices(rows) {
  let state = 12345;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const quarters = { center: 1.4, harbor: 1.2, north: 0.9, south: 1 };
  const lines = ['size,age,storey,quarter,price'];
  for (let i = 0; i < rows; i++) {
    const size = 25 + Math.round(120 * random());
    const age = Math.round(100 * random());
    const storey = Math.floor(6 * random());
    const quarter = Object.keys(quarters)[Math.floor(4 * random())];
    const noise = 1 + 0.2 * (random() + random() + random() - 1.5);
    const charm = 1 + ((age - 50) / 100) ** 2;
    const price = 2500 * size * quarters[quarter] * charm * (1 + 0.03 * storey) * noise;
    lines.push([size, age, storey, quarter, Math.round(price)].join(','));
  }
  return `${lines.join('\n')}\n`;
}
