// Runs lowered tapes. A program is a header of 16 words and instructions of 16 words each, written by the host
// (src/engine/wasm/lowering/lower.ts); every thread runs all instructions and does its part of each. Words are i32 or u32
// addresses; numbers stand as f64 in two words.

import { activate, activateBackward } from './elementwise/activate';
import { biasActivate } from './elementwise/bias-activate';
import { Want } from './elementwise/codes';
import { dropout } from './elementwise/dropout';
import { gather } from './elementwise/gather';
import { adam, gradientDescent, momentum } from './elementwise/optimizers';
import { output } from './elementwise/output';
import { penaltyGradient } from './elementwise/penalty';
import { allFinite, PARTIAL, scaleBy, sumOfSquares } from './elementwise/whole';
import { affine } from './products/affine';
import { backpropagate } from './products/backpropagate';
import { gradientB, gradientW } from './products/gradient';
import { chunksOfEights, logistic, logisticErrors, logisticSums } from './products/logistic';
import {
  sparseAffine, sparseClear, sparseDescent, sparseDirect, sparseFinite, sparseGradientW,
} from './sparse/columns';
import {
  catchUp, catchUpAll, columnSquares, countStep, directDecay, sparseDecay, sparsePenalty, sparseSquares,
} from './sparse/penalty';
import { alone, barrier, thread, threads, together } from './threads';
import { madd } from './vector';

/** Bytes of a header, and of an instruction. */
const LINE: usize = 64;

// Header words.
const BLOCK_COUNT: usize = 0;
const AFTER_COUNT: usize = 4;
const LOSSES: usize = 8;
const PARTIALS: usize = 12;
const COST: usize = 16;
const FLAGS: usize = 20;
const THETA: usize = 24;
const G: usize = 28;
const COUNT: usize = 32;
const HAS_GRADIENT: usize = 36;
// The noted columns of a sparse first layer (0: there is none), the leading dimension of W and its elements.
const TOUCHED: usize = 40;
const SPARSE_LD: usize = 44;
const SPARSE_COUNT: usize = 48;
// The loss below which an answer is right, as a number; 0 where the loss does not tell.
const LIKELY: usize = 56;

// Operands that stand for the columns of X, of Y and of the weights that the block is about.
const VIEWS: usize = 4;
const VIEW_X: usize = 1;
const VIEW_Y: usize = 2;
let viewX: usize = 0;
let viewY: usize = 0;
let viewWeights: usize = 0;

// @ts-ignore: decorator
@inline
function word(line: usize, index: usize): i32 {
  return load<i32>(line + (index << 2));
}

// @ts-ignore: decorator
@inline
function real(line: usize, index: usize): f64 {
  return load<f64>(line + (index << 2));
}

/** The address that an operand means. */
// @ts-ignore: decorator
@inline
function at(line: usize, index: usize): usize {
  const address = <usize>load<u32>(line + (index << 2));
  if (address >= VIEWS) return address;
  return address == VIEW_X ? viewX : address == VIEW_Y ? viewY : address == 0 ? 0 : viewWeights;
}

// With one example a step and plain gradient descent, dW[1] is dZ xᵀ: the update adds it to W[1] without forming it.
let direct: bool = false;
let directZ: usize = 0;
let directStarts: usize = 0;
let directExample: i32 = 0;
let directScale: f64 = 1;

// With plain gradient descent over dense inputs, a gradient is added to θ as it is formed: θ −= rate · g, without g.
let descent: f64 = NaN;

/** Steps move θ by this rate, which may be 0, as they form gradients; NaN: they form g, and the update moves θ. */
export function useDescent(rate: f64): void {
  descent = rate;
}

/** Whether steps have one example and the rule is plain gradient descent without clipping. */
export function useDirect(value: bool): void {
  direct = value;
}

/**
 * Runs the block instructions of a program over `count` columns from `first` of a step of `columns` columns.
 * The j-th column of the step is column order[offset + j] of X, or offset + j when order is 0.
 */
export function runBlock<T>(
  program: usize,
  order: usize,
  offset: i32,
  columns: i32,
  first: i32,
  count: i32,
  step: i32,
  key: i32,
): void {
  runLines<T>(program, 0, word(program, BLOCK_COUNT >> 2), order, offset, columns, first, count, step, key);
  addLosses(program, first, count);
}

/** Instructions `from` up to `to` of the block. */
export function runLines<T>(
  program: usize,
  from: i32,
  to: i32,
  order: usize,
  offset: i32,
  columns: i32,
  first: i32,
  count: i32,
  step: i32,
  key: i32,
): void {
  const start = offset + first;
  const descends = descent == descent;
  const scale = <T>((descends ? -descent : 1.0) / <f64>columns);
  const fresh = first == 0 && !descends;
  // From a gradient to the parameters that it moves.
  const moved = descends ? <usize>load<u32>(program + THETA) - <usize>load<u32>(program + G) : 0;
  for (let i = from; i < to; i++) {
    const line = program + LINE * <usize>(i + 1);
    let meet = word(line, 15) != 0;
    switch (word(line, 0)) {
      case 1: {
        // gather: X or Y. Without an order the columns stand where they are.
        const source = at(line, 2);
        const buffer = at(line, 5);
        let view = buffer;
        if (source == 0) {
          meet = false; // the host has filled the buffer
        } else if (order == 0) {
          view = source + <usize>start * <usize>word(line, 3) * sizeof<T>();
          meet = false;
        } else {
          gather<T>(source, word(line, 3), word(line, 4), order, start, count, buffer, word(line, 6));
        }
        if (word(line, 1) == VIEW_X) viewX = view;
        else viewY = view;
        break;
      }
      case 2:
        affine<T>(
          at(line, 1), word(line, 2), at(line, 3), word(line, 4), word(line, 5), at(line, 6), word(line, 7),
          at(line, 8), word(line, 9), count, word(line, 10),
        );
        break;
      case 3:
        activate<T>(word(line, 1), at(line, 2), at(line, 3), word(line, 4) * count);
        break;
      case 4:
        output<T>(
          word(line, 1), word(line, 2), at(line, 3), word(line, 4), at(line, 5), at(line, 6), word(line, 7),
          at(line, 8), word(line, 9), count, at(line, 10), load<u32>(program + LOSSES), word(line, 11),
        );
        break;
      case 5:
        gradientW<T>(
          at(line, 1), word(line, 2), word(line, 3), at(line, 4), word(line, 5), word(line, 6), at(line, 7) + moved,
          word(line, 8), count, scale, fresh,
        );
        break;
      case 6:
        gradientB<T>(at(line, 1), word(line, 2), word(line, 3), at(line, 4) + moved, count, scale, fresh);
        break;
      case 7:
        backpropagate<T>(
          at(line, 1), word(line, 2), word(line, 3), word(line, 4), at(line, 5), word(line, 6), at(line, 7),
          word(line, 8), at(line, 9), count, word(line, 10),
        );
        break;
      case 8:
        activateBackward<T>(word(line, 1), at(line, 2), at(line, 3), at(line, 4), word(line, 5) * count);
        break;
      case 9:
        dropout<T>(
          at(line, 1), at(line, 2), word(line, 3), word(line, 4), count, word(line, 5), real(line, 6), key, step,
          order, start,
        );
        break;
      case 10:
        biasActivate<T>(at(line, 1), word(line, 2), word(line, 3), at(line, 4), count, word(line, 5));
        break;
      case 12:
        sparseAffine<T>(
          at(line, 1), word(line, 2), at(line, 3), word(line, 4), at(line, 5), at(line, 6), at(line, 7), order,
          start, count, at(line, 8), word(line, 9), word(line, 10),
        );
        break;
      case 13:
        if (direct) {
          directZ = at(line, 1);
          directStarts = at(line, 4);
          directExample = order == 0 ? start : load<i32>(order + (<usize>start << 2));
          directScale = <f64>scale;
          break;
        }
        sparseGradientW<T>(
          at(line, 1), word(line, 2), word(line, 3), at(line, 4), at(line, 5), at(line, 6), order, start, count,
          at(line, 7), word(line, 8), scale, at(line, 9), at(line, 10), at(line, 11),
        );
        break;
      case 16:
        catchUp<T>(
          at(line, 1), word(line, 2), at(line, 3), at(line, 4), order, start, count, at(line, 5), at(line, 6),
          at(line, 7),
        );
        break;
      case 14: {
        const db = at(line, 10);
        logistic<T>(
          at(line, 1), at(line, 2), word(line, 3), at(line, 4), word(line, 5), at(line, 6), at(line, 6), at(line, 7),
          at(line, 8), count, word(line, 12), word(line, 13), at(line, 14), load<u32>(program + LOSSES),
          Want.losses | Want.dZ, at(line, 9) + moved, db == 0 ? 0 : db + moved, scale, fresh, at(line, 11),
        );
        break;
      }
      case 15: {
        // logistic, whose products a library has formed.
        const db = at(line, 10);
        logisticSums<T>(
          word(line, 3), at(line, 11), chunksOfEights(count), at(line, 9) + moved, db == 0 ? 0 : db + moved,
          at(line, 8), count, scale, fresh,
        );
        break;
      }
      case 11: {
        // gather: the weights of the examples.
        const source = at(line, 1);
        const buffer = at(line, 2);
        meet = false;
        if (source == 0) {
          viewWeights = buffer;
        } else if (order == 0) {
          viewWeights = source + ((<usize>start) << 3);
        } else {
          gather<f64>(source, 1, 1, order, start, count, buffer, 1);
          viewWeights = buffer;
          meet = true;
        }
        break;
      }
    }
    if (meet) barrier();
  }
}

/** What stands between a library's products for columns start to stop of instruction `index`, a logistic one. */
export function runErrors<T>(program: usize, index: i32, start: i32, stop: i32): void {
  const line = program + LINE * <usize>(index + 1);
  logisticErrors<T>(
    at(line, 2), at(line, 6), at(line, 7), at(line, 8), start, stop, word(line, 12), word(line, 13), at(line, 14),
    load<u32>(program + LOSSES),
  );
}

/** Adds the losses of a block's columns, one after the other, to the cost of the step, and counts the right answers. */
export function addLosses(program: usize, first: i32, count: i32): void {
  if (thread != 0) return;
  const losses = <usize>load<u32>(program + LOSSES);
  if (losses == 0) return;
  const cell = <usize>load<u32>(program + COST);
  const likely = load<f64>(program + LIKELY);
  let sum = first == 0 ? 0.0 : load<f64>(cell);
  let right = first == 0 ? 0 : load<i32>(cell, 8);
  for (let j = 0; j < count; j++) {
    const loss = load<f64>(losses + ((<usize>j) << 3));
    sum += loss;
    right += i32(loss < likely);
  }
  store<f64>(cell, sum);
  store<i32>(cell, right, 8);
}

/** The examples of the step that were judged right. */
export function right(program: usize): i32 {
  return load<i32>(load<u32>(program + COST), 8);
}

/**
 * Runs what comes after the blocks of a step. The cost, or NaN when a gradient or a parameter is not finite;
 * the same for every thread. θ is looked at only when asked for: a step that spoils it shows in the next cost.
 */
export function finish<T>(program: usize, columns: i32, withTheta: bool): f64 {
  const cell = <usize>load<u32>(program + COST);
  const partials = <usize>load<u32>(program + PARTIALS);
  const after = word(program, AFTER_COUNT >> 2);
  const blockCount = word(program, BLOCK_COUNT >> 2);
  let penalty: f64 = 0;
  for (let i = 0; i < after; i++) {
    const line = program + LINE * <usize>(blockCount + i + 1);
    switch (word(line, 0)) {
      case 1: {
        // penaltyCost: the chunks are added in order, by every thread.
        const count = word(line, 2);
        barrier();
        sumOfSquares<T>(at(line, 1), count, partials);
        barrier();
        penalty += (real(line, 4) / 2) * sumOfChunks(partials, count);
        break;
      }
      case 2:
        penaltyGradient<T>(at(line, 1), at(line, 2), word(line, 3), <T>real(line, 4));
        barrier();
        break;
      case 3:
        // penaltyCost, of which the updates keep count.
        penalty += (real(line, 4) / 2) * load<f64>(at(line, 1));
        break;
      case 4:
        sparsePenalty<T>(
          at(line, 1), at(line, 2), word(line, 3), real(line, 4), columns, at(line, 6), at(line, 7), at(line, 8),
        );
        barrier();
        break;
    }
  }
  const count = word(program, COUNT >> 2);
  let finite = !withTheta || allFinite<T>(load<u32>(program + THETA), count);
  if (finite && word(program, HAS_GRADIENT >> 2) != 0) {
    const g = <usize>load<u32>(program + G);
    const touched = <usize>load<u32>(program + TOUCHED);
    if (touched == 0) {
      finite = allFinite<T>(g, count);
    } else {
      const sparse = word(program, SPARSE_COUNT >> 2);
      finite = allFinite<T>(g + <usize>sparse * sizeof<T>(), count - sparse);
      const ld = word(program, SPARSE_LD >> 2);
      if (thread == 0) finite = finite && (direct ? allOf<T>(directZ, ld) : sparseFinite<T>(g, ld, touched));
    }
  }
  if (threads > 1) {
    const flags = <usize>load<u32>(program + FLAGS);
    store<i32>(flags + ((<usize>thread) << 6), i32(finite));
    barrier();
    for (let t = 0; t < threads; t++) if (load<i32>(flags + ((<usize>t) << 6)) == 0) finite = false;
  }
  const cost = load<f64>(cell) / <f64>columns + penalty;
  barrier();
  return finite ? cost : NaN;
}

/** The cost of a step that has moved θ already; the same for every thread. */
export function descended(program: usize, columns: i32): f64 {
  // The first thread has added the losses by itself.
  barrier();
  return load<f64>(load<u32>(program + COST)) / <f64>columns;
}

/** Whether so many neighbors are finite, looked at by this thread alone. */
function allOf<T>(x: usize, count: i32): bool {
  alone();
  const finite = allFinite<T>(x, count);
  together();
  return finite;
}

function sumOfChunks(partials: usize, count: i32): f64 {
  let sum: f64 = 0;
  for (let c = 0; c * PARTIAL < count; c++) sum += load<f64>(partials + ((<usize>c) << 3));
  return sum;
}

/**
 * Clips g and moves θ along −g. The rule is 32 words and numbers: code, θ, g, count, two states, partials, noted
 * columns (0: all); the largest norm and up to three constants from word 8 on; then the leading dimension of a sparse
 * W[1], which stands first in θ, its elements, the marks of its columns, and whether all of them move all the same (a
 * penalty has gradients everywhere), and the values and the indices of the sparse X. Else only the noted ones do. Then
 * what sparse/penalty.ts needs: kept, counts and factors (0: no penalty), and from word 26 on λ/m where W[1] decays.
 */
export function update<T>(rule: usize, rate: f64, correction1: f64, correction2: f64): void {
  const touched = at(rule, 7);
  const ld = word(rule, 16);
  const whole = word(rule, 19) != 0;
  const sparse = touched == 0 || whole ? 0 : word(rule, 17);
  const past = <usize>sparse * sizeof<T>();
  const theta = at(rule, 1);
  const g = at(rule, 2);
  const count = word(rule, 3) - sparse;
  const norm = real(rule, 8);
  const kept = at(rule, 22);
  const decay = real(rule, 26);
  if (norm > 0) {
    const partials = at(rule, 6);
    sumOfSquares<T>(g + past, count, partials);
    barrier();
    let squares = sumOfChunks(partials, count);
    if (touched != 0 && !whole) squares += sparseSquares<T>(g, ld, touched);
    const length = sqrt(squares);
    // Before a column changes, every thread has seen its square.
    barrier();
    if (length > norm) {
      scaleBy<T>(g + past, count, <T>(norm / length));
      if (touched != 0 && !whole && thread == 0) eachTouched<T>(rule, -1, norm / length, correction1, correction2);
    }
  }
  apply<T>(rule, past, count, rate, correction1, correction2);
  if (whole) barrier();
  if (touched != 0 && thread == 0) {
    if (whole) {
      sparseClear<T>(g, ld, touched, at(rule, 18));
      memory.fill(g, 0, <usize>word(rule, 17) * sizeof<T>());
    } else if (decay > 0) {
      const counts = at(rule, 23);
      const part = rate * decay;
      if (direct) {
        const step = rate * directScale;
        directDecay<T>(
          theta, ld, directZ, directStarts, at(rule, 21), at(rule, 20), directExample, step, part, kept, counts,
        );
      } else {
        sparseDecay<T>(theta, g, ld, touched, at(rule, 18), rate, part, kept, counts);
      }
      countStep(part, kept, at(rule, 24));
    } else if (direct) {
      const values = at(rule, 20);
      sparseDirect<T>(theta, ld, directZ, directStarts, at(rule, 21), values, directExample, <T>(rate * directScale));
    } else if (word(rule, 0) == 0) {
      sparseDescent<T>(theta, g, ld, touched, at(rule, 18), <T>rate);
    } else {
      eachTouched<T>(rule, word(rule, 0), rate, correction1, correction2);
      sparseClear<T>(g, ld, touched, at(rule, 18));
    }
  }
  barrier();
}

/** Before the first step of an epoch over a sparse X: nothing is noted, no column waits, and ΣW[1]² is counted anew. */
export function beginEpoch<T>(rule: usize): void {
  const touched = at(rule, 7);
  const kept = at(rule, 22);
  const ld = word(rule, 16);
  const count = word(rule, 17);
  const partials = at(rule, 6);
  if (kept != 0) sumOfSquares<T>(at(rule, 1), count, partials);
  barrier();
  if (thread == 0) {
    // What a step has left that ended with a number that is not finite.
    if (load<u32>(touched) != 0) {
      sparseClear<T>(at(rule, 2), ld, touched, at(rule, 18));
      if (word(rule, 19) != 0) memory.fill(at(rule, 2), 0, <usize>count * sizeof<T>());
    }
    if (kept != 0) {
      store<f64>(kept, sumOfChunks(partials, count));
      store<u32>(kept, 0, 8);
      memory.fill(at(rule, 23), 0, <usize>(count / ld) << 2);
      if (real(rule, 26) > 0) store<f64>(at(rule, 24), 1);
    }
  }
  barrier();
}

/** After the last step of an epoch: no column waits any more. */
export function endEpoch<T>(rule: usize): void {
  if (real(rule, 26) == 0) return;
  const ld = word(rule, 16);
  catchUpAll<T>(at(rule, 1), ld, word(rule, 17) / ld, at(rule, 22), at(rule, 23), at(rule, 24));
  barrier();
}

/** The rule over `count` elements from a place of all vectors. */
function apply<T>(rule: usize, past: usize, count: i32, rate: f64, correction1: f64, correction2: f64): void {
  const theta = at(rule, 1) + past;
  const g = at(rule, 2) + past;
  switch (word(rule, 0)) {
    case 0:
      gradientDescent<T>(theta, g, count, rate);
      break;
    case 1:
      momentum<T>(theta, g, at(rule, 4) + past, count, rate, real(rule, 10));
      break;
    case 2:
      adam<T>(
        theta, g, at(rule, 4) + past, at(rule, 5) + past, count, rate, real(rule, 10), real(rule, 12),
        real(rule, 14), correction1, correction2,
      );
      break;
  }
}

/** The rule for the noted columns alone, or with code −1 their gradients times `rate`; by the first thread. */
function eachTouched<T>(rule: usize, code: i32, rate: f64, correction1: f64, correction2: f64): void {
  const touched = at(rule, 7);
  const ld = word(rule, 16);
  const theta = at(rule, 1);
  const g = at(rule, 2);
  const kept = at(rule, 22);
  const count = <usize>load<u32>(touched);
  let change: f64 = 0;
  // Kernels share elements out among the threads: here one does all.
  alone();
  for (let n: usize = 1; n <= count; n++) {
    const past = <usize>load<u32>(touched + (n << 2)) * <usize>ld * sizeof<T>();
    if (code < 0) {
      scaleBy<T>(g + past, ld, <T>rate);
      continue;
    }
    if (kept != 0) change -= columnSquares<T>(theta + past, ld);
    apply<T>(rule, past, ld, rate, correction1, correction2);
    if (kept != 0) change += columnSquares<T>(theta + past, ld);
  }
  if (kept != 0) store<f64>(kept, load<f64>(kept) + change);
  together();
}

/** Whether a · b + c is rounded once: (1 + ε)² − (1 + 2ε) keeps ε² then. */
export function fused<T>(): bool {
  const e = sizeof<T>() == 4 ? <T>0.000244140625 : <T>7.450580596923828e-9;
  const a = v128.splat<T>(<T>1 + e);
  const c = v128.splat<T>(-(<T>1 + e + e));
  return v128.any_true(v128.ne<T>(madd<T>(a, a, c), v128.splat<T>(<T>0)));
}
