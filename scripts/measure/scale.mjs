// What `study scale` says of functions whose answer is known: whether the interval for twice the data holds what twice
// the data bring, and whether it names what stands in the way. The answer is measured too, by longer runs on fresh
// draws. What was measured of this build stands in test-artifacts, and is not measured again.
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  inProcess,
  penalizedLinear,
  RandomState,
  runStudy,
  studyScale,
  tableFromRecords,
  withLearners,
} from '@colonnade/core';
import { boostedTrees } from '@colonnade/learners';

const wanted = { inside: 0.85, named: 0.9 };
const mostLadders = 100;
/** What the study calls worth gathering, and a difference that matters, as shares of the error. */
const [worthwhile, material] = [0.05, 0.1];
const seeds = [1, 2, 3, 4, 5];
/** Rows that the truth is judged on, so many that chance plays no part. */
const judged = 4000;
/** The truth is a mean over so many fresh draws. */
const draws = 12;

/**
 * Functions whose answer can be measured, all in numbers. Thresholds were looked at on draws of those that are `known`;
 * the others are functions that they never saw.
 */
const functions = {
  'noise ceiling': {
    known: true,
    rows: 1500,
    options: { hidden: [8] },
    row(random) {
      const [a, b] = [random.randn(), random.randn()];
      return { a, b, y: flipped(random, 0.2, a + b > 0) };
    },
  },
  'noise ceiling, curved': {
    known: true,
    rows: 2000,
    options: { hidden: [16] },
    row(random) {
      const [a, b] = [random.randn(), random.randn()];
      return { a, b, y: flipped(random, 0.25, a * a + b * b > 1.4) };
    },
  },
  'a width that is needed': {
    known: true,
    rows: 1000,
    options: { hidden: [2] },
    row(random) {
      const [a, b] = [random.randn(), random.randn()];
      return { a, b, y: a * a + b * b > 1.4 ? 'out' : 'in' };
    },
  },
  'more data': {
    known: true,
    rows: 400,
    options: { hidden: [32] },
    row(random) {
      const x = Array.from({ length: 12 }, () => random.randn());
      const sum = x.reduce((total, value, i) => total + (i % 2 === 0 ? value : -value), 0);
      return { ...named(x), y: sum > 0 ? 'up' : 'down' };
    },
  },
  'a known power law': {
    known: true,
    rows: 300,
    options: { hidden: [16] },
    row(random) {
      const x = Array.from({ length: 24 }, () => random.randn());
      return { ...named(x), y: x.reduce((sum, value) => sum + value, 0) / 5 + random.randn() };
    },
  },
  'noise ceiling, three classes': {
    rows: 1800,
    options: { hidden: [12] },
    row(random) {
      const [a, b, c] = [random.randn(), random.randn(), random.randn()];
      const sum = a + b - c;
      const kind = sum < -0.7 ? 'low' : sum < 0.7 ? 'middle' : 'high';
      return { a, b, c, y: random.rand() < 0.3 ? ['low', 'middle', 'high'][random.randint(0, 3)] : kind };
    },
  },
  'noise ceiling, numbers': {
    rows: 1500,
    options: { hidden: [16] },
    row(random) {
      const [a, b] = [random.randn(), random.randn()];
      return { a, b, y: a - 2 * b + 2 * random.randn() };
    },
  },
  'a width that is needed, stripes': {
    rows: 1200,
    options: { hidden: [2] },
    row(random) {
      const [a, b] = [4 * random.rand() - 2, 4 * random.rand() - 2];
      return { a, b, y: Math.abs(a) % 1 < 0.5 === b > 0 ? 'black' : 'white' };
    },
  },
  'a width that is needed, numbers': {
    rows: 1000,
    options: { hidden: [2] },
    row(random) {
      const [a, b] = [random.randn(), random.randn()];
      return { a, b, y: Math.abs(a) + Math.max(b, 0) - Math.abs(a - b) + 0.1 * random.randn() };
    },
  },
  'more data, products': {
    rows: 500,
    options: { hidden: [64] },
    row(random) {
      const x = Array.from({ length: 8 }, () => random.randn());
      return { ...named(x), y: x[0] * x[1] + x[2] * x[3] > 0 ? 'plus' : 'minus' };
    },
  },
  'two of forty columns': {
    rows: 800,
    options: { hidden: [16] },
    row(random) {
      const x = Array.from({ length: 40 }, () => random.randn());
      return { ...named(x), y: x[0] > 0 === x[1] > 0.5 ? 'yes' : 'no' };
    },
  },
  'a wave and a bowl, numbers': {
    rows: 900,
    options: { hidden: [8] },
    row(random) {
      const [a, b] = [random.randn(), random.randn()];
      return { a, b, y: Math.sin(3 * a) + b * b + 0.5 * random.randn() };
    },
  },
  'five sectors': {
    rows: 1200,
    options: { hidden: [3] },
    row(random) {
      const [a, b] = [random.randn(), random.randn()];
      const sector = Math.floor((5 * (Math.atan2(b, a) + Math.PI)) / (2 * Math.PI)) % 5;
      return { a, b, y: `s${random.rand() < 0.15 ? random.randint(0, 5) : sector}` };
    },
  },
};

export async function measure({ root, budgetMs = 3_600_000 }) {
  const startedMs = performance.now();
  const left = () => performance.now() - startedMs < budgetMs;
  const journal = journalOf(root);
  const truths = new Map();
  // What is in the journal counts, also when the time is up.
  for (const [name, about] of Object.entries(functions)) {
    const truth = await journal(`truth of ${name}`, left() ? () => truthOf(about) : null);
    if (truth !== null) truths.set(name, truth);
  }
  const tallies = new Map([...truths.keys()].map((name) => [name, tally()]));
  const names = [...truths.keys()];
  let ladders = 0;
  for (let at = 0; at < mostLadders && names.length > 0; at++) {
    const [name, draw] = [names[at % names.length], 1 + Math.floor(at / names.length)];
    const found = await journal(`${name} ${draw}`, left() ? () => ladder(functions[name], draw) : null);
    if (found === null) continue;
    count(tallies.get(name), found, truths.get(name));
    ladders++;
  }
  return report(tallies, truths, ladders);
}

/** Measures what the journal of this very build does not have yet. */
function journalOf(root) {
  const hash = createHash('sha256');
  for (const folder of [join(root, 'packages', 'core', 'bundle'), join(root, 'scripts', 'measure')]) {
    const files = readdirSync(folder).filter((file) => /^(?!scale-real).*\.m?js$/.test(file));
    for (const file of files.sort()) hash.update(readFileSync(join(folder, file)));
  }
  mkdirSync(join(root, 'test-artifacts'), { recursive: true });
  const path = join(root, 'test-artifacts', `scale-ladders-${hash.digest('hex').slice(0, 12)}.jsonl`);
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : [];
  const known = new Map(lines.map((line) => JSON.parse(line)));
  return async (name, measureIt) => {
    if (known.has(name) || measureIt === null) return known.get(name) ?? null;
    const found = await measureIt();
    appendFileSync(path, `${JSON.stringify([name, found])}\n`);
    console.log(`${name}: ${JSON.stringify(found)}`);
    return found;
  };
}

/** One ladder on a fresh draw of a function. */
async function ladder({ rows, options, row }, draw, rungs = 5) {
  const random = new RandomState(61000 + draw);
  const table = tableFromRecords(Array.from({ length: rows }, () => row(random)));
  const study = await studyScale(
    { table },
    { target: 'y', ...options },
    { seeds, rungs },
    { learners: [boostedTrees] },
  );
  const checked = study.learners.filter(({ name, own }) => own || name === boostedTrees.name);
  const twice = checked.map(({ own, outlook: [{ score }] }) => [own ? 'own' : 'trees', score]);
  const widths = checked.map(({ outlook: [{ score }] }) => {
    const error = study.larger ? 1 - score.median : score.median;
    return (score.high - score.low) / error;
  });
  return { limit: study.verdict.limit, twice: Object.fromEntries(twice), widths };
}

/**
 * What is so, by the definitions that docs/studies.md has: what twice the examples take off the error, and by how much
 * larger networks and other learners are better on the same examples; each with its standard error over the draws.
 */
async function truthOf({ rows, options, row }) {
  const random = new RandomState(990_001);
  const make = (count) => tableFromRecords(Array.from({ length: count }, () => row(random)));
  const wider = (times) => ({ hidden: options.hidden.map((units) => Math.min(512, times * units)) });
  const arms = [
    { name: 'own', options: {} },
    { name: 'four times', options: wider(4) },
    { name: 'sixteen times', options: wider(16) },
    { name: 'trees', options: {}, learner: boostedTrees.name },
    { name: 'linear', options: {}, learner: penalizedLinear.name },
  ];
  const scores = { once: [], twice: [] };
  for (let draw = 1; draw <= draws; draw++) {
    for (const times of ['once', 'twice']) {
      // A fifth of the rows of a ladder test.
      const data = {
        table: make(Math.round((times === 'once' ? 1 : 2) * 0.8 * rows)),
        test: make(judged),
      };
      const runner = withLearners(inProcess(data), data, [boostedTrees, penalizedLinear]);
      const base = { target: 'y', ...options };
      const plan = { base, arms, seeds: [draw], folds: null, measure: 'auto', untilCost: null };
      const { results } = await runStudy(runner, plan);
      scores[times].push(
        Object.fromEntries(
          results.map(({ arm, metrics: { test } }) => [arm, 'accuracy' in test ? test.accuracy : test.rmse]),
        ),
      );
    }
  }
  const isShare = scores.once[0].own <= 1 && scores.once[0].trees <= 1 && !isNumber(row);
  const error = (score) => (isShare ? 1 - score : score);
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const meanOf = (times, arm) => mean(scores[times].map((draw) => error(draw[arm])));
  /** By how much the error falls from one to the other, as a share of the first. */
  const share = (from, to) => {
    const gaps = scores[from.times].map(
      (draw, at) => error(draw[from.arm]) - error(scores[to.times][at][to.arm]),
    );
    const gap = mean(gaps);
    const deviation = Math.sqrt(gaps.reduce((sum, each) => sum + (each - gap) ** 2, 0) / (draws - 1));
    const whole = meanOf(from.times, from.arm);
    return { share: gap / whole, error: deviation / Math.sqrt(draws) / whole };
  };
  const best = (names) => names.reduce((a, b) => (meanOf('once', b) < meanOf('once', a) ? b : a));
  const once = (arm) => ({ times: 'once', arm });
  const large = best(['four times', 'sixteen times']);
  const other = best(['trees', 'linear']);
  return {
    twice: {
      own: mean(scores.twice.map(({ own }) => own)),
      trees: mean(scores.twice.map(({ trees }) => trees)),
    },
    data: share(once('own'), { times: 'twice', arm: 'own' }),
    size: share(once('own'), once(large)),
    learner: share(once('own'), once(other)),
    overNetworks: share(once(best(['own', large])), once(other)),
  };
}

const isNumber = (row) => typeof row(new RandomState(1)).y === 'number';

/**
 * What a study may rightly say: what lies within two standard errors of its threshold may be said either way. Where both
 * another learner and more data help, either names what is so; strictly, the other learner comes first.
 */
function rightOf({ data, size, learner, overNetworks }, isStrict = false) {
  const ways = (one, threshold) => {
    const [low, high] = [one.share - 2 * one.error, one.share + 2 * one.error];
    return low > threshold ? [true] : high < threshold ? [false] : [true, false];
  };
  const limits = new Set();
  for (const isData of ways(data, worthwhile))
    for (const isSize of ways(size, material))
      for (const isLearner of ways(learner, material))
        for (const isBeyond of ways(overNetworks, material)) {
          if (isLearner && isData && !isSize && !isStrict) limits.add('data');
          if (isLearner && (!isSize || isBeyond)) limits.add('learner');
          else if (isSize) limits.add(isData ? 'both' : 'size');
          else limits.add(isData ? 'data' : 'ceiling');
        }
  return [...limits].sort();
}

const flipped = (random, share, is) => (random.rand() < share !== is ? 'yes' : 'no');
const named = (x) => Object.fromEntries(x.map((value, i) => [`x${i + 1}`, value]));

const tally = () => ({ ladders: 0, named: 0, strictly: 0, others: [], own: 0, trees: 0, widths: [] });

function count(sums, { limit, twice, widths }, truth) {
  sums.ladders++;
  sums.widths.push(...widths);
  if (rightOf(truth).includes(limit)) sums.named++;
  else sums.others.push(limit);
  if (rightOf(truth, true).includes(limit)) sums.strictly++;
  for (const [who, { low, high }] of Object.entries(twice)) {
    if (low <= truth.twice[who] && truth.twice[who] <= high) sums[who]++;
  }
}

function report(tallies, truths, ladders) {
  const all = [...tallies.values()];
  const sum = (of) => all.reduce((total, each) => total + of(each), 0);
  const share = (part, whole) => (whole === 0 ? 0 : part / whole);
  const inside = share(
    sum((each) => each.own + each.trees),
    2 * ladders,
  );
  const right = share(
    sum((each) => each.named),
    ladders,
  );
  const strictly = share(
    sum((each) => each.strictly),
    ladders,
  );
  const widths = all.flatMap((each) => each.widths).sort((a, b) => a - b);
  const width = widths[Math.floor(widths.length / 2)] ?? 0;
  const percent = ({ share: part, error }) => `${(100 * part).toFixed(0)} ± ${(100 * error).toFixed(0)} %`;
  const rows = [...tallies].map(([name, each]) => {
    const truth = truths.get(name);
    return [
      functions[name].known ? name : `${name} *`,
      percent(truth.data),
      percent(truth.size),
      percent(truth.learner),
      rightOf(truth).join(' or '),
      `${each.named} of ${each.ladders}${each.others.length > 0 ? ` (else ${[...new Set(each.others)].join(', ')})` : ''}`,
      each.own,
      each.trees,
    ];
  });
  const text = [
    `${ladders} ladders of 5 rungs over 5 seeds, each on a fresh draw of a function. What is so was measured beside them, by means over ${draws} other draws on ${judged} rows that nothing was learned from: how much of its error twice the examples take from the network, a larger one (four or sixteen times the units), and another of its learners (boosted trees, or the linear model with its penalty), each with its standard error. By the [definitions of the study](studies.md#scale) that says what stands in the way; where a figure lies within two standard errors of its threshold, either answer is right.`,
    '',
    `What stands in the way was named rightly in **${(100 * right).toFixed(0)} of 100** (wanted: at least 90); in **${(100 * strictly).toFixed(0)}** where “data” is counted as wrong when another learner is better too. What twice the examples bring lay in the 90 % interval in **${(100 * inside).toFixed(0)} of 100** cases (wanted: at least 85), for the network and for boosted trees; in the middle it is ${(100 * width).toFixed(0)} % as wide as the error that is expected. Functions with a star had no part in the choice of thresholds.`,
    '',
    '| function | twice the data | larger network | other learner | what holds it back | named | network inside | trees inside |',
    '| --- | ---: | ---: | ---: | --- | ---: | ---: | ---: |',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
  return {
    title: 'Scale: known answers',
    text,
    failed: inside < wanted.inside || right < wanted.named,
  };
}
