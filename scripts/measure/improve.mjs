// What `improve` says of changes that are all equal, whether it names what was broken, and whether the gain it names comes
// again on other seeds. Every run is written down, so that a measurement that was cut off goes on.
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  gainOf,
  improve,
  inProcess,
  RandomState,
  runStudy,
  tableFromRecords,
  toyTable,
} from '@colonnade/core';

const wanted = { equal: 0.05, inside: 0.85 };
const mostRuns = 100;
/** Seeds that neither the search nor its fresh seeds have. */
const otherSeeds = Array.from({ length: 24 }, (_, i) => 100_001 + i);
const quick = { target: 'label', hidden: [6], epochs: 25, patience: 0 };

/** Options that are broken, or could be better, each on a toy set, and what should be named for it. */
const faults = [
  ['zeros', 'moons', { initialization: 'zeros', learningRate: 0.03 }, /initialization/],
  ['rate × 100', 'moons', { learningRate: 0.1, epochs: 100, hidden: [32] }, /learning rate/],
  ['rate × 1000', 'circles', { learningRate: 1, epochs: 60 }, /learning rate/],
  ['rate ÷ 100', 'circles', { learningRate: 0.00001, epochs: 60, hidden: [16] }, /learning rate/],
  ['rate ÷ 100', 'moons', { learningRate: 0.00001, epochs: 60, hidden: [16] }, /learning rate/],
  ['one unit', 'circles', { hidden: [1], epochs: 200, learningRate: 0.03 }, /small|shallow|deep|bins/],
  ['few epochs', 'moons', { epochs: 8 }, /short|rate/],
  [
    'ten sigmoid layers',
    'moons',
    { hidden: [6, 6, 6, 6, 6, 6, 6, 6, 6, 6], activation: 'sigmoid' },
    /activation/,
  ],
  ['nothing', 'gaussian', { epochs: 60, learningRate: 0.03 }, null],
];

export async function measure({ root, budgetMs = 900_000 }) {
  const journal = new Journal(join(root, 'runs', 'measured-improve.jsonl'));
  const equal = await ofEqual(journal, budgetMs / 3);
  const gains = await ofFaults(journal, (2 * budgetMs) / 3);
  const [said, share] = [equal.found / equal.runs, gains.inside / Math.max(1, gains.found)];
  const failed = said > wanted.equal || share < wanted.inside;
  const text = [
    `Of **equal changes**: ${equal.runs} tables of 120 rows whose classes are thrown like coins, so that no change can be ` +
      `better. \`improve\` tried ${equal.changes} changes on each and named one in **${equal.found}** of ${equal.runs} ` +
      `(wanted: at most 5 of 100).`,
    '',
    `Of **gains**: toy sets of small networks, most of them with something wrong on purpose, each time another draw. Where a ` +
      `change was named as better, its gain was measured again on ${otherSeeds.length} other seeds: it lay in the 95 % ` +
      `interval in **${gains.inside} of ${gains.found}** (wanted: at least 85 of 100). The interval is that of other data ` +
      'like these, so other seeds on the same rows leave it less often than 5 of 100 times. *Named* counts the runs whose ' +
      'first line names what was broken, by a gain or by what the training itself shows.',
    '',
    '| planted | data | runs | named | a gain found | inside | the change that comes first |',
    '| --- | --- | ---: | ---: | ---: | ---: | --- |',
    ...gains.rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
  return { title: 'Improve: honest gains', text, failed };
}

/** What was found by earlier runs of this measurement, one line each. */
class Journal {
  #path;
  #known = new Map();

  constructor(path) {
    this.#path = path;
    mkdirSync(dirname(path), { recursive: true });
    if (!existsSync(path)) return;
    for (const line of readFileSync(path, 'utf8').split('\n')) {
      if (line.endsWith('}')) this.#known.set(JSON.parse(line).key, JSON.parse(line));
    }
  }

  /** What is known under a key, else what is found now. */
  async once(key, find) {
    if (!this.#known.has(key)) {
      const found = { key, ...(await find()) };
      appendFileSync(this.#path, `${JSON.stringify(found)}\n`);
      this.#known.set(key, found);
    }
    return this.#known.get(key);
  }
}

async function ofEqual(journal, budgetMs) {
  const startedMs = performance.now();
  const runs = [];
  for (let seed = 1; seed <= mostRuns && performance.now() - startedMs < budgetMs; seed++)
    runs.push(await journal.once(`coins ${seed}`, () => coins(seed)));
  const found = runs.filter((run) => run.found).length;
  return { runs: runs.length, found, changes: Math.max(...runs.map(({ changes }) => changes)) };
}

async function coins(seed) {
  const random = new RandomState(4000 + seed);
  const records = Array.from({ length: 120 }, () => ({
    a: random.randn(),
    b: random.randn(),
    c: random.randn(),
    label: random.rand() < 0.5 ? 'heads' : 'tails',
  }));
  const said = await improve({ table: tableFromRecords(records) }, { ...quick, seed }, {}, { timeMs: 1e9 });
  console.log(`coins ${seed}: ${said.verdict}`);
  const changes = said.searches[0].suspects.flatMap(({ tried }) => tried).length;
  return { found: said.found, verdict: said.verdict, changes };
}

async function ofFaults(journal, budgetMs) {
  const startedMs = performance.now();
  const rows = faults.map(([name, data]) => ({ name, data, runs: [] }));
  for (let run = 0; run < mostRuns * 1.2 && performance.now() - startedMs < budgetMs; run++) {
    const at = run % faults.length;
    const [name, set, options, should] = faults[at];
    const key = `${name}, ${set} ${Math.floor(run / faults.length) + 1}`;
    rows[at].runs.push(await journal.once(key, () => ofFault(key, set, options, should, run)));
  }
  const all = rows.flatMap(({ runs }) => runs);
  const count = (runs, of) => runs.filter((run) => run[of]).length;
  return {
    found: count(all, 'found'),
    inside: count(all, 'inside'),
    rows: rows
      .filter(({ runs }) => runs.length > 0)
      .map(({ name, data, runs }) => [
        name,
        data,
        runs.length,
        name === 'nothing' ? '–' : count(runs, 'named'),
        count(runs, 'found'),
        count(runs, 'inside'),
        commonest(runs.flatMap(({ first }) => first ?? [])),
      ]),
  };
}

async function ofFault(key, set, options, should, run) {
  const data = { table: toyTable(set, { seed: run + 1 }) };
  const base = { ...quick, ...options };
  const said = await improve(data, { ...base, seed: 1 }, {}, { timeMs: 1e9 });
  console.log(`${key}: ${said.verdict}`);
  const { verdict, found } = said;
  const named = should?.test(verdict.split(' Then: ')[0]) ?? false;
  if (!found) return { found, named, verdict, first: said.cause?.name ?? null, inside: false };
  const arms = [
    { name: 'before', options: {} },
    { name: 'after', options: said.change },
  ];
  const plan = { base, arms, seeds: otherSeeds, folds: null, measure: said.measure, untilCost: null };
  const { results } = await runStudy(inProcess(data), plan);
  const again = gainOf(results, 'before', 'after', said.measure).gain;
  const [low, high] = said.gain.interval;
  const inside = again >= low && again <= high;
  if (!inside) console.log(`  again ${again}, not in ${low} to ${high}`);
  return { found, named, verdict, first: said.steps[0].name, inside, again, interval: said.gain.interval };
}

/** The name that stands there most often, with how often. */
function commonest(names) {
  const counts = new Map();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most ? `${most[0]} (${most[1]})` : '–';
}
