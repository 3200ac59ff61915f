import { type Inputs, SparseMatrix } from '../../matrix/sparse-matrix.js';
import type { Evidence, Finding } from './finding.js';
import { percent } from './wording.js';

/** Rows with the same inputs and different targets set a ceiling that no network can pass. */
export function contradictions({ train: { X, Y }, trained }: Evidence): Finding | null {
  if (trained.actual === null) return null;
  const groups = new Map<string, Map<number, number>>();
  for (let j = 0; j < X.columns; j++) {
    const key = keyOf(X, j);
    const counts = groups.get(key) ?? new Map<number, number>();
    counts.set(trained.actual[j], (counts.get(trained.actual[j]) ?? 0) + 1);
    groups.set(key, counts);
  }
  let lost = 0;
  for (const counts of groups.values()) {
    let all = 0;
    for (const count of counts.values()) all += count;
    lost += all - Math.max(...counts.values());
  }
  if (lost / Y.columns < 0.02) return null;
  return {
    about: 'data',
    title: 'Rows contradict each other',
    detail:
      `${lost} of ${Y.columns} training rows have the same inputs as a row of another class: no network can be ` +
      `right on more than ${percent(1 - lost / Y.columns)} of them`,
    remedy: { text: 'add a column that tells them apart, or check the labels' },
    code: null,
  };
}

/** The same for columns of X that are the same. */
function keyOf(X: Inputs, j: number): string {
  if (!(X instanceof SparseMatrix)) return X.data.subarray(j * X.rows, (j + 1) * X.rows).join();
  const [from, to] = [X.starts[j], X.starts[j + 1]];
  return `${X.indices.subarray(from, to).join()};${X.values?.subarray(from, to).join() ?? ''}`;
}
