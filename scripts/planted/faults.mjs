// Faults that are planted in clean data: each says what it did, and which code and columns should be found.
import { pickRows } from './bases.mjs';

/** The faults by name: (base, draws) → { table, code, columns, how }, or null where a base cannot have it. */
export const faults = { leak, scale, duplicate, noise, conflict, imbalance, drift };

function rowsOf(base) {
  return base.columns[base.target].length;
}

/** Adds a column at a random place. */
function withColumn(base, name, cells, draws) {
  const entries = Object.entries(base.columns);
  entries.splice(draws.below(entries.length + 1), 0, [name, cells]);
  return { ...base, columns: Object.fromEntries(entries) };
}

/** Columns of numbers that vary, the target left aside. */
function numbersOf(base) {
  const m = rowsOf(base);
  return Object.keys(base.columns).filter((name) => {
    const cells = base.columns[name];
    if (name === base.target || name === 'PassengerId') return false;
    const numeric = cells.every(
      (cell) => cell === null || (String(cell).trim() !== '' && !Number.isNaN(Number(cell))),
    );
    return numeric && commonest(cells) < 0.9 * m;
  });
}

function commonest(cells) {
  const counts = new Map();
  for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  return Math.max(...counts.values());
}

function deviationOf(values) {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length);
}

/** The target again: as it is under other names, in numbers, with a little noise, or with one row in a hundred wrong. */
function leak(base, draws) {
  const y = base.columns[base.target];
  const how = draws.pick(
    base.numeric ? ['line', 'noise', 'curve'] : ['names', 'numbers', 'noise', 'mistakes'],
  );
  const classes = [...new Set(y)].sort();
  const code = (cell) => classes.indexOf(cell);
  const values = y.map(Number);
  const deviation = base.numeric ? deviationOf(values) : 1;
  const least = base.numeric ? Math.min(...values) : 0;
  const cells = y.map((cell, i) => {
    if (how === 'names') return `state ${code(cell) + 1}`;
    if (how === 'numbers') return code(cell);
    if (how === 'mistakes')
      return `state ${(draws.uniform() < 0.01 ? draws.below(classes.length) : code(cell)) + 1}`;
    if (how === 'line') return 3.2 * values[i] + 7;
    if (how === 'curve') return Math.sqrt(values[i] - least) + 1;
    if (base.numeric) return (values[i] + 0.02 * deviation * draws.normal()).toPrecision(8);
    return (code(cell) + 0.1 * draws.normal()).toFixed(4);
  });
  return { table: withColumn(base, 'leaked', cells, draws), code: 'LEAK', columns: ['leaked'], how };
}

/** A column in another unit: times a million. */
function scale(base, draws) {
  const names = numbersOf(base);
  if (names.length < 2) return null;
  const name = draws.pick(names);
  const cells = base.columns[name].map((cell) => (cell === null ? null : Number(cell) * 1e6));
  return {
    table: { ...base, columns: { ...base.columns, [name]: cells } },
    code: 'SCALE',
    columns: [name],
    how: name,
  };
}

/** A column again: as it is, in another unit, or under other names. */
function duplicate(base, draws) {
  const numbers = numbersOf(base);
  const words = Object.keys(base.columns).filter((name) => {
    const different = new Set(base.columns[name]).size;
    return (
      name !== base.target &&
      !numbers.includes(name) &&
      different > 1 &&
      different < 20 &&
      commonest(base.columns[name]) < 0.9 * rowsOf(base)
    );
  });
  const name = draws.pick([...numbers, ...words]);
  const cells = base.columns[name];
  const word = words.includes(name);
  const how = word ? 'names' : draws.pick(['same', 'unit']);
  const names = [...new Set(cells)];
  const copy = cells.map((cell) => {
    if (cell === null || how === 'same') return cell;
    return word ? `c${names.indexOf(cell)}` : (1.8 * Number(cell) + 32).toPrecision(12);
  });
  return {
    table: withColumn(base, 'copied', copy, draws),
    code: 'DUPLICATE_FEATURE',
    columns: ['copied', name],
    how: `${how} ${name}`,
  };
}

/** One to three columns of nothing but noise. */
function noise(base, draws) {
  const m = rowsOf(base);
  let table = base;
  const columns = [];
  for (let i = 0; i <= draws.below(3); i++) {
    const how = draws.pick(['normal', 'uniform', 'categories', 'whole']);
    const cells = Array.from({ length: m }, () => {
      if (how === 'normal') return draws.normal().toFixed(5);
      if (how === 'uniform') return (100 * draws.uniform()).toFixed(3);
      return how === 'whole' ? draws.below(50) : draws.pick(['p', 'q', 'r', 's']);
    });
    columns.push(`noise ${i + 1}`);
    table = withColumn(table, `noise ${i + 1}`, cells, draws);
  }
  return { table, code: 'NOISE_FEATURE', columns, how: String(columns.length) };
}

/** Two to eight in a hundred rows again, with another target. */
function conflict(base, draws) {
  const m = rowsOf(base);
  const share = 0.02 + 0.06 * draws.uniform();
  const again = draws
    .shuffled(Array.from({ length: m }, (_, row) => row))
    .slice(0, Math.max(2, Math.round(share * m)));
  const table = pickRows(base, [...Array.from({ length: m }, (_, row) => row), ...again]);
  const y = table.columns[base.target];
  const classes = [...new Set(y)];
  const deviation = base.numeric ? deviationOf(y.map(Number)) : 0;
  for (let row = m; row < y.length; row++) {
    y[row] = base.numeric
      ? (Number(y[row]) + (1 + draws.uniform()) * deviation).toPrecision(8)
      : draws.pick(classes.filter((each) => each !== y[row]));
  }
  const order = draws.shuffled(Array.from({ length: y.length }, (_, row) => row));
  return { table: pickRows(table, order), code: 'CONFLICT', columns: [], how: share.toFixed(3) };
}

/** A class with one row in a hundred. */
function imbalance(base, draws) {
  if (base.numeric) return null;
  const y = base.columns[base.target];
  const rare = draws.pick([...new Set(y)].sort());
  const others = y.flatMap((cell, row) => (cell === rare ? [] : [row]));
  const own = draws.shuffled(y.flatMap((cell, row) => (cell === rare ? [row] : [])));
  const kept = own.slice(0, Math.max(2, Math.round(others.length / 99)));
  const table = pickRows(base, draws.shuffled([...others, ...kept]));
  return {
    table,
    code: 'CLASS_IMBALANCE',
    columns: [base.target],
    how: `${kept.length} of ${others.length + kept.length}`,
  };
}

/** Rows in an order that the target drifts along, or that one column rises along together with it. */
function drift(base, draws) {
  const y = base.columns[base.target];
  const classes = draws.shuffled([...new Set(y)]);
  const how = draws.pick(['sorted', 'drifting', 'drifting']);
  const values = y.map((cell) => (base.numeric ? Number(cell) : classes.indexOf(cell)));
  const deviation = deviationOf(values) || 1;
  const noise = how === 'sorted' ? 0.01 : 1.5;
  const keys = values.map((value) => value / deviation + noise * draws.normal());
  const order = Array.from(y.keys()).sort((a, b) => keys[a] - keys[b]);
  return { table: pickRows(base, order), code: 'ORDER', columns: [base.target], how };
}
