/**
 * The x ≥ 0 that makes ‖A x − y‖² smallest, for a few unknowns: of all choices of which of them are zero, the best
 * whose others come out positive.
 * @param rows A, row by row
 */
export function leastSquares(rows: readonly (readonly number[])[], y: readonly number[]): number[] {
  const unknowns = rows[0].length;
  let best = new Array<number>(unknowns).fill(0);
  let smallest = squaredError(rows, y, best);
  for (let choice = 1; choice < 2 ** unknowns; choice++) {
    const free = best.map((_, i) => i).filter((i) => (choice >> i) & 1);
    const solved = solve(...normalEquations(rows, y, free));
    if (!solved?.every((value) => value >= 0)) continue;
    const x = new Array<number>(unknowns).fill(0);
    free.forEach((i, position) => {
      x[i] = solved[position];
    });
    const error = squaredError(rows, y, x);
    if (error < smallest) [best, smallest] = [x, error];
  }
  return best;
}

function squaredError(
  rows: readonly (readonly number[])[],
  y: readonly number[],
  x: readonly number[],
): number {
  return rows.reduce((sum, row, i) => {
    const error = row.reduce((product, value, j) => product + value * x[j], -y[i]);
    return sum + error * error;
  }, 0);
}

/** AᵀA and Aᵀy over the columns that are free, each column scaled to length 1 by what comes third. */
function normalEquations(
  rows: readonly (readonly number[])[],
  y: readonly number[],
  free: readonly number[],
): [number[][], number[], number[]] {
  const lengths = free.map((j) => Math.sqrt(rows.reduce((sum, row) => sum + row[j] * row[j], 0)) || 1);
  const scaled = rows.map((row) => free.map((j, position) => row[j] / lengths[position]));
  const matrix = free.map((_, p) =>
    free.map((_, q) => scaled.reduce((sum, row) => sum + row[p] * row[q], 0)),
  );
  const right = free.map((_, p) => scaled.reduce((sum, row, i) => sum + row[p] * y[i], 0));
  return [matrix, right, lengths];
}

/** Gauss elimination with pivots; undefined when the equations depend on each other. */
function solve(matrix: number[][], right: number[], lengths: readonly number[]): number[] | undefined {
  const size = right.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let i = column + 1; i < size; i++) {
      if (Math.abs(matrix[i][column]) > Math.abs(matrix[pivot][column])) pivot = i;
    }
    if (Math.abs(matrix[pivot][column]) < 1e-12) return undefined;
    [matrix[column], matrix[pivot]] = [matrix[pivot], matrix[column]];
    [right[column], right[pivot]] = [right[pivot], right[column]];
    for (let i = column + 1; i < size; i++) {
      const factor = matrix[i][column] / matrix[column][column];
      for (let j = column; j < size; j++) matrix[i][j] -= factor * matrix[column][j];
      right[i] -= factor * right[column];
    }
  }
  const x = new Array<number>(size).fill(0);
  for (let i = size - 1; i >= 0; i--) {
    let rest = right[i];
    for (let j = i + 1; j < size; j++) rest -= matrix[i][j] * x[j];
    x[i] = rest / matrix[i][i];
  }
  return x.map((value, i) => value / lengths[i]);
}
