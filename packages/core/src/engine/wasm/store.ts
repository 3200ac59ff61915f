import type { FloatArray } from '../../matrix/matrix.js';
import type { Place, Store, Vectors } from '../trainer.js';
import { bytesOf, type VectorLayout } from './arena.js';
import type { Noted } from './buffer.js';
import type { Kernels } from './kernels.js';
import type { HostMemory } from './memory.js';
import type { TrainingMemory, VectorAddresses } from './training-memory.js';

/** The vectors of a training in the engine's memory; they come and go without the padding. */
export class WasmStore implements Store {
  readonly #memory: HostMemory;
  readonly #layout: VectorLayout;
  readonly #places: Readonly<Record<Place, VectorAddresses>>;
  readonly #noted: Noted | undefined;
  readonly #kernels: Pick<Kernels, 'copy'>;
  /** The accepted θ, where it does not stand in the memory: it is gone back to, and never read. */
  readonly #accepted: FloatArray | undefined;

  constructor(
    memory: HostMemory,
    layout: VectorLayout,
    training: Pick<TrainingMemory, 'places' | 'noted'>,
    kernels: Pick<Kernels, 'copy'>,
    accepted?: FloatArray,
  ) {
    this.#accepted = accepted;
    this.#kernels = kernels;
    this.#memory = memory;
    this.#layout = layout;
    this.#places = training.places;
    this.#noted = training.noted;
  }

  copy(from: Place, to: Place): void {
    if (to === 'now') this.#waitsNoMore();
    const source = this.#places[from];
    const target = this.#places[to];
    this.#moveTheta(source.theta, target.theta);
    if (source.g !== 0 && target.g !== 0) this.#copy(source.g, target.g);
    target.states.forEach((address, at) => void this.#copy(source.states[at], address));
  }

  clear(state: number): void {
    this.#view(this.#places.now.states[state]).fill(0);
  }

  read(place: Place): Vectors {
    const { theta, g, states } = this.#places[place];
    const values = this.#read(theta);
    if (place === 'now') this.#decay(values);
    return {
      theta: values,
      g: g === 0 ? new Float64Array() : this.#read(g),
      states: states.map((address) => this.#read(address)),
    };
  }

  copyTheta(place: Place, target: FloatArray): void {
    this.#layout.unpad(this.#view(this.#places[place].theta), target);
    if (place === 'now') this.#decay(target);
  }

  write(place: Place, { theta, g, states }: Partial<Vectors>): void {
    const target = this.#places[place];
    if (theta && place === 'now') this.#waitsNoMore();
    if (theta) this.#layout.pad(theta, this.#view(target.theta));
    if (g) this.#layout.pad(g, this.#view(target.g));
    states?.forEach((values, at) => void this.#layout.pad(values, this.#view(target.states[at])));
  }

  /** Makes the columns of dW[1] zero that a sparse step has written, and forgets which they were. */
  forgetNoted({ touched, marks, count, ld }: Noted): void {
    const { memory, words, numbers } = this.#memory;
    const start = this.#memory.index(this.#places.now.g);
    numbers.fill(0, start, start + count);
    new Uint8Array(memory.buffer, marks, count / ld).fill(0);
    words[touched / 4] = 0;
  }

  /** Gives a copy of θ the decay that columns of W[1] still wait for: see kernels/sparse/penalty.ts. */
  #decay(theta: FloatArray): void {
    const { penalty, ld = 1, count = 0 } = this.#noted ?? {};
    if (!penalty || penalty.decay === 0) return;
    const { words, doubles } = this.#memory;
    const step = words[penalty.kept / 4 + 2];
    const [{ rows }] = this.#layout.regions.values();
    for (let k = 0; k < count / ld; k++) {
      const done = words[penalty.counts / 4 + k];
      if (done === step) continue;
      const power = doubles[penalty.factors / 8 + step - done];
      for (let i = k * rows; i < (k + 1) * rows; i++) theta[i] *= power;
    }
  }

  /** Other parameters are here now: no column waits. */
  #waitsNoMore(): void {
    const { penalty, ld = 1, count = 0 } = this.#noted ?? {};
    if (!penalty || penalty.decay === 0) return;
    const { words } = this.#memory;
    words[penalty.kept / 4 + 2] = 0;
    words.fill(0, penalty.counts / 4, penalty.counts / 4 + count / ld);
  }

  #read(address: number): Float64Array {
    const compact = new Float64Array(this.#layout.compactLength);
    this.#layout.unpad(this.#view(address), compact);
    return compact;
  }

  /** @param from, to addresses, or 0 for the caller's array */
  #moveTheta(from: number, to: number): void {
    if (to === 0) this.#layout.unpad(this.#view(from), this.#accepted!);
    else if (from === 0) {
      const target = this.#view(to);
      // Numbers that are not finite may have come into the padding.
      target.fill(0);
      this.#layout.pad(this.#accepted!, target);
    } else this.#copy(from, to);
  }

  #copy(from: number, to: number): void {
    // In shared memory the host copies number by number.
    this.#kernels.copy(to, from, this.#layout.length * bytesOf(this.#memory.precision));
  }

  #view(address: number): Float32Array | Float64Array {
    return this.#memory.view(address, this.#layout.length);
  }
}
