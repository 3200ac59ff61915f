import type { Name, Operation } from '../tape.js';
import type { Buffer } from './buffer.js';

type Of<op extends Operation['op']> = Extract<Operation, { op: op }>;

/** The operations of a gradient tape with one layer, from the layer on. */
export interface OneLayer {
  readonly affine: Of<'affine'>;
  readonly activate: Of<'activate'>;
  readonly Y: Name;
  readonly error: Of<'outputError'>;
  readonly gradientW: Of<'gradientW'>;
  /** Absent where there is no bias. */
  readonly gradientB: Of<'gradientB'> | undefined;
  /** How many operations it is. */
  readonly length: number;
}

/** The gradient tape of a network with one layer, when that is all that stands from this place on. */
export function oneLayerAt(tape: readonly Operation[], at: number): OneLayer | undefined {
  const [affine, activate, gather, cost, error, gradientW, gradientB] = tape.slice(at);
  if (affine?.op !== 'affine' || activate?.op !== 'activate' || gather?.op !== 'gather') return undefined;
  if (cost?.op !== 'outputCost' || error?.op !== 'outputError' || gradientW?.op !== 'gradientW') {
    return undefined;
  }
  const bias = gradientB?.op === 'gradientB' ? gradientB : undefined;
  const length = bias ? 7 : 6;
  if (at + length !== tape.length) return undefined;
  return { affine, activate, Y: gather.to, error, gradientW, gradientB: bias, length };
}

/**
 * Columns that a library's products take together: read for their dot products with w, and from the second cache once
 * more for their share of dW. With 8 of 12288 numbers the two take 172 µs for 209 columns, with 4 of them 186, with 32
 * 206, and one after the other over all columns 207 (OpenBLAS 0.3.21, Haswell).
 */
export const columnsTogether = 8;

/** The sums of the kernel `logistic`, one for each chunk of columns. */
export const mostChunks = 4;

/** A network of one unit in one pass over X whose products a library forms, before the instruction `line`. Plain data. */
export interface LogisticCall {
  readonly line: number;
  readonly W: number;
  readonly inner: number;
  /** The columns of X stand here when they were gathered by an order. */
  readonly X: Buffer;
  readonly Z: number;
  readonly dZ: number;
  /** The chunks' sums, and the bytes from one to the next. */
  readonly sums: number;
  readonly sumBytes: number;
}

/** Bytes that the kernel `logistic` shares between threads. */
export function logisticBytes(inner: number, size: number): number {
  return mostChunks * sumBytes(inner, size);
}

/** The bytes from one chunk's sum to the next. */
export function sumBytes(inner: number, size: number): number {
  return Math.ceil((inner * size) / 64) * 64;
}
