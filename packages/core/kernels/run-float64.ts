// The interpreter for f64, as functions of the module.
import {
  beginEpoch as beginEpochOf, endEpoch as endEpochOf, finish as finishOf, fused as fusedOf, runBlock as runBlockOf, runErrors as runErrorsOf, runLines as runLinesOf,
  update as updateOf,
} from './run';

type T = f64;

export { addLosses, descended, right, useDescent, useDirect } from './run';

export function runBlock(program: usize, order: usize, offset: i32, columns: i32, first: i32, count: i32, step: i32, key: i32): void {
  runBlockOf<T>(program, order, offset, columns, first, count, step, key);
}

export function runLines(program: usize, from: i32, to: i32, order: usize, offset: i32, columns: i32, first: i32, count: i32, step: i32, key: i32): void {
  runLinesOf<T>(program, from, to, order, offset, columns, first, count, step, key);
}

export function runErrors(program: usize, index: i32, start: i32, stop: i32): void {
  runErrorsOf<T>(program, index, start, stop);
}

export function finish(program: usize, columns: i32, withTheta: bool): f64 {
  return finishOf<T>(program, columns, withTheta);
}

export function update(rule: usize, rate: f64, correction1: f64, correction2: f64): void {
  updateOf<T>(rule, rate, correction1, correction2);
}

export function beginEpoch(rule: usize): void {
  beginEpochOf<T>(rule);
}

export function endEpoch(rule: usize): void {
  endEpochOf<T>(rule);
}

export function fused(): bool {
  return fusedOf<T>();
}
