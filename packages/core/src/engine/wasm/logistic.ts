import type { Name, Operation } from '../tape.js';

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

/** The sums of the kernel `logistic`, one for each chunk of columns. */
const mostChunks = 4;

/** Bytes that the kernel `logistic` shares between threads. */
export function logisticBytes(inner: number, size: number): number {
  return mostChunks * Math.ceil((inner * size) / 64) * 64;
}
