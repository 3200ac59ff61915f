// What the course says of symmetry, small weights, tanh against sigmoid, and ReLU, measured by `colonnade study vary`:
// whatever comes out. docs/claims.md tells it in words.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { conclude } from '@colonnade/core';

const sets = [
  ['digits', 'data/digits/digits.csv', 'digit', '20'],
  ['breast cancer', 'data/breast-cancer/breast_cancer.csv', 'diagnosis', '20'],
  ['moons', 'toy:moons', 'label', '8'],
];

/** A layer of so many units four times. */
const deep = (units) => [units, units, units, units].join(',');

const claims = [
  [
    'Zeros break no symmetry',
    'Hidden units that start with equal weights compute the same and stay equal; random weights part them (week 3).',
    'initialization=zeros,small',
    (units) => ['--hidden', units, '--activation', 'tanh'],
  ],
  [
    'Small weights',
    'Weights × 0.01 keep tanh where its slope is large, so that it learns faster than with larger ones (week 3).',
    'initialization=small,he',
    (units) => ['--hidden', units, '--activation', 'tanh'],
  ],
  [
    'Small weights, four hidden layers',
    'The same where the network is deep (course 2, week 1: weights that are too small let the signal vanish).',
    'initialization=small,he',
    (units) => ['--hidden', deep(units), '--activation', 'tanh'],
  ],
  [
    'tanh against sigmoid',
    'tanh is almost always better than sigmoid in hidden layers: its mean is near 0 (week 3).',
    'activation=tanh,sigmoid',
    (units) => ['--hidden', units, '--initialization', 'he'],
  ],
  [
    'ReLU against tanh',
    'ReLU learns much faster than tanh, for its slope does not go to 0 (week 3).',
    'activation=relu,tanh',
    (units) => ['--hidden', units, '--initialization', 'he'],
  ],
  [
    'ReLU against tanh, four hidden layers',
    'The same where the network is deep.',
    'activation=relu,tanh',
    (units) => ['--hidden', deep(units), '--initialization', 'he'],
  ],
];

/** Trained as the course trains: all examples at once. Every training has the rate that its own range test chose. */
const usual = [
  ...['--recipe', 'course', '--standardize', 'feature', '--learning-rate', 'auto', '--epochs', '300'],
  ...['--until-cost', '0.2', '--seeds', '8'],
];

export async function measure({ root }) {
  const folder = mkdtempSync(join(tmpdir(), 'colonnade-claims-'));
  const sections = [];
  try {
    for (const [name, claim, vary, options] of claims) {
      const rows = sets.map(([set, data, target, units]) => {
        const argv = ['study', 'vary', data, '--target', target, '--vary', vary, ...options(units), ...usual];
        const study = run(root, argv, folder);
        console.log(`${name}, ${set}: ${study.conclusion.sentences[0]}`);
        return row(set, study);
      });
      sections.push(
        `### ${name}\n\n${claim}\n\n\`colonnade study vary … --vary ${vary} ${options('20').join(' ')}\`\n`,
      );
      sections.push([...head(vary), ...rows.map((cells) => `| ${cells.join(' | ')} |`)].join('\n'), '');
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const text = [
    `Every study has eight seeds, each with a split of its own, and trains with \`${usual.join(' ')}\` (on moons 8 units ` +
      'in place of 20). A difference is that of the first arm less the second, with its 95 % interval; *better* is tested, ' +
      'allowing for the examples that splits share. *Epochs* are those to a training cost of 0.2 (medians; in brackets how ' +
      'many of eight got there). *Saturated* is the share of tanh and sigmoid activations at the end whose slope is below a ' +
      'twentieth of its largest, *dead* that of ReLU units that are zero for every example.',
    '',
    ...sections,
  ].join('\n');
  return { title: "The course's claims", text: text.trimEnd() };
}

function run(root, argv, folder) {
  const bin = join(root, 'packages', 'cli', 'bin', 'colonnade.mjs');
  const rest = ['--out', join(folder, 'study'), '--json', '--quiet'];
  const out = execFileSync(process.execPath, [bin, ...argv, ...rest], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  return JSON.parse(out);
}

function head(vary) {
  const names = vary.split('=')[1].split(',');
  const cells = [
    'data',
    ...names.map((name) => `accuracy, ${name}`),
    'difference, points',
    'accuracy says',
    'training cost says',
    ...names.map((name) => `epochs, ${name}`),
    'saturated or dead',
  ];
  return [
    `| ${cells.join(' | ')} |`,
    `| --- |${' ---: |'.repeat(names.length + 1)} --- | --- |${' ---: |'.repeat(names.length)} --- |`,
  ];
}

function row(set, { plan, results, conclusion }) {
  const [a, b] = conclusion.arms;
  const costs = conclude({ ...plan, measure: 'train-cost' }, results);
  const [compared] = conclusion.comparisons;
  // Comparisons are of the second arm with the first.
  const [low, high] = compared.interval ?? [Number.NaN, Number.NaN];
  const points = (value) => (100 * value).toFixed(1).replace('-', '−');
  return [
    set,
    ...[a, b].map(({ mean }) => `${(100 * mean).toFixed(1)} %`),
    `${points(0 - compared.difference)} (${points(0 - high)} to ${points(0 - low)})`,
    verdictOf(compared, a, b),
    verdictOf(costs.comparisons[0], a, b),
    ...[a, b].map(({ toCost }) =>
      toCost.epochs === null ? 'never' : `${toCost.epochs} (${toCost.reached})`,
    ),
    [a, b].map(shares).join(', '),
  ];
}

function verdictOf({ verdict }, a, b) {
  const [first, second] = [a, b].map(({ arm }) => arm.split('=')[1]);
  if (verdict === 'worse') return `${first} is better`;
  if (verdict === 'better') return `${second} is better`;
  return verdict === 'same' ? 'the same' : 'not told';
}

function shares({ saturated, dead }) {
  const percent = (share) => `${(100 * share).toFixed(0)} %`;
  if (saturated !== null) return percent(saturated);
  return dead === null ? '–' : `${percent(dead)} dead`;
}
