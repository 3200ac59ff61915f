// What becomes of the sums of a tile, while they lie in the first cache: Z = base + sums and g(Z), dZ = dA ∘ g′, or dW.
//
// Sums come as tiles leave them, `vectors` (1 to 3) vectors a column, column after column. Steps are bytes from a
// column to the next.
import { activated, passedBack } from '../elementwise/activation';
import { Activation } from '../elementwise/codes';

/** z = g(base + sums) over `columns` columns. */
export function finishForward<T>(
  activation: i32,
  sums: usize,
  vectors: i32,
  base: usize,
  baseStep: usize,
  z: usize,
  zStep: usize,
  columns: i32,
): void {
  if (activation == Activation.linear) {
    forward<T>(Activation.linear, sums, vectors, base, baseStep, z, zStep, columns);
  } else if (activation == Activation.relu) {
    forward<T>(Activation.relu, sums, vectors, base, baseStep, z, zStep, columns);
  } else if (activation == Activation.leakyRelu) {
    forward<T>(Activation.leakyRelu, sums, vectors, base, baseStep, z, zStep, columns);
  } else if (activation == Activation.tanh) {
    forward<T>(Activation.tanh, sums, vectors, base, baseStep, z, zStep, columns);
  } else {
    forward<T>(Activation.sigmoid, sums, vectors, base, baseStep, z, zStep, columns);
  }
}

// @ts-ignore: decorator
@inline
function forward<T>(
  activation: i32,
  sums: usize,
  vectors: i32,
  base: usize,
  baseStep: usize,
  z: usize,
  zStep: usize,
  columns: i32,
): void {
  const bytes = <usize>vectors * 16;
  for (; columns > 0; columns--) {
    for (let at: usize = 0; at < bytes; at += 16) {
      v128.store(z + at, activated<T>(activation, v128.add<T>(v128.load(base + at), v128.load(sums + at))));
    }
    sums += bytes;
    base += baseStep;
    z += zStep;
  }
}

/** d = (base + sums) ∘ g′(a) over `columns` columns; a lies as d does. */
export function finishBackward<T>(
  activation: i32,
  sums: usize,
  vectors: i32,
  base: usize,
  baseStep: usize,
  a: usize,
  d: usize,
  step: usize,
  columns: i32,
): void {
  if (activation == Activation.linear) {
    backward<T>(Activation.linear, sums, vectors, base, baseStep, a, d, step, columns);
  } else if (activation == Activation.relu) {
    backward<T>(Activation.relu, sums, vectors, base, baseStep, a, d, step, columns);
  } else if (activation == Activation.leakyRelu) {
    backward<T>(Activation.leakyRelu, sums, vectors, base, baseStep, a, d, step, columns);
  } else if (activation == Activation.tanh) {
    backward<T>(Activation.tanh, sums, vectors, base, baseStep, a, d, step, columns);
  } else {
    backward<T>(Activation.sigmoid, sums, vectors, base, baseStep, a, d, step, columns);
  }
}

// @ts-ignore: decorator
@inline
function backward<T>(
  activation: i32,
  sums: usize,
  vectors: i32,
  base: usize,
  baseStep: usize,
  a: usize,
  d: usize,
  step: usize,
  columns: i32,
): void {
  const bytes = <usize>vectors * 16;
  for (; columns > 0; columns--) {
    for (let at: usize = 0; at < bytes; at += 16) {
      const sum = v128.add<T>(v128.load(base + at), v128.load(sums + at));
      v128.store(d + at, passedBack<T>(activation, v128.load(a + at), sum));
    }
    sums += bytes;
    base += baseStep;
    a += step;
    d += step;
  }
}

/** dw = (first ? 0 : dw) + scale · sums over `columns` columns. */
export function finishGradient<T>(
  sums: usize,
  vectors: i32,
  dw: usize,
  dwStep: usize,
  columns: i32,
  scale: T,
  first: bool,
): void {
  const factor = v128.splat<T>(scale);
  const bytes = <usize>vectors * 16;
  for (; columns > 0; columns--) {
    for (let at: usize = 0; at < bytes; at += 16) {
      const product = v128.mul<T>(factor, v128.load(sums + at));
      v128.store(dw + at, first ? product : v128.add<T>(v128.load(dw + at), product));
    }
    sums += bytes;
    dw += dwStep;
  }
}
