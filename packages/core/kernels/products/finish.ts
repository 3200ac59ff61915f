// What comes after the sums of a tile, while it still lies in the first cache: A = g(Z), or dZ = dA ∘ g′ from A.
import { activated, passedBack } from '../elementwise/activation';
import { Activation } from '../elementwise/codes';

/** z ← g(z) over `vectors` × `columns`, `step` bytes from a column to the next. */
export function activateTile<T>(activation: i32, z: usize, step: usize, vectors: i32, columns: i32): void {
  if (activation == Activation.relu) activateEach<T>(Activation.relu, z, step, vectors, columns);
  else if (activation == Activation.leakyRelu) activateEach<T>(Activation.leakyRelu, z, step, vectors, columns);
  else if (activation == Activation.tanh) activateEach<T>(Activation.tanh, z, step, vectors, columns);
  else if (activation == Activation.sigmoid) activateEach<T>(Activation.sigmoid, z, step, vectors, columns);
}

/** d ← d ∘ g′(a) over the same; a lies as d does. */
export function deriveTile<T>(activation: i32, a: usize, d: usize, step: usize, vectors: i32, columns: i32): void {
  if (activation == Activation.relu) deriveEach<T>(Activation.relu, a, d, step, vectors, columns);
  else if (activation == Activation.leakyRelu) deriveEach<T>(Activation.leakyRelu, a, d, step, vectors, columns);
  else if (activation == Activation.tanh) deriveEach<T>(Activation.tanh, a, d, step, vectors, columns);
  else if (activation == Activation.sigmoid) deriveEach<T>(Activation.sigmoid, a, d, step, vectors, columns);
}

// @ts-ignore: decorator
@inline
function activateEach<T>(activation: i32, z: usize, step: usize, vectors: i32, columns: i32): void {
  const bytes = <usize>vectors * 16;
  for (; columns > 0; columns--) {
    for (let at: usize = 0; at < bytes; at += 16) v128.store(z + at, activated<T>(activation, v128.load(z + at)));
    z += step;
  }
}

// @ts-ignore: decorator
@inline
function deriveEach<T>(activation: i32, a: usize, d: usize, step: usize, vectors: i32, columns: i32): void {
  const bytes = <usize>vectors * 16;
  for (; columns > 0; columns--) {
    for (let at: usize = 0; at < bytes; at += 16) {
      v128.store(d + at, passedBack<T>(activation, v128.load(a + at), v128.load(d + at)));
    }
    a += step;
    d += step;
  }
}
