import type { DataDiagnosis } from '@colonnade/core';
import type { ModelReport } from './model/model-report.js';

/** Everything that the report of a diagnosis shows, as plain data. Texts are shown as text, never read as HTML. */
export interface DiagnosisReportInput {
  /** The heading and the page's title: `titanic`. */
  readonly title: string;
  /** What matters most, as a sentence; or that nothing was found. */
  readonly verdict: string;
  readonly diagnosis: DataDiagnosis;
  /** In the order of their expected effect. */
  readonly findings: readonly DiagnosisReportFinding[];
  /** The model that was looked at too, or null. */
  readonly model: ModelReport | null;
  /** What the reader of the data did, and what the columns were taken for, in sentences. */
  readonly notes: readonly string[];
  /** The command that does this again. */
  readonly command: string;
  readonly version: string;
  /** As it shall be read (`2026-03-01 14:05`); null leaves it out and keeps the bytes equal. */
  readonly date: string | null;
}

/** A finding in the words of the command. */
export interface DiagnosisReportFinding {
  readonly code: string;
  readonly severity: 'fault' | 'warning' | 'note';
  readonly title: string;
  readonly detail: string;
  /** What to try, as a sentence; what stands between backticks is set as code. Null when there is nothing to try. */
  readonly advice: string | null;
  /** The whole command that tries it, to be pasted; null when no command does. */
  readonly command: string | null;
}
