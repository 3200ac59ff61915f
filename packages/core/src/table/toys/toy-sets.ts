import { blobs } from './blobs.js';
import { circles } from './circles.js';
import { flower } from './flower.js';
import { gaussian } from './gaussian.js';
import { moons } from './moons.js';
import { spirals } from './spirals.js';
import type { Toy, ToyOptions } from './toy.js';
import { waves } from './waves.js';
import { xor } from './xor.js';

/** Every toy set by its name; waves is for regression, the others have classes. */
export const toySets = { flower, moons, circles, spirals, blobs, xor, gaussian, waves } satisfies Record<
  string,
  (options?: ToyOptions) => Toy
>;

export type ToyName = keyof typeof toySets;
