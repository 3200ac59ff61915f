// How long a diagnosis takes as rows grow.
import { Draws } from '../planted/random.mjs';

const [mostSeconds, rowsOfSpeed] = [10, [25_000, 50_000, 100_000]];

export async function measure() {
  const { diagnoseData, Table } = await import('@colonnade/core');
  const speed = await measureSpeed(diagnoseData, Table);
  const failed = speed.at(-1).seconds > mostSeconds;
  const text = [
    'How long the library takes for 50 columns (49 numbers and a class), everything included but reading the file:',
    '',
    '| rows | seconds | of the processor | wanted |',
    '| ---: | ---: | ---: | --- |',
    ...speed.map(
      ({ rows, seconds, busy }) =>
        `| ${rows.toLocaleString('en-US')} | ${seconds.toFixed(1)} | ${busy.toFixed(1)} | ${rows === 100_000 ? `≤ ${mostSeconds}` : ''} |`,
    ),
  ].join('\n');
  return { title: 'Diagnosis: time', text, failed };
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
