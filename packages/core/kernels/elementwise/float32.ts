// The kernels of this folder for f32, as functions of the module.
import { activateBackward as activateBackwardOf, activate as activateOf } from './activate';
import { dropout as dropoutOf } from './dropout';
import { gather as gatherOf } from './gather';
import { adam as adamOf, gradientDescent as gradientDescentOf, momentum as momentumOf } from './optimizers';
import { output as outputOf } from './output';
import { penaltyGradient as penaltyGradientOf } from './penalty';
import { allFinite as allFiniteOf, scaleBy as scaleByOf, sumOfSquares as sumOfSquaresOf } from './whole';

type T = f32;

export function activate(activation: i32, Z: usize, out: usize, count: i32): void {
  activateOf<T>(activation, Z, out, count);
}

export function activateBackward(activation: i32, A: usize, D: usize, out: usize, count: i32): void {
  activateBackwardOf<T>(activation, A, D, out, count);
}

export function dropout(
  A: usize,
  out: usize,
  ld: i32,
  rows: i32,
  columns: i32,
  layer: u32,
  keep: f64,
  key: u32,
  step: u32,
  order: usize,
  start: i32,
): void {
  dropoutOf<T>(A, out, ld, rows, columns, layer, keep, key, step, order, start);
}

export function gather(
  source: usize,
  ldSource: i32,
  rows: i32,
  order: usize,
  start: i32,
  columns: i32,
  target: usize,
  ldTarget: i32,
): void {
  gatherOf<T>(source, ldSource, rows, order, start, columns, target, ldTarget);
}

export function adam(
  theta: usize,
  g: usize,
  v: usize,
  s: usize,
  count: i32,
  rate: f64,
  beta1: f64,
  beta2: f64,
  epsilon: f64,
  vCorrection: f64,
  sCorrection: f64,
): void {
  adamOf<T>(theta, g, v, s, count, rate, beta1, beta2, epsilon, vCorrection, sCorrection);
}

export function gradientDescent(theta: usize, g: usize, count: i32, rate: f64): void {
  gradientDescentOf<T>(theta, g, count, rate);
}

export function momentum(theta: usize, g: usize, v: usize, count: i32, rate: f64, beta: f64): void {
  momentumOf<T>(theta, g, v, count, rate, beta);
}

export function output(
  cost: i32,
  activation: i32,
  Z: usize,
  ldZ: i32,
  A: usize,
  Y: usize,
  ldY: i32,
  dZ: usize,
  rows: i32,
  columns: i32,
  weights: usize,
  losses: usize,
  want: i32,
): void {
  outputOf<T>(cost, activation, Z, ldZ, A, Y, ldY, dZ, rows, columns, weights, losses, want);
}

export function penaltyGradient(W: usize, dW: usize, count: i32, ratio: T): void {
  penaltyGradientOf<T>(W, dW, count, ratio);
}

export function allFinite(g: usize, count: i32): bool {
  return allFiniteOf<T>(g, count);
}

export function scaleBy(g: usize, count: i32, factor: T): void {
  scaleByOf<T>(g, count, factor);
}

export function sumOfSquares(x: usize, count: i32, partials: usize): void {
  sumOfSquaresOf<T>(x, count, partials);
}
