import type { Precision } from '../description.js';
import type { Memory } from './webassembly.js';

/** A memory as the host reads and writes it. The views last as long as a training: it grows between two of them alone. */
export class HostMemory {
  readonly memory: Memory;
  readonly precision: Precision;
  readonly words: Uint32Array;
  readonly doubles: Float64Array;
  /** Numbers in the precision of the engine. */
  readonly numbers: Float32Array | Float64Array;
  readonly #shift: 2 | 3;

  constructor(memory: Memory, precision: Precision) {
    this.memory = memory;
    this.precision = precision;
    this.words = new Uint32Array(memory.buffer);
    this.doubles = new Float64Array(memory.buffer);
    this.numbers = precision === 'float32' ? new Float32Array(memory.buffer) : this.doubles;
    this.#shift = precision === 'float32' ? 2 : 3;
  }

  /** The place of an address among the numbers. */
  index(address: number): number {
    return address >>> this.#shift;
  }

  /** So many numbers from an address. */
  view(address: number, count: number): Float32Array | Float64Array {
    const start = this.index(address);
    return this.numbers.subarray(start, start + count);
  }
}
