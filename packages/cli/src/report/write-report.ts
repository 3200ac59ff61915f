import type { Model } from '@colonnade/core';
import { renderReport } from '@colonnade/figures';
import type { RunFolder } from '../run/run-folder.js';
import { version } from '../version.js';
import { toReportInput } from './to-report-input.js';

/** Writes report.html into a run's folder. */
export function writeReport(
  folder: RunFolder,
  model: Model,
  about: { title: string; source: string; command: string; notes: readonly string[] },
): void {
  folder.write(
    'report',
    renderReport(toReportInput(model, { ...about, modelPath: folder.file('model'), version, date: null })),
  );
}
