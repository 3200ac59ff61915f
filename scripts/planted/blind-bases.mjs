// Made-up tables of yet other kinds, written after the last change to a check: nothing was changed with a look at them.
import { classes, logistic, numbers } from './other-bases.mjs';
import { Draws } from './random.mjs';

export const blindBaseMakers = () => [soils, players, stars];

/** Earth: acidity, parts in a million, shares, a depth in centimeters; whether it is good for wheat. */
function soils(seed) {
  const d = new Draws(seed + 61000);
  return classes('soils', 'wheat', 380, (row) => {
    const [acid, clay, depth] = [6.5 + 0.7 * d.normal(), 5 + 45 * d.uniform(), 20 + 80 * d.uniform()];
    const nitrogen = 1400 * Math.exp(0.4 * d.normal());
    const salt = 0.3 * Math.exp(0.7 * d.normal());
    const region = d.pick(['hill', 'plain', 'shore']);
    Object.assign(row, {
      acid: acid.toFixed(2),
      clay: clay.toFixed(1),
      depth: depth.toFixed(0),
      nitrogen: nitrogen.toFixed(0),
      salt: salt.toFixed(3),
      region,
    });
    const score =
      1.6 * (acid - 6.5) -
      (clay - 27) / 14 +
      (depth - 60) / 22 +
      2 * Math.log(nitrogen / 1400) -
      1.2 * Math.log(salt / 0.3) +
      { hill: -1.2, plain: 1.2, shore: 0 }[region];
    row.wheat = score + 0.8 * logistic(d) > 0 ? 'good' : 'bad';
  });
}

/** Players: body, speed, goals, what they earn; the price of one. */
function players(seed) {
  const d = new Draws(seed + 62000);
  const places = ['goal', 'back', 'middle', 'front'];
  return numbers('players', 'price', 520, (row) => {
    const [height, speed, age] = [182 + 7 * d.normal(), 8.4 + 0.5 * d.normal(), 17 + 18 * d.uniform()];
    const goals = Math.floor(-7 * Math.log(1 - d.uniform()));
    const wage = 30000 * Math.exp(0.8 * d.normal());
    const place = d.pick(places);
    Object.assign(row, {
      height: height.toFixed(0),
      speed: speed.toFixed(2),
      age: age.toFixed(1),
      goals,
      wage: wage.toFixed(0),
      place,
    });
    const price =
      Math.exp(
        0.5 * Math.log(wage / 30000) +
          0.05 * (goals - 7) -
          0.05 * (age - 26) +
          0.45 * (speed - 8.4) +
          0.02 * (height - 182) +
          0.2 * (places.indexOf(place) - 1.5) +
          0.2 * d.normal(),
      ) * 4;
    row.price = price.toFixed(3);
  });
}

/** Stars: a parallax in seconds of arc, a brightness, two colors, a temperature; one of three types. */
function stars(seed) {
  const d = new Draws(seed + 63000);
  const types = ['dwarf', 'giant', 'main'];
  return classes('stars', 'type', 450, (row) => {
    const type = d.below(3);
    Object.assign(row, {
      parallax: (0.006 * Math.exp([0.9, -0.7, 0.1][type] + 0.6 * d.normal())).toFixed(5),
      bright: ([13.5, 8.5, 11][type] + 1.6 * d.normal()).toFixed(2),
      red: ([0.9, 1.4, 0.4][type] + 0.35 * d.normal()).toFixed(3),
      blue: ([0.2, 0.7, -0.4][type] + 0.4 * d.normal()).toFixed(3),
      kelvins: ([3600, 4400, 6100][type] + 600 * d.normal()).toFixed(0),
    });
    row.type = types[type];
  });
}
