// Both products over X of a step, in every form that a BLAS offers: which one is ours, and what another would give.
import { columnStride } from '@colonnade/core/engine';
import { bindGemm, findBlas, howToGetBlas } from '@colonnade/native';

const bytesOf = ({ precision }) => (precision === 'float64' ? 8 : 4);

/**
 * The forms, each told r units, n inputs, the m examples of a step and all M of them. X stands example after example
 * (`x` is where the step's begin, `ld` the numbers from one to the next), or as in NumPy feature after feature (`xByFeatures` the same there). C = op(A) op(B).
 */
const forms = {
  // Z = W X
  forward: ({ gemm, r, n, m, ld, W, x, Z }) => gemm(false, false, r, m, n, 1, W, r, x(), ld, 0, Z, r),
  // Zᵀ = Xᵀ Wᵀ
  'forward-turned': ({ gemm, r, n, m, ld, W, x, Z }) => gemm(true, true, m, r, n, 1, x(), ld, W, r, 0, Z, m),
  'forward-by-features': ({ gemm, r, n, m, M, W, xByFeatures, Z }) =>
    gemm(false, false, m, r, n, 1, xByFeatures(), M, W, n, 0, Z, m),
  // dW = dZ Xᵀ / m
  gradient: ({ gemm, r, n, m, ld, W, x, Z }) => gemm(false, true, r, n, m, 1 / m, Z, r, x(), ld, 0, W, r),
  // dWᵀ = X dZᵀ / m, which is turned afterwards
  'gradient-turned': ({ gemm, r, n, m, ld, W, x, Z }) =>
    gemm(false, true, n, r, m, 1 / m, x(), ld, Z, r, 0, W, n),
  'gradient-by-features': ({ gemm, r, n, m, M, W, xByFeatures, Z }) =>
    gemm(true, false, n, r, m, 1 / m, xByFeatures(), M, Z, m, 0, W, n),
};

/** Of one unit: both products over so many examples, then over the next ones. */
const together = /^together-(\d+)$/;

function inGroups({ gemm, n, m, ld, size, W, x, Z }, most) {
  for (let first = 0; first < m; first += most) {
    const count = Math.min(most, m - first);
    const at = x() + first * ld * size;
    gemm(true, false, count, 1, n, 1, at, ld, W, n, 0, Z, count);
    gemm(false, false, n, 1, count, 1 / m, at, ld, Z, count, first === 0 ? 0 : 1, W + n * size, n);
  }
}

export function prepare(workload) {
  const { layers, examples, batch } = workload;
  const [n, r] = layers;
  const numbers = columnStride(n, workload.precision) * examples + 2 * n * r + r * batch + 64;
  const pages = Math.ceil((numbers * bytesOf(workload)) / 65536);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  new (workload.precision === 'float64' ? Float64Array : Float32Array)(memory.buffer).fill(1 / 64);
  return { memory };
}

export function part({ memory, workload, settings }) {
  const blas = findBlas();
  if (!blas) throw new Error(`no BLAS was found. ${howToGetBlas()}`);
  const { layers, examples: M, batch: m, precision } = workload;
  const [n, r] = layers;
  const size = bytesOf(workload);
  const [W, X] = [64, 64 + Math.ceil((2 * n * r + r * m) / 16) * 16 * size];
  const ld = columnStride(n, precision);
  const steps = Math.floor(M / m);
  let step = 0;
  const about = {
    ...{ gemm: bindGemm(blas, memory, precision), r, n, m, M, ld, size, W, Z: W + 2 * n * r * size },
    x: () => X + step * m * ld * size,
    xByFeatures: () => X + step * m * size,
  };
  const [, most] = together.exec(settings.form) ?? [];
  const run = most ? () => inGroups(about, Number(most)) : () => forms[settings.form](about);
  return () => {
    run();
    step = (step + 1) % steps;
  };
}
