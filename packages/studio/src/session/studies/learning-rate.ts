import { studyLearningRate } from '@colonnade/core';
import type { SessionStudy } from './study.js';

export const learningRate: SessionStudy = {
  compares: ['learningRate', 'schedule'],
  measure: 'train-cost',
  isAside: (arm) => arm.startsWith('range test'),
  run: studyLearningRate,
};
