import { contradictingRows, studyScale } from '@colonnade/core';
import { boostedTrees, nearestNeighbors } from '@colonnade/learners';
import type { SessionStudy } from './study.js';

export const scale: SessionStudy = {
  compares: [],
  measure: 'auto',
  run: (data, base, options, hooks) =>
    studyScale(data, base, options, {
      ...hooks,
      learners: [boostedTrees, nearestNeighbors],
      contradictions: contradictingRows,
    }),
};
