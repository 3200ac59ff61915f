// Made-up tables of other kinds than those in bases.mjs, written after the thresholds of the checks were chosen: what
// is found in them says how well the checks do on data that nobody looked at. Where a table is said to be clean every
// column has an effect that the right model would find in these rows at five standard errors and more.
import { Draws } from './random.mjs';

export const otherBaseMakers = () => [
  sensors,
  loans,
  survey,
  genes,
  rings,
  energy,
  interaction,
  plants,
  sales,
  counts,
  trials,
  flows,
];

/** Eight numbers whose units lie nine powers of ten apart; the sum of some and a product. */
function sensors(seed) {
  const d = new Draws(seed + 21000);
  return numbers('sensors', 'output', 500, (row) => {
    const z = Array.from({ length: 8 }, () => d.normal());
    for (const [i, each] of z.entries()) {
      row[`s${i + 1}`] = (10 ** [-4, -2, 0, 0, 1, 2, 3, 5][i] * (3 + each)).toPrecision(6);
    }
    const sum = 0.7 * z[0] - 0.8 * z[1] + 0.6 * z[2] + 0.5 * z[3] - 0.6 * z[5] + 0.7 * z[6] - 0.5 * z[7];
    row.output = (sum + 0.6 * z[4] * (1 + 0.5 * z[0]) + 0.5 * d.normal()).toFixed(4);
  });
}

/** Skewed amounts, counts, categories, cells that are missing; one loan in six is not paid back. */
function loans(seed) {
  const d = new Draws(seed + 22000);
  const trades = ['office', 'crafts', 'care', 'school', 'transport', 'none'];
  return classes('loans', 'default', 1600, (row) => {
    const income = 2800 * Math.exp(0.45 * d.normal());
    const amount = 9000 * Math.exp(0.8 * d.normal());
    const late = Math.floor(-1.2 * Math.log(1 - d.uniform()));
    const trade = d.pick(trades);
    const years = 15 * d.uniform() ** 2;
    row.income = d.uniform() < 0.08 ? null : income.toFixed(0);
    row.amount = amount.toFixed(0);
    row.late = late;
    row.trade = d.uniform() < 0.04 ? null : trade;
    row.years = years.toFixed(1);
    row.owns = d.uniform() < 0.5 ? 'true' : 'false';
    const score =
      1.1 * Math.log(amount / 9000) -
      1.5 * Math.log(income / 2800) +
      0.5 * (late - 1.2) -
      0.16 * (years - 5) +
      (trades.indexOf(trade) - 2.5) / 2.5 -
      (row.owns === 'true' ? 0.8 : -0.4);
    row.default = score - 2 + 1.2 * logistic(d) > 0 ? 'yes' : 'no';
  });
}

/** Ten answers from 1 to 5; four classes by their sum. */
function survey(seed) {
  const d = new Draws(seed + 23000);
  return classes('survey', 'group', 500, (row) => {
    const mood = d.normal();
    let sum = 0;
    for (let i = 1; i <= 10; i++) {
      const answer = Math.max(1, Math.min(5, Math.round(3 + 0.7 * mood + 0.9 * d.normal())));
      row[`q${i}`] = answer;
      sum += answer - 3;
    }
    const score = sum / 5 + 0.4 * d.normal();
    row.group = score < -1.2 ? 'cold' : score < 0 ? 'cool' : score < 1.2 ? 'warm' : 'hot';
  });
}

/** More columns than most have, few rows; ten of forty say something. */
function genes(seed) {
  const d = new Draws(seed + 24000);
  const base = classes('genes', 'tissue', 150, (row) => {
    const kind = d.below(2);
    for (let i = 1; i <= 40; i++) {
      const shift = i % 4 === 0 ? (kind === 0 ? 0.7 : -0.7) : 0;
      row[`g${i}`] = Math.exp(1 + 0.6 * (shift + d.normal())).toFixed(3);
    }
    row.tissue = kind === 0 ? 'lung' : 'skin';
  });
  return { ...base, noisy: true };
}

/** Inside or outside of a ball: no column goes up or down with the class. */
function rings(seed) {
  const d = new Draws(seed + 25000);
  return classes('rings', 'where', 600, (row) => {
    const at = [d.normal(), d.normal(), d.normal()];
    for (const [i, name] of ['x', 'y', 'z'].entries()) row[name] = at[i].toFixed(4);
    row.where = at.reduce((sum, each) => sum + each * each, 0) + 0.4 * d.normal() > 2.4 ? 'out' : 'in';
  });
}

/** A number that goes up and down with the hour, by weekday and weather. */
function energy(seed) {
  const d = new Draws(seed + 26000);
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
  return numbers('energy', 'load', 900, (row) => {
    const hour = d.below(24);
    const day = d.below(7);
    const temperature = 12 + 9 * d.normal();
    const wind = -5 * Math.log(1 - d.uniform());
    Object.assign(row, { hour, day: days[day], temperature: temperature.toFixed(1), wind: wind.toFixed(2) });
    const load =
      50 +
      14 * Math.sin((hour - 7) / 3.8) -
      (day > 4 ? 12 : 0) +
      0.05 * (temperature - 18) ** 2 -
      0.9 * wind +
      3 * d.normal();
    row.load = load.toFixed(2);
  });
}

/** Two columns that only together say something, beside two weak ones. */
function interaction(seed) {
  const d = new Draws(seed + 27000);
  return classes('interaction', 'sign', 700, (row) => {
    const [u, v, w, t] = [d.normal(), d.normal(), d.normal(), d.normal()];
    Object.assign(row, {
      u: u.toFixed(4),
      v: v.toFixed(4),
      w: (40 + 6 * w).toFixed(2),
      t: (t * 0.01).toFixed(6),
    });
    row.sign = 2 * u * v + 0.8 * w - 0.8 * t + 0.7 * logistic(d) > 0 ? 'plus' : 'minus';
  });
}

/** Ninety rows of four skewed lengths, three kinds. */
function plants(seed) {
  const d = new Draws(seed + 28000);
  return classes('plants', 'genus', 90, (row) => {
    const kind = d.below(3);
    const means = [
      [1.0, 0.4, 2.2, 0.1],
      [1.5, 0.8, 1.7, 0.7],
      [2.0, 0.3, 1.2, 1.3],
    ][kind];
    for (const [i, name] of ['leaf', 'stem', 'root', 'seed'].entries()) {
      row[name] = Math.exp(means[i] + 0.35 * d.normal()).toFixed(2);
    }
    row.genus = ['acer', 'betula', 'carex'][kind];
  });
}

/** A price by date, place and size, in no order. */
function sales(seed) {
  const d = new Draws(seed + 29000);
  const places = ['a', 'b', 'c', 'd', 'e'];
  return numbers('sales', 'price', 450, (row) => {
    const day = d.below(2500);
    const place = d.pick(places);
    const size = 30 * Math.exp(0.6 * d.normal());
    row.sold = new Date(Date.UTC(2015, 0, 1) + 864e5 * day).toISOString().slice(0, 10);
    Object.assign(row, { place, size: size.toFixed(1) });
    row.price = Math.round(
      (1200 + 0.5 * day + 300 * places.indexOf(place)) * size ** 0.85 * Math.exp(0.12 * d.normal()),
    );
  });
}

/** How often something happens: a whole number that spreads as its mean does. */
function counts(seed) {
  const d = new Draws(seed + 30000);
  return numbers('counts', 'claims', 400, (row) => {
    const [age, miles, town] = [18 + 50 * d.uniform(), 12000 * Math.exp(0.5 * d.normal()), d.below(2)];
    const power = 70 + 40 * d.uniform();
    Object.assign(row, {
      age: age.toFixed(0),
      miles: miles.toFixed(0),
      town: town ? 'city' : 'land',
      power: power.toFixed(0),
    });
    const mean = Math.exp(
      3 + 0.6 * Math.log(miles / 12000) - 0.02 * (age - 43) + 0.5 * town + 0.012 * (power - 90),
    );
    row.claims = poisson(mean, d);
  });
}

/** Fifty rows, three columns that each say much. */
function trials(seed) {
  const d = new Draws(seed + 31000);
  return classes('trials', 'better', 50, (row) => {
    const is = d.below(2);
    for (const [i, name] of ['first', 'second', 'third'].entries()) {
      row[name] = (10 * (i + 1) + (is ? 1.8 : 0) + d.normal()).toFixed(2);
    }
    row.better = is ? 'drug' : 'none';
  });
}

/** Many rows: ports, sizes and durations of several kinds of traffic. */
function flows(seed) {
  const d = new Draws(seed + 32000);
  const kinds = ['web', 'mail', 'video', 'voice', 'games'];
  return classes('flows', 'kind', 2500, (row) => {
    const kind = d.below(5);
    row.bytes = Math.round(Math.exp(6 + 0.8 * kind + 1.2 * d.normal()));
    row.packets = Math.round(Math.exp(2 + 0.5 * ((kind * 2) % 5) + 0.8 * d.normal()));
    row.seconds = Math.exp(0.7 * ((kind * 3) % 5) + d.normal()).toFixed(3);
    row.jitter = (0.004 * Math.exp(0.3 * (4 - kind) + 0.5 * d.normal())).toPrecision(4);
    row.protocol = d.uniform() < [0.9, 0.95, 0.4, 0.1, 0.2][kind] ? 'tcp' : 'udp';
    row.night = d.uniform() < [0.2, 0.1, 0.5, 0.25, 0.6][kind] ? 1 : 0;
    row.kind = kinds[kind];
  });
}

/** Waiting times of mean 1 until their sum exceeds the mean. */
function poisson(mean, d) {
  let [count, waited] = [-1, 0];
  while (waited <= mean) {
    waited -= Math.log(1 - d.uniform());
    count++;
  }
  return count;
}

export function logistic(d) {
  const u = Math.min(1 - 1e-12, Math.max(1e-12, d.uniform()));
  return Math.log(u / (1 - u));
}

export function classes(name, target, m, fill) {
  return made(name, target, false, m, fill);
}

export function numbers(name, target, m, fill) {
  return made(name, target, true, m, fill);
}

function made(name, target, numeric, m, fill) {
  const rows = Array.from({ length: m }, () => {
    const row = {};
    fill(row);
    return row;
  });
  const columns = Object.fromEntries(Object.keys(rows[0]).map((key) => [key, rows.map((row) => row[key])]));
  return { name: `${name} (made up)`, target, numeric, columns, noisy: false };
}
