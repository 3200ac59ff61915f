import type { FloatArray } from '../../matrix/matrix.js';

/**
 * The matrix products of training, as plain loops. Four terms stand in one line where that lets a value be read
 * once for four; the order of every sum is fixed. Matrices lie column after column.
 */

/** Z = W A + b: W is rows×inner, A inner×columns, b rows×1, Z rows×columns. */
export function affine(
  [rows, inner, columns]: readonly [number, number, number],
  W: FloatArray,
  A: Float64Array,
  b: FloatArray,
  Z: Float64Array,
): void {
  const inFours = inner - (inner % 4);
  for (let j = 0; j < columns; j++) {
    const a = j * inner;
    const z = j * rows;
    for (let i = 0; i < rows; i++) Z[z + i] = b[i];
    for (let k = 0; k < inFours; k += 4) {
      const a0 = A[a + k];
      const a1 = A[a + k + 1];
      const a2 = A[a + k + 2];
      const a3 = A[a + k + 3];
      let w = k * rows;
      for (let i = 0; i < rows; i++, w++) {
        Z[z + i] += W[w] * a0 + W[w + rows] * a1 + W[w + 2 * rows] * a2 + W[w + 3 * rows] * a3;
      }
    }
    for (let k = inFours; k < inner; k++) {
      for (let i = 0; i < rows; i++) Z[z + i] += W[k * rows + i] * A[a + k];
    }
  }
}

/** dW += scale · dZ Aᵀ: dZ is rows×columns, A inner×columns, dW rows×inner. */
export function gradientW(
  [rows, inner, columns]: readonly [number, number, number],
  scale: number,
  dZ: Float64Array,
  A: Float64Array,
  dW: FloatArray,
): void {
  const inFours = columns - (columns % 4);
  for (let j = 0; j < inFours; j += 4) {
    const dz = j * rows;
    for (let k = 0; k < inner; k++) {
      const a = j * inner + k;
      const a0 = scale * A[a];
      const a1 = scale * A[a + inner];
      const a2 = scale * A[a + 2 * inner];
      const a3 = scale * A[a + 3 * inner];
      const dw = k * rows;
      for (let i = 0, d = dz; i < rows; i++, d++) {
        dW[dw + i] += dZ[d] * a0 + dZ[d + rows] * a1 + dZ[d + 2 * rows] * a2 + dZ[d + 3 * rows] * a3;
      }
    }
  }
  for (let j = inFours; j < columns; j++) {
    for (let k = 0; k < inner; k++) {
      const a = scale * A[j * inner + k];
      for (let i = 0; i < rows; i++) dW[k * rows + i] += dZ[j * rows + i] * a;
    }
  }
}

/** db += scale · Σ dZ over the columns: dZ is rows×columns, db rows×1. */
export function gradientB(
  [rows, columns]: readonly [number, number],
  scale: number,
  dZ: Float64Array,
  db: FloatArray,
): void {
  for (let j = 0, dz = 0; j < columns; j++) {
    for (let i = 0; i < rows; i++, dz++) db[i] += scale * dZ[dz];
  }
}

/** dA = Wᵀ dZ: W is rows×inner, dZ rows×columns, dA inner×columns. */
export function backpropagate(
  [rows, inner, columns]: readonly [number, number, number],
  W: FloatArray,
  dZ: Float64Array,
  dA: Float64Array,
): void {
  for (let j = 0; j < columns; j++) {
    const dz = j * rows;
    const da = j * inner;
    for (let k = 0, w = 0; k < inner; k++) {
      let sum = 0;
      for (let i = 0; i < rows; i++, w++) sum += W[w] * dZ[dz + i];
      dA[da + k] = sum;
    }
  }
}
