import type { FloatArray } from '../../matrix/matrix.js';
import type { Precision } from '../description.js';
import type { Region } from '../engine.js';
import type { Name } from '../tape.js';

/** Arrays begin on a cache line. */
const lineBytes = 64;

/** The rows that a matrix of units takes: whole vectors, or one. */
export function padded(rows: number): number {
  return rows === 1 ? 1 : (rows + 3) & ~3;
}

export const bytesOf = (precision: Precision): number => (precision === 'float32' ? 4 : 8);

/** Plans the memory of a training: addresses are given out one after the other, and none comes back. */
export class Arena {
  #end = lineBytes;

  /** The address of so many bytes, zero at the start. */
  take(bytes: number): number {
    const address = this.#end;
    this.#end += Math.ceil(bytes / lineBytes) * lineBytes;
    return address;
  }

  /** All bytes that were given out; kernels may read a little beyond the last. */
  get bytes(): number {
    return this.#end + lineBytes;
  }
}

/**
 * The leading dimension of a matrix with a column per example. Columns that are a multiple of 1 kB apart fall on
 * the same few places of a cache, so these get a line more.
 */
export function columnStride(rows: number, precision: Precision): number {
  const size = bytesOf(precision);
  const bytes = rows * size;
  return bytes >= 1024 && bytes % 1024 === 0 ? rows + lineBytes / size : rows;
}

/** A matrix of parameters: where it stands in a compact vector, and where in the padded one. */
export interface PaddedRegion extends Region {
  readonly ld: number;
  /** In elements from the start of the padded vector. */
  readonly offset: number;
}

/** The layout of θ in an engine's memory: every matrix begins on a line, every column is padded with zeros. */
export class VectorLayout {
  readonly length: number;
  /** Elements of a vector without padding. */
  readonly compactLength: number;
  readonly regions: ReadonlyMap<Name, PaddedRegion>;
  readonly #matrices: readonly PaddedRegion[];

  constructor(parameters: ReadonlyMap<Name, Region>) {
    const regions = new Map<Name, PaddedRegion>();
    const offsets = new Map<number, number>();
    let end = 0;
    for (const [name, region] of parameters) {
      const ld = padded(region.rows);
      // dW[l] stands in g where W[l] stands in θ.
      let offset = offsets.get(region.at);
      if (offset === undefined) {
        offset = end;
        offsets.set(region.at, offset);
        end += Math.ceil((ld * region.columns) / 16) * 16;
      }
      regions.set(name, { ...region, ld, offset });
    }
    this.length = end;
    this.regions = regions;
    this.#matrices = [...regions.values()].filter(({ vector }) => vector === 'theta');
    this.compactLength = this.#matrices.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
  }

  /** Puts a compact vector into a padded one. */
  pad(compact: FloatArray, target: FloatArray): void {
    for (const { at, rows, columns, ld, offset } of this.#matrices) {
      if (ld === rows) {
        target.set(compact.subarray(at, at + rows * columns), offset);
        continue;
      }
      for (let j = 0, from = at; j < columns; j++) {
        const to = offset + j * ld;
        for (let i = 0; i < rows; i++) target[to + i] = compact[from++];
      }
    }
  }

  /** Takes a compact vector out of a padded one. */
  unpad(source: FloatArray, compact: FloatArray): void {
    for (const { at, rows, columns, ld, offset } of this.#matrices) {
      if (ld === rows) {
        compact.set(source.subarray(offset, offset + rows * columns), at);
        continue;
      }
      for (let j = 0, to = at; j < columns; j++) {
        const from = offset + j * ld;
        for (let i = 0; i < rows; i++) compact[to++] = source[from + i];
      }
    }
  }
}

/** Room for the partial sums over all parameters, one for every 4096 of them: PARTIAL of packages/core/kernels. */
export function partialBytes({ length }: VectorLayout): number {
  return 8 * Math.ceil(length / 4096);
}
