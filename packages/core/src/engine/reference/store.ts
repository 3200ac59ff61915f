import type { FloatArray } from '../../matrix/matrix.js';
import type { TrainerPlan } from '../engine.js';
import type { Place, Store, Vectors } from '../trainer.js';

/** The vectors of a training in float64, copied between places as a whole. */
export class ReferenceStore implements Store {
  readonly #places: Record<Place, { theta: Float64Array; g: Float64Array; states: Float64Array[] }>;

  constructor({ theta, rule }: TrainerPlan) {
    const vectors = () => ({
      theta: Float64Array.from(theta),
      g: new Float64Array(theta.length),
      states: rule.states.map(() => new Float64Array(theta.length)),
    });
    this.#places = { now: vectors(), accepted: vectors(), best: vectors() };
  }

  /** The vectors themselves. */
  get now(): { theta: Float64Array; g: Float64Array; states: readonly Float64Array[] } {
    return this.#places.now;
  }

  copy(from: Place, to: Place): void {
    this.write(to, this.#places[from]);
  }

  clear(state: number): void {
    this.#places.now.states[state].fill(0);
  }

  read(place: Place): Vectors {
    const { theta, g, states } = this.#places[place];
    return { theta: theta.slice(), g: g.slice(), states: states.map((state) => state.slice()) };
  }

  copyTheta(place: Place, target: FloatArray): void {
    target.set(this.#places[place].theta);
  }

  write(place: Place, { theta, g, states }: Partial<Vectors>): void {
    const target = this.#places[place];
    if (theta) target.theta.set(theta);
    if (g) target.g.set(g);
    states?.forEach((values, at) => void target.states[at].set(values));
  }
}
