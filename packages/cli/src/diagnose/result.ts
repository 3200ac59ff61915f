import type { DataDiagnosis, DiagnosisFinding } from '@colonnade/core';
import { type Asked, adviceCommand } from './advice.js';
import type { FailsOn } from './fail-on.js';

/** What `colonnade diagnose --json` prints and a run keeps as result.json: the diagnosis, and what the command adds. */
export interface DiagnoseResult extends Omit<DataDiagnosis, 'findings'> {
  /** What matters most, as a sentence. */
  readonly verdict: string;
  readonly report: string | null;
  /** In the order of their expected effect, each with the command that does something about it. */
  readonly findings: readonly (DiagnosisFinding & { readonly command: string | null })[];
  /** Codes of the findings that `--fail-on` names. */
  readonly failed: readonly string[];
}

export function diagnoseResult(
  diagnosis: DataDiagnosis,
  about: {
    readonly verdict: string;
    readonly report: string | null;
    readonly asked: Asked;
    readonly failsOn: FailsOn;
  },
): DiagnoseResult {
  const { verdict, report, asked, failsOn } = about;
  const { findings, ...rest } = diagnosis;
  return {
    verdict,
    report,
    ...rest,
    findings: findings.map((finding) => ({ ...finding, command: adviceCommand(finding, asked) })),
    failed: [...new Set(findings.filter(failsOn).map(({ code }) => code))],
  };
}
