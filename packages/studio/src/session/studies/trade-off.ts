import { studyTradeOff } from '@colonnade/core';
import type { SessionStudy } from './study.js';

export const tradeOff: SessionStudy = {
  compares: [],
  measure: 'auto',
  run: studyTradeOff,
};
