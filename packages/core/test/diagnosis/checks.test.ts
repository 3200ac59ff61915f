import { type Code, type DiagnoseOptions, type DiagnosisFinding, diagnoseData } from '@colonnade/core';
import { describe, expect, test } from 'vitest';
import { cleanColumns, normals, tableOf, uniforms } from './data.js';

type Columns = Record<string, (string | number | null)[]>;

async function findings(
  columns: Columns,
  options: DiagnoseOptions = {},
): Promise<readonly DiagnosisFinding[]> {
  return (await diagnoseData(tableOf(columns), { target: 'y', ...options })).findings;
}

async function found(code: Code, columns: Columns, options?: DiagnoseOptions): Promise<DiagnosisFinding> {
  const all = await findings(columns, options);
  const one = all.find((finding) => finding.code === code);
  if (one === undefined) throw new Error(`no ${code} among ${all.map((each) => each.code).join(', ')}`);
  return one;
}

async function codesOf(columns: Columns): Promise<string[]> {
  return (await findings(columns)).map(({ code }) => code);
}

const rows = 300;
const clean: Columns = cleanColumns(rows);

test('clean data: nothing', async () => {
  expect(await findings(clean)).toEqual([]);
});

describe('leaks', () => {
  test('the target under other names', async () => {
    const finding = await found('LEAK', { state: clean.y.map((y) => (y === 'yes' ? 'b' : 'a')), ...clean });
    expect(finding).toMatchObject({
      severity: 'fault',
      columns: ['state'],
      title: '"state" is the target under another name',
      advice: { option: 'drop', value: ['state'] },
    });
  });

  test('a number that goes along with the target, and one that is missing where the class is "no"', async () => {
    const noise = normals(rows, 7);
    const near = clean.y.map((y, i) => (y === 'yes' ? 1 : 0) + 0.1 * noise[i]);
    expect((await found('LEAK', { near, ...clean })).columns).toEqual(['near']);
    const noted = clean.y.map((y, i) => (y === 'yes' ? 10 + noise[i] : null));
    expect((await found('LEAK', { noted, ...clean })).columns).toEqual(['noted']);
  });

  test('the target where it is known, in nine rows of ten, and in two', async () => {
    for (const [seed, share] of [
      [71, 0.1],
      [72, 0.8],
    ]) {
      const gaps = uniforms(rows, seed);
      const state = clean.y.map((y, i) => (gaps[i] < share ? null : y === 'yes' ? 'b' : 'a'));
      const finding = await found('LEAK', { state, ...clean });
      const known = state.filter((cell) => cell !== null).length;
      expect(finding).toMatchObject({ severity: 'fault', columns: ['state'], evidence: { rows: known } });
      expect(finding.detail).toContain(`where it is known, in ${known} of 300 rows, it tells the class of`);
    }
    const [y, noise, gaps] = [normals(rows, 3), normals(rows, 4), uniforms(rows, 73)];
    const noted = y.map((x, i) => (gaps[i] < 0.2 ? null : Math.exp(x)));
    expect((await found('LEAK', { noted, a: y.map((x, i) => x + noise[i]), y })).columns).toEqual(['noted']);
  });

  test('no leak: honest columns that are known in some rows only', async () => {
    const [p, q, gaps] = [normals(rows, 5), normals(rows, 6), uniforms(rows, 74)];
    const y = p.map((_, i) => (i % 2 === 0 ? 'left' : 'right'));
    const honest = (x: number[]) => x.map((value, i) => value + (i % 2 === 0 ? 0 : 4.5));
    const length = honest(p).map((value, i) => (gaps[i] < 0.3 ? null : value));
    expect(await codesOf({ length, width: honest(q), y })).not.toContain('LEAK');
  });

  test('an identifier that begins with the class: it is left out, and stays so', async () => {
    const key = clean.y.map((y, i) => `${y === 'yes' ? 'P' : 'N'}-${1000 + ((i * 7919) % 9000)}`);
    const finding = await found('LEAK', { key, ...clean });
    expect(finding).toMatchObject({ severity: 'warning', columns: ['key'], advice: null });
  });

  test('a number to predict again, in another unit', async () => {
    const y = normals(rows, 3);
    const columns = { twice: y.map((x) => 2 * x + 5), a: y.map((x, i) => x + normals(rows, 4)[i]), y };
    expect((await found('LEAK', columns)).columns).toEqual(['twice']);
  });

  test('no leak: honest columns of data that any of them predicts well', async () => {
    const [p, q] = [normals(rows, 5), normals(rows, 6)];
    const y = p.map((_, i) => (i % 2 === 0 ? 'left' : 'right'));
    const columns = {
      length: p.map((x, i) => x + (i % 2 === 0 ? 0 : 4.5)),
      width: q.map((x, i) => x + (i % 2 === 0 ? 0 : 4.5)),
      y,
    };
    expect(await findings(columns)).toEqual([]);
  });

  test('no leak: the only column', async () => {
    const x = normals(rows, 8);
    expect(await findings({ x, y: x.map((value) => 3 * value) })).toEqual([]);
  });
});

describe('rows', () => {
  test('contradicting ones, and the ceiling they set', async () => {
    const twice = (cells: readonly unknown[], change: (cell: unknown) => unknown) =>
      [...cells, ...cells.slice(0, 30).map(change)] as string[];
    const columns = Object.fromEntries(
      Object.entries(clean).map(([name, cells]) => [
        name,
        twice(cells, (cell) => (name === 'y' ? (cell === 'yes' ? 'no' : 'yes') : cell)),
      ]),
    );
    const finding = await found('CONFLICT', columns);
    expect(finding).toMatchObject({ severity: 'fault', evidence: { contradicting: 60, rows: 330 } });
    expect(finding.evidence.ceiling).toBeCloseTo(300 / 330, 12);
    expect(finding.detail).toBe(
      '60 rows of 330 have the same inputs as a row with another target (data.csv row 0 and data.csv row 300): nothing can be right on more than 90.9 % of them',
    );
  });

  test('contradicting numbers to predict: the ceiling is an r²', async () => {
    const x = normals(100, 1);
    const y = normals(100, 2);
    const finding = await found('CONFLICT', {
      x: [...x, ...x],
      y: [...y.map((v) => v + 1), ...y.map((v) => v - 1)],
    });
    const variance =
      y.reduce((sum, v) => sum + v * v, 0) / 100 - (y.reduce((sum, v) => sum + v, 0) / 100) ** 2;
    expect(finding.evidence.ceiling).toBeCloseTo(variance / (variance + 1), 10);
  });

  test('rows of a few categories coincide by chance: no contradiction', async () => {
    const u = uniforms(1000, 3);
    const columns = {
      color: u.map((x) => ['red', 'green', 'blue'][Math.floor(3 * x)]),
      size: u.map((x) => (Math.floor(300 * x) % 2 === 0 ? 'small' : 'large')),
      y: u.map((x) => (((100 * x) % 1) * 10 < 9.7 ? (x < 1 / 3 ? 'a' : 'b') : x < 1 / 3 ? 'b' : 'a')),
    };
    expect((await findings(columns)).map(({ code }) => code)).not.toContain('CONFLICT');
  });

  test('twice, and in both parts', async () => {
    const columns = Object.fromEntries(
      Object.entries(clean).map(([name, cells]) => [name, [...cells, ...cells.slice(0, 60)]]),
    );
    const finding = await found('DUPLICATE_ROWS', columns);
    expect(finding.evidence).toMatchObject({ duplicates: 60, tested: 72 });
    expect(finding.evidence.acrossParts).toBeGreaterThan(0);
    expect(finding.severity).toBe('fault');
  });

  test('sorted by the target, drifting along the file, and neighbors alike', async () => {
    const order = clean.y.map((_, i) => i);
    const by = (key: (i: number) => number) => {
      const sorted = [...order].sort((a, b) => key(a) - key(b));
      return Object.fromEntries(
        Object.entries(clean).map(([name, cells]) => [name, sorted.map((i) => cells[i])]),
      );
    };
    const isYes = (i: number) => Number(clean.y[i] === 'yes');
    // Sorted by class alone: a random split takes that away, and a split in order is at fault.
    expect(await found('ORDER', by(isYes))).toMatchObject({
      title: 'The rows are sorted by the target',
      severity: 'note',
    });
    expect(await found('ORDER', by(isYes), { split: 'order' })).toMatchObject({
      severity: 'fault',
      advice: { option: 'split', value: 'random' },
    });
    const noise = normals(rows, 12);
    const drifting = await found(
      'ORDER',
      by((i) => isYes(i) + 0.6 * noise[i]),
    );
    expect(drifting).toMatchObject({
      columns: ['y'],
      title: 'The target drifts along the file',
      advice: { option: 'split', value: 'order' },
    });
    // Ten rows of each of thirty visitors, who stay as they are.
    const visitor = order.map((i) => Math.floor(i / 10));
    const habit = normals(30, 13);
    const columns = {
      speed: order.map((i) => (habit[visitor[i]] + 0.2 * noise[i]).toFixed(3)),
      y: order.map((i) => (habit[visitor[i]] + 0.3 * normals(rows, 14)[i] > 0 ? 'yes' : 'no')),
    };
    const clumped = await found('ORDER', columns);
    expect(clumped.evidence).toMatchObject({ alike: true, features: ['speed'] });
    expect((await findings(clean, { split: 'order' })).map(({ code }) => code)).not.toContain('ORDER');
  });

  test('a class of one in a hundred', async () => {
    const kept = clean.y.map((y, i) => (y === 'no' ? i : -1)).filter((i) => i >= 0);
    const rare = [clean.y.indexOf('yes'), clean.y.lastIndexOf('yes')];
    const columns = Object.fromEntries(
      Object.entries(clean).map(([name, cells]) => [
        name,
        [...kept.slice(0, 70), rare[0], ...kept.slice(70), rare[1]].map((i) => cells[i]),
      ]),
    );
    expect(await found('CLASS_IMBALANCE', columns)).toMatchObject({
      columns: ['y'],
      advice: { option: 'classWeight', value: 'balanced' },
      evidence: { classes: ['yes'], counts: [2] },
    });
  });

  test('fewer rows than inputs', async () => {
    const wide: Columns = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`x${i}`, normals(30, i + 1)]),
    );
    wide.y = normals(30, 99).map((x) => (x > 0 ? 'yes' : 'no'));
    expect((await found('FEW_ROWS', wide)).title).toBe('There are more inputs than rows');
  });
});

describe('columns', () => {
  test('times a million', async () => {
    for (const name of ['a', 'b', 'c']) {
      const columns = { ...clean, [name]: clean[name].map((x) => 1e6 * Number(x)) };
      const finding = await found('SCALE', columns);
      expect(finding).toMatchObject({ columns: [name], severity: 'warning' });
    }
    const raw = { ...clean, b: clean.b.map((x) => 1e6 * Number(x)) };
    expect((await found('SCALE', raw, { standardize: 'none' })).severity).toBe('fault');
  });

  test('times a million, though it is only thousands then, and round or far above every other', async () => {
    const small = normals(300, 41).map((x) => 0.002 * x);
    const ones: Columns = {
      u: normals(300, 42),
      v: normals(300, 43),
      w: normals(300, 44).map((x) => 6 * x),
      y: clean.y,
    };
    const fine = small.map((x) => (1e6 * x).toFixed(3));
    expect(await codesOf({ ...ones, t: fine })).not.toContain('SCALE');
    expect((await found('SCALE', { ...ones, t: fine.map((x) => 4 * Number(x)) })).columns).toEqual(['t']);
    const decimals = small.map((x) => 10 * Math.round(1e5 * x));
    expect((await found('SCALE', { ...ones, t: decimals })).detail).toContain('multiples of 10');
  });

  test('of people and money, whose scale is their own', async () => {
    const people = normals(300, 45).map((x) => Math.round(60_000 * Math.exp(0.9 * x)));
    const ones: Columns = { u: normals(300, 42), v: normals(300, 43), people, y: clean.y };
    expect(await codesOf(ones)).not.toContain('SCALE');
    expect((await found('SCALE', ones, { standardize: 'none' })).columns).toEqual(['people']);
    const symmetric = normals(300, 46).map((x) => Math.round(1_400_000 + 300_000 * x));
    expect((await found('SCALE', { ...ones, people: symmetric })).columns).toEqual(['people']);
    const thousandths = people.map((x) => 1e6 * x);
    expect((await found('SCALE', { ...ones, people: thousandths })).columns).toEqual(['people']);
  });

  test('times a million beside people, who are larger still', async () => {
    const people = normals(300, 45).map((x) => Math.round(60_000 * Math.exp(0.9 * x)));
    const jobless = normals(300, 47).map((x) => Math.round(1000 * (0.08 + 0.02 * x)));
    const cities = { area: normals(300, 48), rain: normals(300, 49).map((x) => 9 * x), people, y: clean.y };
    const share = jobless.map((x) => x / 1000);
    expect(await codesOf({ ...cities, jobless: share })).not.toContain('SCALE');
    const finding = await found('SCALE', { ...cities, jobless: share.map((x) => 1e6 * x) });
    expect(finding.columns).toEqual(['jobless']);
  });

  test('again: in a straight line, and under other names', async () => {
    const line = await found('DUPLICATE_FEATURE', { ...clean, d: clean.a.map((x) => 1.8 * Number(x) + 32) });
    expect(line.columns).toEqual(['d', 'a']);
    expect(line.evidence).toMatchObject({ how: 'linear' });
    expect(line.evidence.slope).toBeCloseTo(1.8, 9);
    const names = await found('DUPLICATE_FEATURE', {
      tone: clean.shade.map((x) => (x === 'dark' ? 'A' : 'B')),
      ...clean,
    });
    expect(names).toMatchObject({ columns: ['shade', 'tone'], evidence: { how: 'classes' } });
    // More than half as many values as rows.
    const many = clean.a.map((_, i) => (i * 7) % 180);
    const words = many.map((x) => 1000 * Math.sin(x));
    const other = await found('DUPLICATE_FEATURE', { many, words, ...clean });
    expect(other).toMatchObject({ columns: ['words', 'many'], evidence: { how: 'classes' } });
  });

  test('where every row differs but for missing ones, all columns part the rows alike', async () => {
    const [p, q] = [51, 52].map((seed) => normals(rows, seed).map((x, i) => (i % 20 === 0 ? null : x)));
    expect(await codesOf({ p, q, ...clean })).not.toContain('DUPLICATE_FEATURE');
  });

  test('of noise, beside those that say something', async () => {
    const finding = await found('NOISE_FEATURE', {
      lottery: uniforms(rows, 77),
      ...clean,
      dice: uniforms(rows, 78).map((u) => `side ${1 + Math.floor(6 * u)}`),
    });
    expect([...finding.columns].sort()).toEqual(['dice', 'lottery']);
    expect(finding.advice).toMatchObject({ option: 'drop' });
  });

  test('the exclusive or of two columns is no noise, though neither says anything alone', async () => {
    const [p, q] = [normals(rows, 21), normals(rows, 22)];
    const columns = { p, q, y: p.map((x, i) => (x * q[i] > 0 ? 'same' : 'other')) };
    const { features, findings: all } = await diagnoseData(tableOf(columns), { target: 'y' });
    expect(features.map(({ information }) => information?.verdict)).not.toContain('signal');
    expect(all).toEqual([]);
    expect(features[0].together).toMatchObject({ beside: 'q' });
  });

  test('of noise only', async () => {
    const columns = {
      p: normals(rows, 131),
      q: normals(rows, 132),
      y: uniforms(rows, 133).map((u) => (u < 0.5 ? 'a' : 'b')),
    };
    expect((await found('NOISE_FEATURE', columns)).title).toBe('No column says anything about the target');
  });

  test('constant, missing, of identifiers, with values far away, with a long tail', async () => {
    expect(
      (await found('CONSTANT_FEATURE', { ...clean, planet: clean.y.map(() => 'earth') })).columns,
    ).toEqual(['planet']);
    const gaps = clean.a.map((x, i) => (i % 5 < 3 ? null : x));
    expect(await found('MISSING_CELLS', { ...clean, a: gaps })).toMatchObject({
      severity: 'warning',
      columns: ['a'],
    });
    const ids = await found('IDENTIFIER', {
      id: clean.y.map((_, i) => i + 1),
      ticket: clean.y.map((_, i) => 5000 + 3 * i),
      ...clean,
    });
    expect(ids).toMatchObject({
      severity: 'warning',
      columns: ['ticket', 'id'],
      advice: { value: ['ticket'] },
    });
    const coded = { ...clean, c: clean.c.map((x, i) => (i === 7 || i === 70 ? -99999 : x)) };
    expect(await found('OUTLIERS', coded)).toMatchObject({
      columns: ['c'],
      advice: { option: 'missing', value: ['-99999'] },
      evidence: { count: 2, rows: [7, 70] },
    });
    const tail = { ...clean, a: clean.a.map((x) => (2 ** (Number(x) / 6)).toFixed(3)) };
    expect(await found('SKEW', tail)).toMatchObject({
      columns: ['a'],
      advice: { option: 'transform', value: ['log1p:a'] },
    });
  });
});

describe('numbers to be predicted', () => {
  const numbers = { a: clean.a, b: clean.b, y: clean.a.map((x, i) => 3 * Number(x) + ((i * 7) % 5)) };

  test('one of them far from all others: a total, at the end', async () => {
    const total = { ...numbers, y: numbers.y.map((y, i) => (i === rows - 1 ? 1e5 : y)) };
    const finding = await found('TARGET_OUTLIERS', total);
    expect(finding).toMatchObject({
      severity: 'warning',
      columns: ['y'],
      evidence: { count: 1, rows: [rows - 1], values: [1e5] },
    });
    expect((finding.evidence as { share: number }).share).toBeGreaterThan(0.99);
  });

  test('even or with a long tail, as they may be', async () => {
    const codes = async (y: number[]) => (await findings({ ...numbers, y })).map(({ code }) => code);
    expect(await codes(numbers.y)).not.toContain('TARGET_OUTLIERS');
    const tail = normals(rows, 3).map((z) => 2 ** Number(z));
    expect(await codes(tail)).not.toContain('TARGET_OUTLIERS');
  });
});

test('findings stand in the order of their severity and effect', async () => {
  const all = await findings({
    state: clean.y.map((y) => (y === 'yes' ? 1 : 0)),
    ...clean,
    noise: uniforms(rows, 5),
    id: clean.y.map((_, i) => i),
  });
  expect(all.map(({ code }) => code)).toEqual(['LEAK', 'NOISE_FEATURE', 'IDENTIFIER']);
});
