import {
  type CostSurfaceOptions,
  diagnoseOptions,
  studyCostSurface,
  type TrainOptions,
  trainOptions,
} from '@colonnade/core';
import type { SessionStudy } from './study.js';

/** One unit has no layers and descends by rules of its own: only what the examples are plays a part. */
const idle = Object.keys(trainOptions).filter(
  (name) => !Object.hasOwn(diagnoseOptions, name) || name === 'hidden' || name === 'output',
) as (keyof TrainOptions)[];

export const costSurface: SessionStudy = {
  compares: idle,
  measure: 'auto',
  trains: false,
  run: (data, base, { seeds: _, ...asked }, { signal }) =>
    studyCostSurface(data, base, asked as CostSurfaceOptions, { ...(signal && { signal }) }),
};
