import { Table } from '@colonnade/core';

/** A table of text cells, as a reader brings it. */
export function tableOf(columns: Readonly<Record<string, readonly unknown[]>>, name = 'data.csv'): Table {
  return new Table(
    Object.entries(columns).map(([column, cells]) => ({
      kind: 'text',
      name: column,
      cells: cells.map((cell) => (cell === null ? null : String(cell))),
    })),
    { name, notes: [] },
  );
}

/** Numbers in [0, 1) that look random: enough for data of tests. */
export function uniforms(count: number, seed: number): number[] {
  let state = seed >>> 0;
  return Array.from({ length: count }, () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  });
}

/** Sums of twelve of them, less six: nearly normal. */
export function normals(count: number, seed: number): number[] {
  const draws = uniforms(12 * count, seed);
  return Array.from({ length: count }, (_, i) =>
    draws.slice(12 * i, 12 * i + 12).reduce((sum, x) => sum + x, -6),
  );
}

/** 300 rows of three numbers on scales that differ, a category, and a class that all of them say something about. */
export function cleanColumns(rows = 300, seed = 1): Record<string, (string | number)[]> {
  const [a, b, c, noise] = [0, 1, 2, 3].map((i) => normals(rows, 100 * seed + i));
  const u = uniforms(rows, 100 * seed + 9);
  const shade = u.map((x) => (x < 0.5 ? 'light' : 'dark'));
  return {
    a: a.map((x) => (40 + 9 * x).toFixed(2)),
    b: b.map((x) => (0.5 * x).toFixed(4)),
    c: c.map((x) => (1000 + 120 * x).toFixed(1)),
    shade,
    y: a.map((_, i) =>
      a[i] + b[i] - c[i] + (shade[i] === 'dark' ? 0.8 : -0.8) + 0.8 * noise[i] > 0 ? 'yes' : 'no',
    ),
  };
}
