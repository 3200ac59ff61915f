// Faults planted in clean data, real and made up: over seeds, how often a diagnosis names the right code and column,
// and how often it accuses clean data. And how long it takes as rows grow.
import { baseMakers } from '../planted/bases.mjs';
import { markDiagnosis } from '../planted/marks.mjs';
import { otherBaseMakers } from '../planted/other-bases.mjs';
import { Draws } from '../planted/random.mjs';

const seeds = 100;
/** Of a hundred. */
const [mustFind, mayAccuse] = [95, 1];
const [mostSeconds, rowsOfSpeed] = [10, [25_000, 50_000, 100_000]];

export async function measure({ root, budgetMs }) {
  const { diagnoseData, Table } = await import('@colonnade/core');
  const tableOf = (columns) =>
    new Table(
      Object.entries(columns).map(([name, cells]) => ({
        kind: 'text',
        name,
        cells: cells.map((cell) => (cell === null ? null : String(cell))),
      })),
      { name: 'data', notes: [] },
    );
  const diagnose = async (columns, target) => (await diagnoseData(tableOf(columns), { target })).findings;
  const speed = await measureSpeed(diagnoseData, Table);
  const endsAt = budgetMs === undefined ? undefined : Date.now() + budgetMs;
  const makersOf = (folder) => [...otherBaseMakers(), ...baseMakers(folder)];
  const marks = await markDiagnosis(root, diagnose, { seeds, endsAt, makersOf });
  for (const mark of marks) tell(mark);
  const rows = marks.flatMap(({ name, seeds: done, counts }) =>
    Object.entries(counts)
      .filter(([, { planted, clean }]) => planted + clean > 0)
      .map(([fault, count]) => ({ name, done, fault, ...count })),
  );
  const faults = [...new Set(rows.map(({ fault }) => fault))];
  const overall = faults.map((fault) => ({ fault, ...total(rows.filter((row) => row.fault === fault)) }));
  const reached = ({ planted, found, clean, accused }) =>
    found >= (mustFind / 100) * planted && accused <= Math.max(1, (mayAccuse / 100) * clean);
  const failed = overall.some((each) => !reached(each)) || speed.at(-1).seconds > mostSeconds;
  const text = [
    `Every fault is planted in every kind of data, in ${Math.min(...marks.map((each) => each.seeds))} to ` +
      `${Math.max(...marks.map((each) => each.seeds))} seeds each; the data themselves are drawn anew for every seed. ` +
      'A fault is found when a finding has its code and names its columns (up to three columns of noise have to be ' +
      'named all). Clean data are accused when a finding has the code of the fault though nothing was planted; real ' +
      'sets whose own columns say nothing are left out of that for noise.',
    '',
    '| fault | found | of 100 | clean data accused | of 100 | wanted | reached |',
    '| --- | ---: | ---: | ---: | ---: | --- | --- |',
    ...overall.map((each) =>
      line(
        each.fault,
        `${each.found} of ${each.planted}`,
        share(each.found, each.planted),
        `${each.accused} of ${each.clean}`,
        share(each.accused, each.clean),
        `≥ ${mustFind}, ≤ ${mayAccuse}`,
        reached(each) ? 'yes' : '**no**',
      ),
    ),
    '',
    'By data, found of planted, and after the dot clean data that were accused:',
    '',
    `| data | seeds | ${faults.join(' | ')} |`,
    `| --- | ---: | ${faults.map(() => '---:').join(' | ')} |`,
    ...marks.map(({ name, seeds: done, counts }) =>
      line(name, done, ...faults.map((fault) => cell(counts[fault]))),
    ),
    '',
    'How long the library takes for 50 columns (49 numbers and a class), everything included but reading the file:',
    '',
    '| rows | seconds | of the processor | wanted |',
    '| ---: | ---: | ---: | --- |',
    ...speed.map(({ rows: count, seconds, busy }) =>
      line(
        count.toLocaleString('en-US'),
        seconds.toFixed(1),
        busy.toFixed(1),
        count === 100_000 ? `≤ ${mostSeconds}` : '',
      ),
    ),
  ].join('\n');
  return { title: 'Faults planted in data', text, failed };
}

function tell({ name, seeds: done, counts, misses }) {
  console.log(
    `${name}, ${done} seeds: ${Object.entries(counts)
      .map(([fault, count]) => `${fault} ${cell(count)}`)
      .join(', ')}`,
  );
  for (const miss of misses) console.log(`  ${miss}`);
}

const line = (...cells) => `| ${cells.join(' | ')} |`;
const share = (part, whole) => (whole === 0 ? '' : ((100 * part) / whole).toFixed(1));
const cell = ({ planted, found, clean, accused }) =>
  `${planted === 0 ? '–' : `${found}/${planted}`}${clean === 0 ? '' : ` · ${accused}`}`;

function total(rows) {
  const sum = (key) => rows.reduce((all, row) => all + row[key], 0);
  return { planted: sum('planted'), found: sum('found'), clean: sum('clean'), accused: sum('accused') };
}

async function measureSpeed(diagnoseData, Table) {
  const timed = [];
  for (const rows of rowsOfSpeed) {
    const table = wide(Table, rows);
    const startedMs = performance.now();
    const before = process.cpuUsage();
    await diagnoseData(table, { target: 'y' });
    const seconds = (performance.now() - startedMs) / 1000;
    timed.push({ rows, seconds, busy: process.cpuUsage(before).user / 1e6 });
    console.log(`${rows} rows: ${timed.at(-1).seconds} s`);
  }
  return timed;
}

/** 49 columns of numbers, four of which make the class. */
function wide(Table, rows) {
  const draws = new Draws(1);
  const columns = Array.from({ length: 49 }, (_, i) => ({
    kind: 'numeric',
    name: `x${i + 1}`,
    shape: [],
    values: Float64Array.from({ length: rows }, () => draws.uniform() + draws.uniform() + draws.uniform()),
  }));
  const [a, b, c, d] = columns.map(({ values }) => values);
  const y = Array.from({ length: rows }, (_, i) => (a[i] + b[i] > c[i] + d[i] ? 'yes' : 'no'));
  return new Table([...columns, { kind: 'text', name: 'y', cells: y }], { name: 'wide', notes: [] });
}
