// Marks of studies: how much faster two workers are, how often "better" is said of arms that are equal, and how often a
// difference that is there is found.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { conclude, gridOf, inProcess, runStudy, Table, toyTable } from '@colonnade/core';

const wanted = { speed: 1.8, equal: 5 };

export async function measure({ root }) {
  const speed = measureSpeed(root);
  const equal = await measureEqual(100);
  const found = await measureFound(100);
  const reached = (is) => (is ? 'yes' : '**no**');
  const rows = [
    [
      'two workers beside one, quickest of 3 each',
      `× ${speed.ratio.toFixed(2)}`,
      `≥ × ${wanted.speed}`,
      reached(speed.ratio >= wanted.speed),
    ],
    [
      '"better" of 3 equal arms over 5 seeds, of 100 studies',
      String(equal),
      `≤ ${wanted.equal}`,
      reached(equal <= wanted.equal),
    ],
    ['a network better than none on moons, over 5 seeds, of 100 studies', String(found), '', ''],
  ];
  const text = [
    `Twelve trainings of a network of 64 units on the digits: ${speed.one.toFixed(1)} s on one thread, ` +
      `${speed.two.toFixed(1)} s on two workers (load ${loadavg()[0].toFixed(1)} on ${availableParallelism()} processors). ` +
      'Equal arms are tanh, ReLU and sigmoid where the target is drawn by a coin: none can be better than another. ' +
      'The difference that is there is that of 8 tanh units and no hidden layer on 400 points of two moons, drawn anew for every study.',
    '',
    '| what | measured | wanted | reached |',
    '| --- | ---: | ---: | --- |',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
  return { title: 'Studies', text, failed: speed.ratio < wanted.speed || equal > wanted.equal };
}

/** The seconds of one study on one worker and on two, each a process of its own, in turns. */
function measureSpeed(root) {
  const folder = mkdtempSync(join(tmpdir(), 'colonnade-studies-'));
  const bin = join(root, 'packages', 'cli', 'bin', 'colonnade.mjs');
  const data = ['data/digits/digits.csv', '--target', 'digit', '--hidden', '64', '--epochs', '900'];
  const study = [
    'study',
    'vary',
    ...data,
    '--patience',
    '0',
    '--vary',
    'activation=tanh,relu',
    '--seeds',
    '6',
  ];
  const seconds = (workers) => {
    const rest = ['--workers', String(workers), '--out', join(folder, 'study'), '--json', '--quiet'];
    const out = execFileSync(process.execPath, [bin, ...study, ...rest], { cwd: root, maxBuffer: 2 ** 28 });
    return JSON.parse(out.toString()).seconds;
  };
  const turns = Array.from({ length: 3 }, () => [seconds(1), seconds(2)]);
  rmSync(folder, { recursive: true, force: true });
  const [one, two] = [0, 1].map((which) => Math.min(...turns.map((turn) => turn[which])));
  console.log(`speed: ${JSON.stringify(turns)}`);
  return { one, two, ratio: one / two };
}

/** Studies of data that say nothing in which one arm is called better than another. */
async function measureEqual(studies) {
  let said = 0;
  for (let seed = 1; seed <= studies; seed++) {
    const { comparisons } = await studyOf(coinTable(seed), {
      activation: ['tanh', 'relu', 'sigmoid'],
      hidden: [[6]],
    });
    if (comparisons.some(({ verdict }) => verdict === 'better' || verdict === 'worse')) said++;
  }
  console.log(`equal: ${said}`);
  return said;
}

/** Studies of moons in which a hidden layer is called better than none. */
async function measureFound(studies) {
  let found = 0;
  for (let seed = 1; seed <= studies; seed++) {
    const { comparisons } = await studyOf(toyTable('moons', { seed }), { hidden: ['none', [8]] }, 'tanh');
    if (comparisons[0].verdict === 'better') found++;
  }
  console.log(`found: ${found}`);
  return found;
}

async function studyOf(table, vary, activation) {
  const base = {
    target: 'label',
    epochs: 60,
    optimizer: 'adam',
    learningRate: 0.03,
    ...(activation && { activation }),
  };
  const plan = {
    base,
    arms: gridOf(vary),
    seeds: [1, 2, 3, 4, 5],
    folds: null,
    measure: 'auto',
    untilCost: null,
  };
  const run = await runStudy(inProcess({ table }), plan);
  return conclude(plan, run.results);
}

/** 200 rows of a toy set whose classes are drawn by a coin. */
function coinTable(seed) {
  const toy = toyTable('gaussian', { seed });
  let state = seed * 2654435761;
  const coin = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32 < 0.5 ? 'heads' : 'tails';
  };
  const inputs = toy.columns.filter(({ name }) => name !== 'label');
  const cells = Array.from({ length: toy.rows }, coin);
  return new Table([...inputs, { kind: 'text', name: 'label', cells }], toy.source);
}
