import { type Inputs, inputWidth, Matrix, type Model, parameterCount, SparseMatrix } from '@colonnade/core';

const mostColumns = 6;
/** Of more columns than this, those with the largest first-layer weights are measured. */
const mostMeasured = 30;
const mostExamples = 256;
/** Multiplications that the measuring may cost, about a second. */
const budget = 1e9;

/** The rows of X that a column became: `from` up to `to`. */
interface Span {
  readonly column: string;
  readonly from: number;
  readonly to: number;
}

/**
 * The columns that the network leans on most, the weightiest first: by how much its outputs change, on average, when
 * examples get the value of another example there (permutation importance, Breiman 2001). Columns of arrays and of
 * text are passed over: a table cannot show them.
 *
 * @param X n×m of the training part
 */
export function weightiestColumns({ content, network }: Model, X: Inputs): string[] {
  const spans: Span[] = [];
  let from = 0;
  for (const input of content.preprocessing.inputs) {
    const to = from + inputWidth(input);
    if (input.kind === 'number' || input.kind === 'category') spans.push({ column: input.column, from, to });
    from = to;
  }
  if (spans.length === 0) return [];
  const W = content.parameters.W[1];
  const likely = largest(spans, mostMeasured, (span) => firstLayerWeight(W, span));
  const affordable = Math.floor(budget / (mostMeasured * parameterCount(content.specification)));
  const some = X.slice(0, Math.min(X.columns, mostExamples, Math.max(16, affordable)));
  const sample = some instanceof SparseMatrix ? some.toDense() : some;
  const outputs = network.predict(sample);
  const change = (span: Span) => meanDifference(outputs, network.predict(permuted(sample, span)));
  return largest(likely, mostColumns, change).map(({ column }) => column);
}

function largest(spans: readonly Span[], most: number, measure: (span: Span) => number): Span[] {
  const measured = spans.map((span) => ({ span, size: measure(span) }));
  const sorted = measured.sort((a, b) => b.size - a.size);
  return sorted.slice(0, most).map(({ span }) => span);
}

function firstLayerWeight(W: Matrix, { from, to }: Span): number {
  let sum = 0;
  for (let i = from; i < to; i++) for (let k = 0; k < W.rows; k++) sum += Math.abs(W.at(k, i));
  return sum;
}

/** Each example with the values of the one half a sample further. */
function permuted(X: Matrix, { from, to }: Span): Matrix {
  const { rows: n, columns: m } = X;
  const data = Float64Array.from(X.data);
  for (let j = 0; j < m; j++) {
    const other = (j + Math.ceil(m / 2)) % m;
    for (let i = from; i < to; i++) data[i + j * n] = X.data[i + other * n];
  }
  return Matrix.fromColumnMajor(n, m, data);
}

function meanDifference(A: Matrix, B: Matrix): number {
  let sum = 0;
  for (let at = 0; at < A.data.length; at++) sum += Math.abs(A.data[at] - B.data[at]);
  return sum / A.data.length;
}
