// Runs lowered tapes. A program is a header of 16 words and instructions of 16 words each, written by the host
// (src/engine/wasm/lower.ts); every thread runs all instructions and does its part of each. Words are i32 or u32
// addresses; numbers stand as f64 in two words.

import { activate, activateBackward } from './elementwise/activate';
import { biasActivate } from './elementwise/bias-activate';
import { dropout } from './elementwise/dropout';
import { gather } from './elementwise/gather';
import { adam, gradientDescent, momentum } from './elementwise/optimizers';
import { output } from './elementwise/output';
import { penaltyCost, penaltyGradient } from './elementwise/penalty';
import { allFinite, scaleBy, sumOfSquares } from './elementwise/whole';
import { affine } from './products/affine';
import { backpropagate } from './products/backpropagate';
import { gradientB, gradientW } from './products/gradient';
import { barrier, thread, threads } from './threads';
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
  const scale = <T>(1.0 / <f64>columns);
  for (let i = from; i < to; i++) {
    const line = program + LINE * <usize>(i + 1);
    let together = word(line, 15) != 0;
    switch (word(line, 0)) {
      case 1: {
        // gather: X or Y. Without an order the columns stand where they are.
        const source = at(line, 2);
        const buffer = at(line, 5);
        let view = buffer;
        if (source == 0) {
          together = false; // the host has filled the buffer
        } else if (order == 0) {
          view = source + <usize>start * <usize>word(line, 3) * sizeof<T>();
          together = false;
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
          at(line, 1), word(line, 2), word(line, 3), at(line, 4), word(line, 5), word(line, 6), at(line, 7),
          word(line, 8), count, scale, first == 0,
        );
        break;
      case 6:
        gradientB<T>(at(line, 1), word(line, 2), word(line, 3), at(line, 4), count, scale, first == 0);
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
      case 11: {
        // gather: the weights of the examples.
        const source = at(line, 1);
        const buffer = at(line, 2);
        together = false;
        if (source == 0) {
          viewWeights = buffer;
        } else if (order == 0) {
          viewWeights = source + ((<usize>start) << 3);
        } else {
          gather<f64>(source, 1, 1, order, start, count, buffer, 1);
          viewWeights = buffer;
          together = true;
        }
        break;
      }
    }
    if (together) barrier();
  }
}

/** Adds the losses of a block's columns, one after the other, to the cost of the step. */
export function addLosses(program: usize, first: i32, count: i32): void {
  if (thread != 0) return;
  const losses = <usize>load<u32>(program + LOSSES);
  if (losses == 0) return;
  const cell = <usize>load<u32>(program + COST);
  let sum = first == 0 ? 0.0 : load<f64>(cell);
  for (let j = 0; j < count; j++) sum += load<f64>(losses + ((<usize>j) << 3));
  store<f64>(cell, sum);
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
    if (word(line, 0) == 1) {
      // penaltyCost: the chunks are added in order, by every thread.
      const count = word(line, 2);
      barrier();
      penaltyCost<T>(at(line, 1), count, partials);
      barrier();
      penalty += (real(line, 4) / 2) * sumOfChunks(partials, count);
    } else {
      penaltyGradient<T>(at(line, 1), at(line, 2), word(line, 3), <T>real(line, 4));
      barrier();
    }
  }
  const count = word(program, COUNT >> 2);
  let finite = !withTheta || allFinite<T>(load<u32>(program + THETA), count);
  if (finite && word(program, HAS_GRADIENT >> 2) != 0) finite = allFinite<T>(load<u32>(program + G), count);
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

/** The number of elements of a chunk of penaltyCost and sumOfSquares. */
const CHUNK: i32 = 4096;

function sumOfChunks(partials: usize, count: i32): f64 {
  let sum: f64 = 0;
  for (let c = 0; c * CHUNK < count; c++) sum += load<f64>(partials + ((<usize>c) << 3));
  return sum;
}

/**
 * Clips g and moves θ along −g. The rule is 16 words and numbers: code, θ, g, count, two states, partials, then
 * the largest norm and up to three constants.
 */
export function update<T>(rule: usize, rate: f64, step: i32, correction1: f64, correction2: f64): void {
  const theta = at(rule, 1);
  const g = at(rule, 2);
  const count = word(rule, 3);
  const norm = real(rule, 8);
  if (norm > 0) {
    const partials = at(rule, 6);
    sumOfSquares<T>(g, count, partials);
    barrier();
    const length = sqrt(sumOfChunks(partials, count));
    if (length > norm) scaleBy<T>(g, count, <T>(norm / length));
  }
  switch (word(rule, 0)) {
    case 0:
      gradientDescent<T>(theta, g, count, rate);
      break;
    case 1:
      momentum<T>(theta, g, at(rule, 4), count, rate, real(rule, 10));
      break;
    case 2:
      adam<T>(
        theta, g, at(rule, 4), at(rule, 5), count, rate, real(rule, 10), real(rule, 12), real(rule, 14),
        correction1, correction2,
      );
      break;
  }
  barrier();
}

/** Whether a · b + c is rounded once: (1 + ε)² − (1 + 2ε) keeps ε² then. */
export function fused<T>(): bool {
  const e = sizeof<T>() == 4 ? <T>0.000244140625 : <T>7.450580596923828e-9;
  const a = v128.splat<T>(<T>1 + e);
  const c = v128.splat<T>(-(<T>1 + e + e));
  return v128.any_true(v128.ne<T>(madd<T>(a, a, c), v128.splat<T>(<T>0)));
}
