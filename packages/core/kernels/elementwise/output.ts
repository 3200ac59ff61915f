import { partEnd, partStart } from '../threads';
import { Activation, Cost } from './codes';
import { outputColumns } from './output-columns';
import { outputRow } from './output-row';
import { softmaxColumns } from './output-softmax';
import { endElement, firstElement } from './parts';

/**
 * The output layer of this thread's part of the columns: what `want` asks for of A = g(Z), the losses (f64, a
 * number per column) and dZ = ∂loss/∂Z, both times the column's weight (f64) where `weights` is not 0. Z, A
 * and dZ share ldZ; one of A and dZ may be Z. What is not wanted is not touched, nor Y when A alone is
 * wanted. Pads of dZ become zero.
 */
export function output<T>(
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
  if (rows == 1 && ldZ == 1 && ldY == 1 && activation != Activation.softmax) {
    outputRow<T>(
      cost,
      activation,
      Z,
      A,
      Y,
      dZ,
      firstElement(columns),
      endElement(columns),
      weights,
      losses,
      want,
    );
    return;
  }
  const first = partStart(columns);
  const end = partEnd(columns);
  if (activation == Activation.softmax) {
    softmaxColumns<T>(cost, Z, ldZ, A, Y, ldY, dZ, rows, first, end, weights, losses, want);
  } else {
    outputColumns<T>(cost, activation, Z, ldZ, A, Y, ldY, dZ, rows, first, end, weights, losses, want);
  }
}
