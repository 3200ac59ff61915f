import type { ModelDiagnosis } from '@colonnade/core';
import type { ReportMistakes } from '../../report-input.js';

/** A model as its part of the report shows it. */
export interface ModelReport {
  /** The model as the user named it. */
  readonly path: string;
  readonly diagnosis: ModelDiagnosis;
  /** The worst mistakes with what stands in their rows; null where they are not known. */
  readonly mistakes: ReportMistakes | null;
  /** Rows whose label is likely wrong: `actual` is the label, `predicted` what it rather is. Null for none. */
  readonly suspects: ReportMistakes | null;
}
