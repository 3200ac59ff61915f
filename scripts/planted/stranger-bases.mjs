// Made-up tables of yet other kinds, by someone who had not seen the others: no threshold was chosen with a look at them.
import { classes, numbers } from './other-bases.mjs';
import { Draws } from './random.mjs';

export function strangerBaseMakers() {
  return [laboratory, waves, meter, shop, fish];
}

/** Four diagnoses of very different sizes, by blood counts. */
function laboratory(seed) {
  const d = new Draws(seed + 504);
  return classes('laboratory', 'diagnosis', 800, (row) => {
    const u = d.uniform();
    const kind = u < 0.45 ? 0 : u < 0.75 ? 1 : u < 0.9 ? 2 : 3;
    row.glucose = (95 + 18 * [0, 1, 2.2, -1.2][kind] + 15 * d.normal()).toFixed(0);
    row.creatinine = (0.9 * Math.exp((kind === 2 ? 0.5 : 0) + 0.25 * d.normal())).toFixed(2);
    row.platelets = (250 + 60 * d.normal() - (kind === 3 ? 120 : 0)).toFixed(0);
    row.leukocytes = (7 * Math.exp(0.3 * d.normal() + (kind === 3 ? 0.8 : 0))).toFixed(1);
    row.protein = Math.exp(0.5 + d.normal() + (kind === 1 ? 1.4 : 0)).toFixed(1);
    row.sex = d.uniform() < (kind === 1 ? 0.7 : 0.45) ? 'f' : 'm';
    row.diagnosis = ['none', 'inflammation', 'kidney', 'blood'][kind];
  });
}

/** A number that bends along its columns (Friedman 1991, equation 61). */
function waves(seed) {
  const d = new Draws(seed + 506);
  return numbers('waves', 'y', 600, (row) => {
    const x = Array.from({ length: 5 }, () => d.uniform());
    for (const [i, value] of x.entries()) row[`x${i + 1}`] = value.toFixed(6);
    const bent = 10 * Math.sin(Math.PI * x[0] * x[1]) + 20 * (x[2] - 0.5) ** 2;
    row.y = (bent + 10 * x[3] + 5 * x[4] + d.normal()).toFixed(4);
  });
}

/** A number that one honest column explains nearly alone. */
function meter(seed) {
  const d = new Draws(seed + 509);
  return numbers('meter', 'energy', 300, (row) => {
    const hours = 24 * d.uniform();
    row.hours = hours.toFixed(2);
    row.outside = (15 + 8 * d.normal()).toFixed(1);
    row.load = d.pick(['low', 'middle', 'high']);
    const load = { low: -3, middle: 0, high: 3 }[row.load];
    row.energy = (2 * hours + load - 0.12 * (row.outside - 15) + 1.2 * d.normal()).toFixed(2);
  });
}

/** Orders by date, some cells missing, a boolean to predict. */
function shop(seed) {
  const d = new Draws(seed + 510);
  return classes('shop', 'returned', 900, (row) => {
    const price = Math.exp(3 + d.normal());
    const day = d.below(700);
    row.bought = new Date(Date.UTC(2023, 0, 1) + 864e5 * day).toISOString().slice(0, 10);
    row.price = price.toFixed(2);
    row.pieces = 1 + Math.floor(-1.5 * Math.log(1 - d.uniform()));
    row.channel = d.pick(['web', 'app', 'store']);
    row.stars = d.uniform() < 0.15 ? null : 1 + Math.floor(5 * Math.sqrt(d.uniform()));
    const liked = 0.6 * ((row.stars ?? 4) - 4);
    const score = 0.7 * Math.log(price / 20) - liked + 0.002 * (day - 350) + 0.2 * (row.pieces - 2);
    row.returned = score + (row.channel === 'store' ? -1.2 : 0.4) + 1.2 * d.normal() > 0.3;
  });
}

/** Four species that every column tells apart in part, few rows. */
function fish(seed) {
  const d = new Draws(seed + 507);
  return classes('fish', 'species', 240, (row) => {
    const kind = d.below(4);
    for (const [i, name] of ['length', 'width', 'depth', 'tail'].entries()) {
      row[name] = (20 + 6 * ((kind * (i + 1)) % 5) + 1.5 * d.normal()).toFixed(1);
    }
    row.species = `species ${kind}`;
  });
}
