// The products for f64, as functions of the module.
import { affine as affineOf } from './affine';
import { backpropagate as backpropagateOf } from './backpropagate';
import { gradientB as gradientBOf, gradientW as gradientWOf } from './gradient';
import { logistic as logisticOf } from './logistic';
import { addTransposed as addTransposedOf } from './transpose';

type T = f64;

export function affine(W: usize, ldW: i32, b: usize, rows: i32, inner: i32, A: usize, ldA: i32, Z: usize, ldZ: i32, columns: i32, activation: i32): void {
  affineOf<T>(W, ldW, b, rows, inner, A, ldA, Z, ldZ, columns, activation);
}

export function backpropagate(W: usize, ldW: i32, rows: i32, outputs: i32, dZ: usize, ldZ: i32, out: usize, ldOut: i32, A: usize, columns: i32, activation: i32): void {
  backpropagateOf<T>(W, ldW, rows, outputs, dZ, ldZ, out, ldOut, A, columns, activation);
}

export function gradientW(dZ: usize, ldZ: i32, rows: i32, A: usize, ldA: i32, inner: i32, dW: usize, ldW: i32, columns: i32, scale: T, first: bool): void {
  gradientWOf<T>(dZ, ldZ, rows, A, ldA, inner, dW, ldW, columns, scale, first);
}

export function gradientB(dZ: usize, ldZ: i32, rows: i32, db: usize, columns: i32, scale: T, first: bool): void {
  gradientBOf<T>(dZ, ldZ, rows, db, columns, scale, first);
}

export function logistic(W: usize, b: usize, inner: i32, X: usize, ldX: i32, Z: usize, A: usize, Y: usize, dZ: usize, columns: i32, cost: i32, activation: i32, weights: usize, losses: usize, want: i32, dW: usize, db: usize, scale: T, first: bool, shared: usize): void {
  logisticOf<T>(W, b, inner, X, ldX, Z, A, Y, dZ, columns, cost, activation, weights, losses, want, dW, db, scale, first, shared);
}

export function addTransposed(from: usize, ldFrom: i32, rows: i32, columns: i32, target: usize, ldTarget: i32, add: bool): void {
  addTransposedOf<T>(from, ldFrom, rows, columns, target, ldTarget, add);
}
