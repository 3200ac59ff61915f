import { cellText, Missing, RandomState, Table } from '../../../src/index.js';

/** A table with a share of its labels flipped to another class, and the rows that were. */
export function withWrongLabels(
  table: Table,
  target: string,
  share: number,
  seed: number,
): { table: Table; wrong: ReadonlySet<number> } {
  const column = table.find(target)!;
  const cells = Array.from({ length: table.rows }, (_, row) => cellText(column, row, new Missing([])));
  const classes = [...new Set(cells)].sort();
  const random = new RandomState(seed);
  const wrong = new Set([...random.permutation(table.rows)].slice(0, Math.round(share * table.rows)));
  for (const row of wrong) {
    const others = classes.filter((each) => each !== cells[row]);
    cells[row] = others[Math.min(others.length - 1, Math.floor(others.length * random.rand()))];
  }
  const flipped = { kind: 'text', name: target, cells } as const;
  const columns = table.columns.map((each) => (each.name === target ? flipped : each));
  return { table: new Table(columns, table.source), wrong };
}

/** The mean, over what is sought, of the share of it among all that stands up to there in the ranking. */
export function averagePrecision(ranking: readonly number[], sought: ReadonlySet<number>): number {
  let [found, sum] = [0, 0];
  ranking.forEach((row, at) => {
    if (!sought.has(row)) return;
    found++;
    sum += found / (at + 1);
  });
  return sum / sought.size;
}
