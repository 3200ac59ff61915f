// What `improve` says of changes that are all equal, and whether the gain it names comes again on other seeds.
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

/** Options that are broken, or could be better, each on a toy set. */
const faults = [
  ['zeros', 'moons', { initialization: 'zeros' }],
  ['rate × 300', 'moons', { learningRate: 1 }],
  ['rate ÷ 30', 'circles', { learningRate: 0.0001 }],
  ['one unit', 'circles', { hidden: [1], epochs: 300 }],
  ['few epochs', 'moons', { epochs: 8 }],
  ['ten sigmoid layers', 'moons', { hidden: [6, 6, 6, 6, 6, 6, 6, 6, 6, 6], activation: 'sigmoid' }],
  ['none', 'moons', { epochs: 200, hidden: [32] }],
  ['none', 'gaussian', { epochs: 100 }],
];

export async function measure({ budgetMs = 900_000 }) {
  const equal = await ofEqual(budgetMs / 2);
  const gains = await ofFaults(budgetMs / 2);
  const [said, share] = [equal.found / equal.runs, gains.inside / Math.max(1, gains.named)];
  const failed = said > wanted.equal || share < wanted.inside;
  const text = [
    `Of **equal changes**: ${equal.runs} tables of 120 rows whose classes are thrown like coins, so that no change can be ` +
      `better. \`improve\` tried ${equal.changes} changes on each and named one in **${equal.found}** of ${equal.runs} ` +
      `(wanted: at most 5 of 100).`,
    '',
    `Of **gains**: toy sets of small networks, most of them with something wrong on purpose, each time another draw. Where a ` +
      `change was named, its gain was measured again on ${otherSeeds.length} other seeds: it lay in the 95 % interval in ` +
      `**${gains.inside} of ${gains.named}** (wanted: at least 85 of 100). The interval is that of other data like these, so ` +
      'other seeds on the same rows leave it less often than 5 of 100 times.',
    '',
    '| planted | data | runs | named | the change that comes first | gain inside |',
    '| --- | --- | ---: | ---: | --- | ---: |',
    ...gains.rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
  return { title: 'Improve: honest gains', text, failed };
}

async function ofEqual(budgetMs) {
  const startedMs = performance.now();
  let [runs, found, changes] = [0, 0, 0];
  for (let seed = 1; seed <= mostRuns && performance.now() - startedMs < budgetMs; seed++) {
    const random = new RandomState(4000 + seed);
    const records = Array.from({ length: 120 }, () => ({
      a: random.randn(),
      b: random.randn(),
      c: random.randn(),
      label: random.rand() < 0.5 ? 'heads' : 'tails',
    }));
    const said = await improve({ table: tableFromRecords(records) }, { ...quick, seed }, {}, { timeMs: 1e9 });
    runs++;
    found += said.found ? 1 : 0;
    changes = said.searches[0].suspects.flatMap(({ tried }) => tried).length;
    console.log(`coins ${seed}: ${said.verdict}`);
  }
  return { runs, found, changes };
}

async function ofFaults(budgetMs) {
  const startedMs = performance.now();
  const rows = faults.map(([name, data]) => ({ name, data, runs: 0, named: 0, inside: 0, first: new Map() }));
  for (let run = 0; run < mostRuns && performance.now() - startedMs < budgetMs; run++) {
    const [, set, options] = faults[run % faults.length];
    const row = rows[run % faults.length];
    const data = { table: toyTable(set, { seed: run + 1 }) };
    const base = { ...quick, ...options };
    const said = await improve(data, { ...base, seed: 1 }, {}, { timeMs: 1e9 });
    row.runs++;
    console.log(`${row.name}, ${set} ${run + 1}: ${said.verdict}`);
    if (!said.found) continue;
    row.named++;
    const first = said.steps[0].name;
    row.first.set(first, (row.first.get(first) ?? 0) + 1);
    const arms = [
      { name: 'before', options: {} },
      { name: 'after', options: said.change },
    ];
    const plan = { base, arms, seeds: otherSeeds, folds: null, measure: said.measure, untilCost: null };
    const { results } = await runStudy(inProcess(data), plan);
    const again = gainOf(results, 'before', 'after', said.measure).gain;
    const [low, high] = said.gain.interval;
    if (again >= low && again <= high) row.inside++;
    else console.log(`  again ${again}, not in ${low} to ${high}`);
  }
  const sum = (of) => rows.reduce((total, row) => total + of(row), 0);
  return {
    named: sum(({ named }) => named),
    inside: sum(({ inside }) => inside),
    rows: rows
      .filter(({ runs }) => runs > 0)
      .map(({ name, data, runs, named, inside, first }) => {
        const most = [...first].sort((a, b) => b[1] - a[1])[0];
        return [name, data, runs, named, most ? `${most[0]} (${most[1]})` : '–', inside];
      }),
  };
}
