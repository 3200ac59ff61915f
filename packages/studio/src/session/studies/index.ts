import { costSurface } from './cost-surface.js';
import { hiddenUnits } from './hidden-units.js';
import { learningRate } from './learning-rate.js';
import { scale } from './scale.js';
import type { SessionStudy } from './study.js';
import { tradeOff } from './trade-off.js';

/** Every study that the page can ask for; a new one is a file and a line here, and one of each in `views/studies`. */
export const studies = {
  'learning-rate': learningRate,
  'hidden-units': hiddenUnits,
  scale,
  'trade-off': tradeOff,
  'cost-surface': costSurface,
} satisfies Readonly<Record<string, SessionStudy>>;

export type StudyName = keyof typeof studies;
