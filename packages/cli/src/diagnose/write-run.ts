import { join } from 'node:path';
import type { DataDiagnosis, Table } from '@colonnade/core';
import { sentence } from '@colonnade/core';
import { renderDiagnosis } from '@colonnade/figures';
import { commandLine } from '../commands/command-line.js';
import { writeWhole } from '../run/files.js';
import type { RunFolder } from '../run/run-folder.js';
import { version } from '../version.js';
import { type Asked, adviceSentence } from './advice.js';
import { dataFigures } from './figures.js';
import type { ModelLook } from './look-at-model.js';
import { modelFigures } from './model-figures.js';
import { reportModel } from './model-report.js';
import type { DiagnoseResult } from './result.js';

/** Writes the report, the result and every figure into a run's folder. */
export function writeDiagnosis(
  folder: RunFolder,
  diagnosis: DataDiagnosis,
  result: DiagnoseResult,
  about: {
    readonly title: string;
    readonly asked: Asked;
    readonly notes: readonly string[];
    readonly model: ModelLook | null;
    readonly table: Table;
  },
): void {
  const { title, asked, notes, model, table } = about;
  const report = renderDiagnosis({
    title,
    verdict: result.verdict,
    diagnosis,
    findings: result.findings.map((finding) => ({
      code: finding.code,
      severity: finding.severity,
      title: finding.title,
      detail: sentence(finding.detail),
      advice: adviceSentence(finding.advice, (option) => `\`${option}\``),
      command: finding.command,
    })),
    notes: [...notes, ...diagnosis.notes].map(sentence),
    model: model && reportModel(model, table),
    command: commandLine(
      asked.path,
      { ...asked.options, ...(model && { model: model.path }) },
      asked.reading,
      'diagnose',
    ),
    version,
    date: null,
  });
  folder.write('report', report);
  folder.writeJson('result', result);
  for (const [name, drawing] of Object.entries({
    ...dataFigures(diagnosis),
    ...(model && modelFigures(model.diagnosis)),
  })) {
    writeWhole(join(folder.path, `${name}.svg`), `${drawing}\n`);
  }
}
