import type { Html } from '../../html.js';
import { calibrationSection } from './calibration.js';
import { driftSection } from './drift.js';
import { importanceSection } from './importance.js';
import { layersSection } from './layers.js';
import type { ModelReport } from './model-report.js';
import { rowsSections } from './rows.js';
import { scoresSection } from './scores.js';

/** The sections about a model, in the order in which they are read. */
export function modelSections(report: ModelReport | null): (Html | null)[] {
  if (report === null) return [];
  return [
    scoresSection(report),
    layersSection(report),
    importanceSection(report),
    calibrationSection(report),
    driftSection(report),
    ...rowsSections(report),
  ];
}
