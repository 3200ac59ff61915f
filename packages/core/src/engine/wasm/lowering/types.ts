import type { Precision } from '../../description.js';
import type { Name } from '../../tape.js';
import type { Arena, VectorLayout } from '../arena.js';
import type { Buffer, Noted, Resident } from '../buffer.js';
import type { LogisticCall } from '../logistic.js';
import type { ProductCall, ProductChoice } from '../products.js';

/** What lowering knows beside the tape. */
export interface Surroundings {
  readonly arena: Arena;
  readonly precision: Precision;
  readonly layout: VectorLayout;
  /** Addresses of θ and of g. */
  readonly theta: number;
  readonly g: number;
  readonly resident: Resident;
  readonly noted?: Noted | undefined;
  /** A tape of the same training that is never run at the same time: its matrices may be used. */
  readonly other?: Pick<Lowered, 'blockColumns' | 'buffers'> | undefined;
  /** The most threads that will run it. */
  readonly threads: number;
  /** Which products a library computes, if any. */
  readonly products?: ProductChoice | undefined;
}

/** A tape as the kernels run it. Plain data. */
export interface Lowered {
  readonly address: number;
  /** The header and the instructions that belong at that address. */
  readonly words: Uint32Array;
  readonly blockColumns: number;
  /** The matrices of a block. */
  readonly buffers: ReadonlyMap<Name, Buffer>;
  /** Where the host puts a block's columns of data that are not resident. */
  readonly inputs: readonly BlockInput[];
  readonly weights: number | undefined;
  /** The matrices that are read or filled from outside. */
  readonly observed: ReadonlyMap<Name, Buffer>;
  /** The instructions of a block, and the products of a library that come between them. */
  readonly lineCount: number;
  readonly products: readonly ProductCall[];
  /** Both products of a network of one unit, where a library has them. */
  readonly logistic: LogisticCall | undefined;
}

export interface BlockInput {
  readonly from: 'X' | 'Y';
  readonly buffer: Buffer;
}
