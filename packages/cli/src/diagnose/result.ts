import type { DataDiagnosis, ModelDiagnosis } from '@colonnade/core';
import type { FailsOn } from './fail-on.js';
import type { ModelLook } from './look-at-model.js';
import type { ToldFinding } from './told-findings.js';

/** What `colonnade diagnose --json` prints and a run keeps as result.json: the diagnosis, and what the command adds. */
export interface DiagnoseResult extends Omit<DataDiagnosis, 'findings'> {
  /** What matters most, as a sentence. */
  readonly verdict: string;
  readonly report: string | null;
  /** In the order of their expected effect, each with the command that does something about it. */
  readonly findings: readonly ToldFinding[];
  /** What was found out about the model, whose findings stand among the others; null without a model. */
  readonly model: ({ readonly path: string } & Omit<ModelDiagnosis, 'findings'>) | null;
  /** Codes of the findings that `--fail-on` names. */
  readonly failed: readonly string[];
}

export function diagnoseResult(
  diagnosis: DataDiagnosis,
  about: {
    readonly verdict: string;
    readonly report: string | null;
    readonly findings: readonly ToldFinding[];
    readonly model: ModelLook | null;
    readonly failsOn: FailsOn;
  },
): DiagnoseResult {
  const { verdict, report, findings, model, failsOn } = about;
  return {
    verdict,
    report,
    ...diagnosis,
    findings,
    model: model && ofModel(model),
    failed: [...new Set(findings.filter(failsOn).map(({ code }) => code))],
  };
}

function ofModel({ path, diagnosis }: ModelLook): DiagnoseResult['model'] {
  const { findings: _, ...measured } = diagnosis;
  return { path, ...measured };
}
