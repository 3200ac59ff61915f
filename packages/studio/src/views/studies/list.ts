import type {
  CostSurfaceStudy,
  HiddenUnitsStudy,
  LearningRateStudy,
  ScaleStudy,
  TradeOffStudy,
} from '@colonnade/core';
import type { StudyName } from '../../session/studies/index.js';
import type { StudyFound } from '../../session/studies/study.js';
import { costSurface } from './cost-surface.js';
import { hiddenUnits } from './hidden-units.js';
import { learningRate } from './learning-rate.js';
import { scale } from './scale.js';
import type { PageStudy } from './study.js';
import { tradeOff } from './trade-off.js';

/** Every study that can be asked for here: a file and a line, and one of each in `session/studies`. */
export const studies: { readonly [N in StudyName]: PageStudy<StudyFound> } = {
  'learning-rate': learningRate as PageStudy<LearningRateStudy> as PageStudy<StudyFound>,
  'hidden-units': hiddenUnits as PageStudy<HiddenUnitsStudy> as PageStudy<StudyFound>,
  scale: scale as PageStudy<ScaleStudy> as PageStudy<StudyFound>,
  'trade-off': tradeOff as PageStudy<TradeOffStudy> as PageStudy<StudyFound>,
  'cost-surface': costSurface as PageStudy<CostSurfaceStudy> as PageStudy<StudyFound>,
};
