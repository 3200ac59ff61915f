import type { FloatArray } from '../matrix/matrix.js';
import type { EngineInfo } from './description.js';
import type { Job } from './jobs.js';

/** The vectors of a training, all in the layout of θ. */
export interface Vectors {
  readonly theta: Float64Array;
  readonly g: Float64Array;
  /** Those of the optimizer. */
  readonly states: readonly Float64Array[];
}

/** Where an engine keeps copies of the vectors: as they are, as last accepted, and as they were best. */
export type Place = 'now' | 'accepted' | 'best';

/** One training inside an engine: it holds θ, g and the optimizer's vectors, and moves them by jobs. */
export interface Trainer {
  readonly info: EngineInfo;
  /** Goes on with a job for a few milliseconds at most, or to its end; a promise where others do the work. */
  advance(job: Job): void | Promise<void>;
  /** Clips g and moves θ along −g. */
  update(learningRate: number, step: number): void | Promise<void>;
  /** Copies the vectors as they are to a place. */
  keep(place: 'accepted' | 'best'): void | Promise<void>;
  /** Copies the vectors of a place back, and zeroes the optimizer's vectors of these numbers. */
  takeBack(place: 'accepted' | 'best', cleared?: readonly number[]): void | Promise<void>;
  read(place: Place): Vectors | Promise<Vectors>;
  /** Copies θ of a place. */
  copyTheta(place: Place, target: FloatArray): void | Promise<void>;
  write(place: Place, vectors: Partial<Vectors>): void | Promise<void>;
  /** Gives memory and threads back. */
  close(): void | Promise<void>;
}

/** The vectors of one place, as an engine stores them. */
export interface Store {
  copy(from: Place, to: Place): void;
  clear(state: number): void;
  read(place: Place): Vectors;
  copyTheta(place: Place, target: FloatArray): void;
  write(place: Place, vectors: Partial<Vectors>): void;
}
