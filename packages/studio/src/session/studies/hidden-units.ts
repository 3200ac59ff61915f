import { studyHiddenUnits } from '@colonnade/core';
import type { SessionStudy } from './study.js';

export const hiddenUnits: SessionStudy = {
  compares: ['hidden'],
  measure: 'auto',
  run: studyHiddenUnits,
};
