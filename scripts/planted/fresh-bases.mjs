// Made-up tables of yet other kinds, written when the checks stood as they are, but for that of scales: people beside
// percentages, and voices in small numbers, were then looked at.
import { classes, logistic, numbers } from './other-bases.mjs';
import { Draws } from './random.mjs';

export const freshBaseMakers = () => [orchard, servers, cities, alloys, orders, voices, reactor];

/** Trees: lengths in meters, weights in grams, a soil, a count; which of three grades the fruit has. */
function orchard(seed) {
  const d = new Draws(seed + 51000);
  const soils = ['clay', 'loam', 'sand'];
  return classes('orchard', 'grade', 420, (row) => {
    const [height, water, sun] = [3.2 + 0.6 * d.normal(), 420 + 90 * d.normal(), 6 + 1.5 * d.normal()];
    const soil = d.pick(soils);
    const branches = 8 + d.below(30);
    const fruit = 160 + 14 * (sun - 6) + 25 * d.normal();
    Object.assign(row, {
      height: height.toFixed(2),
      water: water.toFixed(0),
      sun: sun.toFixed(1),
      soil,
      branches,
      fruit: fruit.toFixed(0),
    });
    const score =
      (fruit - 160) / 25 +
      1.2 * (height - 3.2) +
      (water - 420) / 70 +
      0.6 * (sun - 6) -
      0.8 * (soils.indexOf(soil) - 1) -
      (branches - 22.5) / 10 +
      0.8 * logistic(d);
    row.grade = score < -1 ? 'C' : score < 1 ? 'B' : 'A';
  });
}

/** Machines in a room: shares, counts in thousands, temperatures; one in four fails. */
function servers(seed) {
  const d = new Draws(seed + 52000);
  return classes('servers', 'failed', 900, (row) => {
    const load = d.uniform() ** 0.7;
    const errors = Math.floor(-6 * Math.log(1 - d.uniform()));
    const requests = 40000 * Math.exp(0.7 * d.normal());
    const temperature = 45 + 18 * load + 4 * d.normal();
    const age = 84 * d.uniform();
    Object.assign(row, {
      load: load.toFixed(3),
      errors,
      requests: requests.toFixed(0),
      temperature: temperature.toFixed(1),
      age: age.toFixed(1),
      rack: d.pick(['r1', 'r2', 'r3', 'r4', 'r5']),
    });
    const rack = Number(row.rack.slice(1));
    const score =
      2.4 * (load - 0.6) +
      0.22 * (errors - 6) +
      0.8 * Math.log(requests / 40000) +
      (age - 42) / 22 +
      (temperature - 56) / 7;
    row.failed = score + 0.45 * (rack - 3) - 1.6 + 0.9 * logistic(d) > 0 ? 'yes' : 'no';
  });
}

/** Towns: people, areas, shares and rates on scales that honestly differ; the rent. */
function cities(seed) {
  const d = new Draws(seed + 53000);
  return numbers('cities', 'rent', 350, (row) => {
    const people = 60000 * Math.exp(0.9 * d.normal());
    const area = 80 * Math.exp(0.5 * d.normal());
    const students = 0.02 + 0.2 * d.uniform();
    const jobless = 0.03 + 0.09 * d.uniform();
    const rain = 650 + 180 * d.normal();
    Object.assign(row, {
      people: people.toFixed(0),
      area: area.toFixed(1),
      students: students.toFixed(3),
      jobless: jobless.toFixed(3),
      rain: rain.toFixed(0),
      coast: d.uniform() < 0.3 ? 'yes' : 'no',
    });
    const rent =
      9 +
      1.1 * Math.log(people / 60000) -
      0.9 * Math.log(area / 80) +
      14 * students -
      22 * jobless -
      (rain - 650) / 300 +
      (row.coast === 'yes' ? 1.6 : 0) +
      0.8 * d.normal();
    row.rent = rent.toFixed(2);
  });
}

/** Mixtures: four shares of one whole, two temperatures, a time; how hard the piece is. */
function alloys(seed) {
  const d = new Draws(seed + 54000);
  return numbers('alloys', 'hardness', 240, (row) => {
    const parts = Array.from({ length: 5 }, () => -Math.log(1 - d.uniform()));
    const whole = parts.reduce((sum, part) => sum + part, 0);
    const [copper, tin, zinc, lead] = parts.map((part) => (100 * part) / whole);
    const melted = 1050 + 60 * d.normal();
    const cooled = 40 + 300 * d.uniform();
    const hours = 0.5 + 6 * d.uniform();
    Object.assign(row, {
      copper: copper.toFixed(2),
      tin: tin.toFixed(2),
      zinc: zinc.toFixed(2),
      lead: lead.toFixed(2),
      melted: melted.toFixed(0),
      cooled: cooled.toFixed(0),
      hours: hours.toFixed(2),
    });
    const hardness =
      140 +
      1.1 * tin +
      0.5 * zinc -
      0.9 * lead -
      0.25 * copper +
      0.12 * (melted - 1050) -
      0.05 * cooled +
      4 * hours;
    row.hardness = (hardness + 7 * d.normal()).toFixed(1);
  });
}

/** Orders of a shop: amounts in cents, parcels, discounts in parts of one; whether they come back. */
function orders(seed) {
  const d = new Draws(seed + 55000);
  return classes('orders', 'returned', 1100, (row) => {
    const cents = 4500 * Math.exp(0.8 * d.normal());
    const items = 1 + Math.floor(-2.5 * Math.log(1 - d.uniform()));
    const discount = d.uniform() < 0.4 ? 0 : 0.05 + 0.45 * d.uniform();
    const days = 1 + 12 * d.uniform() ** 2;
    const kind = d.pick(['shoes', 'books', 'tools', 'coats']);
    Object.assign(row, {
      cents: cents.toFixed(0),
      items,
      discount: discount.toFixed(2),
      days: days.toFixed(1),
      kind,
    });
    const score =
      1.1 * Math.log(cents / 4500) +
      0.35 * (items - 3) +
      3.5 * (discount - 0.18) +
      0.22 * (days - 5) +
      { shoes: 1.2, books: -1.4, tools: -0.8, coats: 1 }[kind];
    row.returned = score + 0.9 * logistic(d) > 0.4 ? 'yes' : 'no';
  });
}

/** Voices: frequencies in hertz, loudness in decibels, two ratios below one; who speaks of four. */
function voices(seed) {
  const d = new Draws(seed + 56000);
  const speakers = ['ada', 'ben', 'cleo', 'dan'];
  return classes('voices', 'speaker', 320, (row) => {
    const who = d.below(4);
    Object.assign(row, {
      pitch: (([210, 120, 185, 145][who] ?? 0) + 16 * d.normal()).toFixed(1),
      first: ([640, 560, 720, 500][who] + 60 * d.normal()).toFixed(0),
      second: ([1500, 1250, 1700, 1900][who] + 190 * d.normal()).toFixed(0),
      loud: ([-22, -18, -26, -20][who] + 2.5 * d.normal()).toFixed(2),
      jitter: (0.012 * Math.exp([0, 0.8, -0.5, 0.4][who] + 0.4 * d.normal())).toFixed(5),
      shimmer: (0.05 * Math.exp([0.5, 0, 0.9, -0.3][who] + 0.4 * d.normal())).toFixed(5),
    });
    row.speaker = speakers[who];
  });
}

/** Runs of a reactor: a pressure in pascals, a flow in cubic meters a second, an angle, a temperature in kelvins. */
function reactor(seed) {
  const d = new Draws(seed + 57000);
  return numbers('reactor', 'yield', 280, (row) => {
    const [pressure, flow, angle, kelvins] = [
      101325 + 900 * d.normal(),
      0.004 * Math.exp(0.3 * d.normal()),
      360 * d.uniform(),
      340 + 12 * d.normal(),
    ];
    Object.assign(row, {
      pressure: pressure.toFixed(0),
      flow: flow.toPrecision(4),
      angle: angle.toFixed(1),
      kelvins: kelvins.toFixed(1),
    });
    const made =
      62 +
      (pressure - 101325) / 300 +
      9 * Math.log(flow / 0.004) +
      (angle - 180) / 45 +
      0.35 * (kelvins - 340);
    row.yield = (made + 1.5 * d.normal()).toFixed(2);
  });
}
