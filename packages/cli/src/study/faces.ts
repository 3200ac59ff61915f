import { costSurfaceFace } from './cost-surface.js';
import type { StudyFace } from './face.js';
import { framingFace } from './framing.js';
import { hiddenUnitsFace } from './hidden-units.js';
import { learningRateFace } from './learning-rate.js';
import { scaleFace } from './scale.js';
import { tradeOffFace } from './trade-off.js';
import { varyFace } from './vary.js';

/** The list of studies: a new one is a file of its own and a line here. */
export const studyFaces: readonly StudyFace[] = [
  varyFace,
  learningRateFace,
  framingFace,
  hiddenUnitsFace,
  scaleFace,
  costSurfaceFace,
  tradeOffFace,
];
