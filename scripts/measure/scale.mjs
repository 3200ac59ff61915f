// What `study scale` says of functions whose answer is known: whether the interval for twice the data holds what twice
// the data bring, and whether it names what stands in the way.
import {
  inProcess,
  RandomState,
  runStudy,
  studyScale,
  tableFromRecords,
  withLearners,
} from '@colonnade/core';
import { boostedTrees } from '@colonnade/learners';

const wanted = { inside: 0.85, named: 0.9 };
const mostLadders = 100;
const seeds = [1, 2, 3, 4, 5];
/** Rows that twice the data are judged on, so many that chance plays no part. */
const judged = 4000;
/** The truth is a mean over so many other draws of twice the data. */
const draws = 4;

/**
 * Functions with a known answer, all in numbers: rows, options, and what the study should say. Thresholds were looked at
 * on draws of those that are `known`; the others are functions that they never saw.
 */
const functions = {
  'noise ceiling': {
    known: true,
    rows: 1500,
    options: { hidden: [8] },
    limits: ['ceiling'],
    row(random) {
      const [a, b] = [random.randn(), random.randn()];
      return { a, b, y: flipped(random, 0.2, a + b > 0) };
    },
  },
  'noise ceiling, curved': {
    known: true,
    rows: 2000,
    options: { hidden: [16] },
    limits: ['ceiling'],
    row(random) {
      const [a, b] = [random.randn(), random.randn()];
      return { a, b, y: flipped(random, 0.25, a * a + b * b > 1.4) };
    },
  },
  'a width that is needed': {
    known: true,
    rows: 1000,
    options: { hidden: [2] },
    limits: ['size', 'both'],
    row(random) {
      const [a, b] = [random.randn(), random.randn()];
      return { a, b, y: a * a + b * b > 1.4 ? 'out' : 'in' };
    },
  },
  'more data': {
    known: true,
    rows: 400,
    options: { hidden: [32] },
    limits: ['data', 'both'],
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
    limits: ['data', 'both', 'learner'],
    row(random) {
      const x = Array.from({ length: 24 }, () => random.randn());
      return { ...named(x), y: x.reduce((sum, value) => sum + value, 0) / 5 + random.randn() };
    },
  },
  'noise ceiling, three classes': {
    rows: 1800,
    options: { hidden: [12] },
    limits: ['ceiling'],
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
    limits: ['ceiling'],
    row(random) {
      const [a, b] = [random.randn(), random.randn()];
      return { a, b, y: a - 2 * b + 2 * random.randn() };
    },
  },
  'a width that is needed, stripes': {
    rows: 1200,
    options: { hidden: [2] },
    limits: ['size', 'both'],
    row(random) {
      const [a, b] = [4 * random.rand() - 2, 4 * random.rand() - 2];
      return { a, b, y: Math.abs(a) % 1 < 0.5 === b > 0 ? 'black' : 'white' };
    },
  },
  'a width that is needed, numbers': {
    rows: 1000,
    options: { hidden: [2] },
    limits: ['size', 'both'],
    row(random) {
      const [a, b] = [random.randn(), random.randn()];
      return { a, b, y: Math.abs(a) + Math.max(b, 0) - Math.abs(a - b) + 0.1 * random.randn() };
    },
  },
  'more data, products': {
    rows: 500,
    options: { hidden: [64] },
    limits: ['data', 'both', 'learner'],
    row(random) {
      const x = Array.from({ length: 8 }, () => random.randn());
      return { ...named(x), y: x[0] * x[1] + x[2] * x[3] > 0 ? 'plus' : 'minus' };
    },
  },
};

export async function measure({ budgetMs = 3_600_000 }) {
  const startedMs = performance.now();
  const tallies = new Map(Object.keys(functions).map((name) => [name, tally()]));
  let ladders = 0;
  for (let draw = 1; ladders < mostLadders; draw++) {
    for (const [name, about] of Object.entries(functions)) {
      if (ladders >= mostLadders || performance.now() - startedMs > budgetMs) break;
      const found = await ladder(about, draw);
      count(tallies.get(name), found, about);
      ladders++;
      console.log(`${name} ${draw}: ${JSON.stringify(found)}`);
    }
    if (performance.now() - startedMs > budgetMs) break;
  }
  return report(tallies, ladders);
}

/** One ladder on a fresh draw of a function, and what twice the data really bring. */
async function ladder({ rows, options, row }, draw, rungs = 5) {
  const random = new RandomState(51000 + draw);
  const make = (count) => tableFromRecords(Array.from({ length: count }, () => row(random)));
  const base = { target: 'y', ...options };
  const study = await studyScale({ table: make(rows) }, base, { seeds, rungs }, { learners: [boostedTrees] });
  const own = study.learners.find((learner) => learner.own);
  const checked = study.learners.filter(({ name, own: is }) => is || name === boostedTrees.name);
  const inside = {};
  for (const { name, learner, hidden, outlook, points } of checked) {
    const truth = await scoreOf(make, 2 * rows, { base, learner, hidden });
    const [twice] = outlook;
    inside[name] = {
      now: points.at(-1).score.mean,
      low: twice.score.low,
      high: twice.score.high,
      truth,
      holds: twice.score.low <= truth && truth <= twice.score.high,
    };
  }
  return { limit: study.verdict.limit, standing: own.standing, inside };
}

/** The mean score of a learner on fresh rows, over fresh draws of so many rows. */
async function scoreOf(make, rows, { base, learner, hidden }) {
  const scores = [];
  for (let draw = 1; draw <= draws; draw++) {
    const data = { table: make(Math.round(0.8 * rows)), test: make(judged) };
    const runner = withLearners(inProcess(data), data, [boostedTrees]);
    const arms = [{ name: 'it', options: hidden ? { hidden } : {}, ...(learner && { learner }) }];
    const plan = { base, arms, seeds: [draw], folds: null, measure: 'auto', untilCost: null };
    const { results } = await runStudy(runner, plan);
    const { test } = results[0].metrics;
    scores.push('accuracy' in test ? test.accuracy : test.rmse);
  }
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

const flipped = (random, share, is) => (random.rand() < share !== is ? 'yes' : 'no');
const named = (x) => Object.fromEntries(x.map((value, i) => [`x${i + 1}`, value]));

const tally = () => ({ ladders: 0, named: 0, others: [], inside: 0, checked: 0, trees: 0, forests: 0 });

function count(sums, { limit, inside }, { limits }) {
  sums.ladders++;
  if (limits.includes(limit)) sums.named++;
  else sums.others.push(limit);
  for (const [name, { holds }] of Object.entries(inside)) {
    const isOwn = name === 'medium network';
    sums[isOwn ? 'checked' : 'forests']++;
    if (holds) sums[isOwn ? 'inside' : 'trees']++;
  }
}

function report(tallies, ladders) {
  const all = [...tallies.values()];
  const sum = (of) => all.reduce((total, each) => total + of(each), 0);
  const share = (part, whole) => (whole === 0 ? 0 : part / whole);
  const inside = share(
    sum((each) => each.inside + each.trees),
    sum((each) => each.checked + each.forests),
  );
  const right = share(
    sum((each) => each.named),
    ladders,
  );
  const rows = [...tallies].map(([name, each]) => {
    const { limits, known } = functions[name];
    return [
      known ? name : `${name} *`,
      each.ladders,
      limits.join(' or '),
      `${each.named}${each.others.length > 0 ? ` (else ${[...new Set(each.others)].join(', ')})` : ''}`,
      `${each.inside} of ${each.checked}`,
      `${each.trees} of ${each.forests}`,
    ];
  });
  const text = [
    `${ladders} ladders of 5 rungs over 5 seeds, each on a fresh draw of a function whose answer is known. What twice the data bring was then measured: the mean over ${draws} draws of twice as many rows, on ${judged} rows that nothing was learned from. It lay in the 90 % interval in **${(100 * inside).toFixed(0)} of 100** cases (wanted: at least 85), for the medium network and for boosted trees. Functions with a star had no part in the choice of thresholds. What stands in the way was named rightly in **${(100 * right).toFixed(0)} of 100** (wanted: at least 90).`,
    '',
    '| function | ladders | what holds it back | named | network inside | trees inside |',
    '| --- | ---: | --- | ---: | ---: | ---: |',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
  return {
    title: 'Scale: known answers',
    text,
    failed: inside < wanted.inside || right < wanted.named,
  };
}
