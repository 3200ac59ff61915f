import { join } from 'node:path';
import type { DataDiagnosis } from '@colonnade/core';
import { renderDiagnosis } from '@colonnade/figures';
import { commandLine } from '../commands/command-line.js';
import { sentence } from '../report/wording.js';
import { writeWhole } from '../run/files.js';
import type { RunFolder } from '../run/run-folder.js';
import { version } from '../version.js';
import { type Asked, adviceCommand, adviceSentence } from './advice.js';
import { dataFigures } from './figures.js';
import type { DiagnoseResult } from './result.js';

/** Writes the report, the result and every figure into a run's folder. */
export function writeDiagnosis(
  folder: RunFolder,
  diagnosis: DataDiagnosis,
  result: DiagnoseResult,
  about: { readonly title: string; readonly asked: Asked; readonly notes: readonly string[] },
): void {
  const { title, asked, notes } = about;
  const report = renderDiagnosis({
    title,
    verdict: result.verdict,
    diagnosis,
    findings: diagnosis.findings.map((finding) => ({
      code: finding.code,
      severity: finding.severity,
      title: finding.title,
      detail: sentence(finding.detail),
      advice: adviceSentence(finding.advice, (option) => `\`${option}\``),
      command: adviceCommand(finding, asked),
    })),
    notes: [...notes, ...diagnosis.notes].map(sentence),
    command: commandLine(asked.path, asked.options, asked.reading, 'diagnose'),
    version,
    date: null,
  });
  folder.write('report', report);
  folder.writeJson('result', result);
  for (const [name, drawing] of Object.entries(dataFigures(diagnosis))) {
    writeWhole(join(folder.path, `${name}.svg`), `${drawing}\n`);
  }
}
