import type { Evaluation, Model, Table, Task, Warning } from '@colonnade/core';

/** What `colonnade evaluate --json` prints. */
export interface EvaluationResult {
  readonly model: string;
  readonly data: string;
  readonly task: Task;
  readonly classes: readonly string[] | null;
  readonly examples: number;
  readonly metrics: Evaluation['metrics'];
  /** confusion[true][predicted]; null without classes. */
  readonly confusion: Evaluation['confusion'];
  readonly warnings: readonly Warning[];
}

export function evaluationResult(
  model: Model,
  { metrics, confusion }: Evaluation,
  table: Table,
  { model: path, warnings }: { model: string; warnings: readonly Warning[] },
): EvaluationResult {
  const { task } = model.content.schema.target!;
  const classes = task === 'regression' ? null : model.classes;
  return {
    model: path,
    data: table.source.name,
    task,
    classes,
    examples: table.rows,
    metrics,
    confusion,
    warnings,
  };
}
