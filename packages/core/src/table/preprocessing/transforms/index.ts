import { log } from './log.js';
import { log1p } from './log1p.js';
import { power } from './power.js';
import { sqrt } from './sqrt.js';
import type { Transform } from './transform.js';

/** The list of transforms: a new one is a file of its own and a line here. */
export const transforms = { log, log1p, sqrt, power } as const satisfies Record<string, Transform>;

export type TransformName = keyof typeof transforms;

export const transformNames = Object.keys(transforms) as TransformName[];

/** The transform of that name, or undefined. */
export function transformOf(name: string): Transform | undefined {
  return Object.hasOwn(transforms, name) ? transforms[name as TransformName] : undefined;
}
