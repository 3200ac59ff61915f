import { compareSchema } from './compare.js';
import { diagnoseSchema } from './diagnose.js';
import { evaluateSchema } from './evaluate.js';
import { gradientCheckSchema } from './gradient-check.js';
import { improveSchema } from './improve.js';
import { inspectDataSchema, inspectModelSchema } from './inspect.js';
import type { JsonSchema } from './parts.js';
import { predictSchema } from './predict.js';
import { learningRateSchema, varySchema } from './study.js';
import { costSurfaceSchema } from './study-cost-surface.js';
import { framingSchema, hiddenUnitsSchema } from './study-named.js';
import { scaleSchema } from './study-scale.js';
import { tradeOffSchema } from './study-trade-off.js';
import { trainSchema } from './train.js';

/** The JSON Schema (draft 2020-12) of every document that the command writes. */
export const jsonSchemas = {
  train: titled('colonnade train', trainSchema),
  evaluate: titled('colonnade evaluate', evaluateSchema),
  predict: titled('colonnade predict', predictSchema),
  inspectModel: titled('colonnade inspect, of a model', inspectModelSchema),
  inspectData: titled('colonnade inspect, of data', inspectDataSchema),
  diagnose: titled('colonnade diagnose', diagnoseSchema),
  gradientCheck: titled('colonnade gradient-check', gradientCheckSchema),
  compare: titled('colonnade compare', compareSchema),
  improve: titled('colonnade improve', improveSchema),
  studyVary: titled('colonnade study vary', varySchema),
  studyLearningRate: titled('colonnade study learning-rate', learningRateSchema),
  studyFraming: titled('colonnade study framing', framingSchema),
  studyHiddenUnits: titled('colonnade study hidden-units', hiddenUnitsSchema),
  studyCostSurface: titled('colonnade study cost-surface', costSurfaceSchema),
  studyScale: titled('colonnade study scale', scaleSchema),
  studyTradeOff: titled('colonnade study trade-off', tradeOffSchema),
} as const;

function titled(title: string, schema: JsonSchema): JsonSchema {
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', title, ...schema };
}
