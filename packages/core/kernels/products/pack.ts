// Copies of parts of matrices in the order in which tiles read them.
import { lanes } from '../vector';

/** `depth` runs of `vectors` neighboring vectors, `step` bytes apart, side by side. */
export function packPanel(source: usize, step: usize, vectors: i32, depth: i32, target: usize): void {
  if (vectors == 2) {
    for (; depth > 0; depth--) {
      v128.store(target, v128.load(source));
      v128.store(target, v128.load(source, 16), 16);
      source += step;
      target += 32;
    }
  } else {
    for (; depth > 0; depth--) {
      for (let at: usize = 0; at < <usize>vectors * 16; at += 16) v128.store(target + at, v128.load(source + at));
      source += step;
      target += <usize>vectors * 16;
    }
  }
}

/**
 * The transpose of `depth` rows of `columns` columns, `step` bytes apart, as runs of `vectors` vectors: what is
 * missing in the last vectors is 0. Rows are read in whole vectors.
 */
export function packTransposed<T>(
  source: usize,
  step: usize,
  columns: i32,
  depth: i32,
  vectors: i32,
  target: usize,
): void {
  const targetStep = <usize>vectors * 16;
  for (let j = 0; j < vectors * lanes<T>(); j += lanes<T>()) {
    if (j + lanes<T>() <= columns) transposeColumns<T>(source, step, depth, target, targetStep);
    else transposeEdge<T>(source, step, columns - j, depth, target, targetStep);
    source += <usize>lanes<T>() * step;
    target += 16;
  }
}

/** As many columns as a vector has lanes: each of their rows becomes a vector. */
function transposeColumns<T>(source: usize, step: usize, depth: i32, target: usize, targetStep: usize): void {
  const inVectors = depth & -lanes<T>();
  let k = 0;
  for (; k < inVectors; k += lanes<T>()) {
    const c0 = v128.load(source);
    const c1 = v128.load(source + step);
    if (sizeof<T>() == 8) {
      v128.store(target, v128.shuffle<T>(c0, c1, 0, 2));
      v128.store(target + targetStep, v128.shuffle<T>(c0, c1, 1, 3));
    } else {
      const c2 = v128.load(source + 2 * step);
      const c3 = v128.load(source + 3 * step);
      const low01 = v128.shuffle<f32>(c0, c1, 0, 4, 1, 5);
      const high01 = v128.shuffle<f32>(c0, c1, 2, 6, 3, 7);
      const low23 = v128.shuffle<f32>(c2, c3, 0, 4, 1, 5);
      const high23 = v128.shuffle<f32>(c2, c3, 2, 6, 3, 7);
      v128.store(target, v128.shuffle<f64>(low01, low23, 0, 2));
      v128.store(target + targetStep, v128.shuffle<f64>(low01, low23, 1, 3));
      v128.store(target + 2 * targetStep, v128.shuffle<f64>(high01, high23, 0, 2));
      v128.store(target + 3 * targetStep, v128.shuffle<f64>(high01, high23, 1, 3));
    }
    source += 16;
    target += <usize>lanes<T>() * targetStep;
  }
  for (; k < depth; k++) {
    for (let j = 0; j < lanes<T>(); j++) {
      store<T>(target + <usize>j * sizeof<T>(), load<T>(source + <usize>j * step));
    }
    source += sizeof<T>();
    target += targetStep;
  }
}

/** The same where fewer columns, or none, are left. */
function transposeEdge<T>(
  source: usize,
  step: usize,
  columns: i32,
  depth: i32,
  target: usize,
  targetStep: usize,
): void {
  for (let k = 0; k < depth; k++) {
    v128.store(target, i32x4.splat(0));
    for (let j = 0; j < columns; j++) {
      store<T>(target + <usize>j * sizeof<T>(), load<T>(source + <usize>j * step));
    }
    source += sizeof<T>();
    target += targetStep;
  }
}

/**
 * `depth` runs of `count` neighboring numbers, `step` bytes apart, cut into strips of `stripBytes` a run: whole runs
 * are read one after the other, and nothing beyond them.
 */
export function packStrips<T>(
  source: usize,
  step: usize,
  count: i32,
  depth: i32,
  target: usize,
  stripBytes: usize,
  stripSize: usize,
): void {
  const bytes = <usize>count * sizeof<T>();
  for (; depth > 0; depth--) {
    let from = source;
    let to = target;
    for (let left = <i32>bytes; left > 0; left -= <i32>stripBytes) {
      copyRun<T>(from, min(left, <i32>stripBytes), to);
      from += stripBytes;
      to += stripSize;
    }
    source += step;
    target += stripBytes;
  }
}

// @ts-ignore: decorator
@inline
function copyRun<T>(from: usize, bytes: i32, to: usize): void {
  let left = bytes;
  for (; left >= 16; left -= 16) {
    v128.store(to, v128.load(from));
    from += 16;
    to += 16;
  }
  for (; left > 0; left -= <i32>sizeof<T>()) {
    store<T>(to, load<T>(from));
    from += sizeof<T>();
    to += sizeof<T>();
  }
}
