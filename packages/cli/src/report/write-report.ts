import type { Model } from '@colonnade/core';
import { composeReport, renderReport } from '@colonnade/figures';
import type { RunFolder } from '../run/run-folder.js';
import { version } from '../version.js';

/** Writes report.html into a run's folder. */
export function writeReport(
  folder: RunFolder,
  model: Model,
  about: { title: string; source: string; command: string; notes: readonly string[] },
): void {
  folder.write(
    'report',
    renderReport(composeReport(model, { ...about, modelPath: folder.file('model'), version, date: null })),
  );
}
