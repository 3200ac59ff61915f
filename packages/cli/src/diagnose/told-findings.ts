import type { DataDiagnosis, DiagnosisFinding, Severity } from '@colonnade/core';
import { type Asked, adviceCommand } from './advice.js';
import type { ModelLook } from './look-at-model.js';

/** A finding with the whole command that does something about it, or null. */
export interface ToldFinding extends DiagnosisFinding {
  readonly command: string | null;
}

const order: readonly Severity[] = ['fault', 'warning', 'note'];

/**
 * The findings of the data and those of a model, by severity; of equal severity those of the model first, since it is
 * what was asked about.
 */
export function tellFindings(data: DataDiagnosis, asked: Asked, model: ModelLook | null): ToldFinding[] {
  const told = (findings: readonly DiagnosisFinding[], of: Asked) =>
    findings.map((finding) => ({ ...finding, command: adviceCommand(finding, of) }));
  const all = [...(model ? told(model.diagnosis.findings, model.asked) : []), ...told(data.findings, asked)];
  return all.sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}
