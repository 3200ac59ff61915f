// Clean data to plant faults in: real sets, drawn and shuffled anew for every seed, and made-up tables of several
// kinds. A base is { name, target, numeric target or not, columns: name → cells, noisy: whether some of its own
// columns say nothing }.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Draws } from './random.mjs';

/** @param root the repository; real sets that are not there are left out */
export function baseMakers(root) {
  const files = [
    ['breast cancer', 'data/breast-cancer/breast_cancer.csv', 'diagnosis', true],
    ['digits', 'data/digits/digits.csv', 'digit', true],
    ['iris', '../shared/data/iris/iris.csv', 'species', false],
    ['titanic', '../shared/data/titanic/train.csv', 'Survived', true],
  ];
  const real = files
    .filter(([, path]) => existsSync(join(root, path)))
    .map(([name, path, target, noisy]) => {
      const rows = readCsv(readFileSync(join(root, path), 'utf8'));
      return (seed) => sampled(name, rows, target, noisy, seed);
    });
  return [...real, ...made];
}

/** Cells of a file with commas and quotes, none of them over several lines. */
function readCsv(text) {
  const cell = /(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)/y;
  return text
    .trim()
    .split(/\r?\n/)
    .map((line) => {
      const cells = [];
      for (cell.lastIndex = 0; cell.lastIndex < line.length; ) {
        const [, quoted, plain] = cell.exec(line);
        cells.push(quoted?.replaceAll('""', '"') ?? plain);
      }
      return line.endsWith(',') ? [...cells, ''] : cells;
    });
}

/** Nine tenths of the rows, without repeats among them, in random order. */
function sampled(name, [head, ...lines], target, noisy, seed) {
  const draws = new Draws(seed);
  const different = [...new Map(lines.map((cells) => [cells.join(), cells])).values()];
  const rows = draws.shuffled(different).slice(0, Math.min(700, Math.round(0.9 * different.length)));
  const columns = Object.fromEntries(
    head.map((column, i) => [column, rows.map((cells) => cells[i] || null)]),
  );
  return { name, target, numeric: false, columns, noisy };
}

const made = [
  mixedClasses,
  mixedNumber,
  smallClasses,
  wellApart,
  manyRows,
  categories,
  threshold,
  fewNumbers,
  smallNumber,
];

/** Customers: numbers on several scales, categories, a boolean; a class from most of them. */
function mixedClasses(seed) {
  const d = new Draws(seed + 1000);
  const m = 600;
  const columns = { age: [], income: [], visits: [], region: [], member: [], balance: [], bought: [] };
  for (let i = 0; i < m; i++) {
    const age = 18 + 60 * d.uniform();
    const income = 3e4 * Math.exp(0.5 * d.normal());
    const visits = Math.floor(-4 * Math.log(1 - d.uniform()));
    const region = d.pick(['north', 'south', 'east', 'west']);
    const member = d.uniform() < 0.4;
    const balance = 500 * d.normal();
    const score =
      (age - 48) / 18 +
      1.5 * Math.log(income / 3e4) +
      0.25 * (visits - 3.5) +
      (region === 'north' ? 1.2 : region === 'west' ? -1 : 0) +
      (member ? 1 : -0.6) +
      balance / 400;
    columns.age.push(age.toFixed(1));
    columns.income.push(income.toFixed(0));
    columns.visits.push(visits);
    columns.region.push(region);
    columns.member.push(member ? 'yes' : 'no');
    columns.balance.push(balance.toFixed(2));
    columns.bought.push(1 / (1 + Math.exp(-score)) > d.uniform() ? 'yes' : 'no');
  }
  return { name: 'customers (made up)', target: 'bought', numeric: false, columns, noisy: false };
}

/** Flats: a price with noise of about a tenth. */
function mixedNumber(seed) {
  const d = new Draws(seed + 2000);
  const columns = { size: [], year: [], storey: [], quarter: [], price: [] };
  const quarters = { center: 1.5, harbor: 1.2, north: 0.9, south: 0.7 };
  for (let i = 0; i < 400; i++) {
    const size = 25 + 120 * d.uniform();
    const year = 1900 + d.below(120);
    const storey = d.below(8);
    const quarter = d.pick(Object.keys(quarters));
    const price =
      2500 *
      size *
      quarters[quarter] *
      (0.6 + (year - 1900) / 150) *
      (1 + 0.06 * storey) *
      (1 + 0.1 * d.normal());
    for (const [name, value] of Object.entries({
      size: size.toFixed(1),
      year,
      storey,
      quarter,
      price: Math.round(price),
    })) {
      columns[name].push(value);
    }
  }
  return { name: 'flats (made up)', target: 'price', numeric: true, columns, noisy: false };
}

/** Three clouds in five dimensions that overlap, few rows. */
function smallClasses(seed) {
  const d = new Draws(seed + 3000);
  const columns = { a: [], b: [], c: [], d: [], e: [], kind: [] };
  const centers = [
    [0, 0, 0, 0, 0],
    [1.6, -1.2, 1.2, 0.4, 1.8],
    [-0.8, 1.4, 1.8, 1.9, -1.1],
  ];
  for (let i = 0; i < 120; i++) {
    const kind = i % 3;
    for (const [at, name] of ['a', 'b', 'c', 'd', 'e'].entries()) {
      columns[name].push((5 ** (at - 2) * (centers[kind][at] + d.normal())).toPrecision(6));
    }
    columns.kind.push(['left', 'middle', 'right'][kind]);
  }
  return shuffledRows({ name: 'clouds (made up)', target: 'kind', numeric: false, columns, noisy: false }, d);
}

/** Three classes that eight columns together tell apart nearly without fail, though none alone does. */
function wellApart(seed) {
  const d = new Draws(seed + 9000);
  const names = ['acid', 'ash', 'hue', 'iron', 'malt', 'oak', 'proline', 'sugar'];
  const columns = Object.fromEntries([...names, 'cultivar'].map((name) => [name, []]));
  for (let i = 0; i < 180; i++) {
    const kind = d.below(3);
    for (const [at, name] of names.entries()) {
      const apart = 1.4 * ((at + 1 + kind * (at % 2 === 0 ? 1 : 2)) % 3);
      columns[name].push((3 ** (at - 3) * (10 + apart + d.normal())).toFixed(3));
    }
    columns.cultivar.push(`c${kind}`);
  }
  return { name: 'wines (made up)', target: 'cultivar', numeric: false, columns, noisy: false };
}

/** Many rows, twenty columns that each say a little. */
function manyRows(seed) {
  const d = new Draws(seed + 4000);
  const names = Array.from({ length: 20 }, (_, i) => `x${i + 1}`);
  const columns = Object.fromEntries([...names, 'y'].map((name) => [name, []]));
  for (let i = 0; i < 3000; i++) {
    let score = 0;
    for (const [at, name] of names.entries()) {
      const x = d.normal();
      score += (0.3 + 0.02 * at) * x;
      columns[name].push((x * 2 ** (at % 7)).toFixed(4));
    }
    columns.y.push(score + d.normal() > 0 ? 1 : 0);
  }
  return { name: 'many rows (made up)', target: 'y', numeric: false, columns, noisy: false };
}

/** Categories beside one number. */
function categories(seed) {
  const d = new Draws(seed + 5000);
  const columns = { color: [], shape: [], maker: [], weight: [], good: [] };
  const makers = Array.from({ length: 12 }, (_, i) => `maker ${String.fromCharCode(65 + i)}`);
  for (let i = 0; i < 500; i++) {
    const color = d.pick(['red', 'green', 'blue']);
    const shape = d.pick(['round', 'square']);
    const maker = d.pick(makers);
    const weight = 5 + 2 * d.normal();
    const score =
      (color === 'red' ? 1.2 : -0.6) +
      (shape === 'round' ? 0.8 : -0.8) +
      (makers.indexOf(maker) - 5.5) / 3 +
      (weight - 5) / 2;
    columns.color.push(color);
    columns.shape.push(shape);
    columns.maker.push(maker);
    columns.weight.push(weight.toFixed(3));
    columns.good.push(score + 1.5 * d.normal() > 0 ? 'good' : 'bad');
  }
  return { name: 'goods (made up)', target: 'good', numeric: false, columns, noisy: false };
}

/** One strong honest column, right nine times of ten, and three weaker ones. */
function threshold(seed) {
  const d = new Draws(seed + 6000);
  const columns = { marker: [], pressure: [], age: [], sex: [], ill: [] };
  for (let i = 0; i < 300; i++) {
    const ill = d.uniform() < 0.4;
    columns.marker.push((ill ? 3 : 0) + 1.1 * d.normal());
    columns.pressure.push((120 + (ill ? 12 : 0) + 12 * d.normal()).toFixed(0));
    columns.age.push((50 + (ill ? 8 : 0) + 12 * d.normal()).toFixed(0));
    columns.sex.push(d.uniform() < (ill ? 0.65 : 0.4) ? 'm' : 'f');
    columns.ill.push(ill ? 'yes' : 'no');
  }
  columns.marker = columns.marker.map((x) => x.toFixed(3));
  return { name: 'patients (made up)', target: 'ill', numeric: false, columns, noisy: false };
}

/** A line in three columns, much noise. */
function fewNumbers(seed) {
  const d = new Draws(seed + 7000);
  const columns = { dose: [], hours: [], mass: [], level: [] };
  for (let i = 0; i < 250; i++) {
    const [dose, hours, mass] = [100 * d.uniform(), 24 * d.uniform(), 70 + 12 * d.normal()];
    columns.dose.push(dose.toFixed(1));
    columns.hours.push(hours.toFixed(2));
    columns.mass.push(mass.toFixed(1));
    columns.level.push((0.03 * dose - 0.12 * hours - 0.05 * (mass - 70) + 0.5 * d.normal() + 5).toFixed(3));
  }
  return { name: 'doses (made up)', target: 'level', numeric: true, columns, noisy: false };
}

/** Seventy rows, three columns. */
function smallNumber(seed) {
  const d = new Draws(seed + 8000);
  const columns = { length: [], width: [], speed: [], wear: [] };
  for (let i = 0; i < 70; i++) {
    const [length, width, speed] = [d.normal(), d.normal(), d.normal()];
    columns.length.push((40 + 5 * length).toFixed(2));
    columns.width.push((3 + 0.4 * width).toFixed(3));
    columns.speed.push((900 + 150 * speed).toFixed(0));
    columns.wear.push((0.5 * length + 0.6 * width + 0.6 * speed + 0.3 * d.normal()).toFixed(3));
  }
  return { name: 'tools (made up)', target: 'wear', numeric: true, columns, noisy: false };
}

function shuffledRows(base, draws) {
  const m = base.columns[base.target].length;
  const order = draws.shuffled(Array.from({ length: m }, (_, i) => i));
  return pickRows(base, order);
}

/** The same table with some of its rows, in that order. */
export function pickRows(base, rows) {
  const columns = Object.fromEntries(
    Object.entries(base.columns).map(([name, cells]) => [name, rows.map((row) => cells[row])]),
  );
  return { ...base, columns };
}
