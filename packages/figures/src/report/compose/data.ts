import {
  type Evaluation,
  imageShape,
  inputWidth,
  type Model,
  sentence,
  type Training,
} from '@colonnade/core';
import type { ReportColumn, ReportData } from '../report-input.js';

/** What the model was trained on: parts, balance, and what every column was taken for. */
export function reportData(
  model: Model,
  training: Training,
  context: { readonly source: string; readonly notes: readonly string[] },
): ReportData {
  const { schema, specification } = model.content;
  const { examples } = training;
  return {
    source: context.source,
    examples: {
      train: examples.train.rows.length,
      validation: examples.validation?.rows.length ?? null,
      test: examples.test?.rows.length ?? null,
    },
    features: specification.sizes[0],
    image: imageShape(schema),
    balance: balance(model, training),
    targetRange: targetRange(training.evaluations.train),
    columns: reportColumns(model, training),
    notes: [...context.notes, ...schema.notes].map(sentence),
  };
}

/** Every column in the order of the file, the target and those left out too. */
function reportColumns({ content }: Model, { examples }: Training): ReportColumn[] {
  const { schema, preprocessing } = content;
  return examples.train.table.names.flatMap((name): ReportColumn[] => {
    if (schema.target!.columns.includes(name)) {
      return [{ name, kind: 'target', reason: schema.target!.why, inputs: null, missing: 0 }];
    }
    const column = schema.columns.find((each) => each.name === name);
    if (column === undefined) return [];
    const input = preprocessing.inputs.find((each) => each.column === name);
    const inputs = input === undefined ? null : inputWidth(input);
    return [{ name, kind: column.kind, reason: column.why, inputs, missing: column.missing }];
  });
}

function balance(model: Model, { evaluations }: Training): ReportData['balance'] {
  const { classes } = model;
  if (classes.length === 0) return null;
  const counts = {
    train: classCounts(evaluations.train, classes.length),
    validation: evaluations.validation && classCounts(evaluations.validation, classes.length),
    test: evaluations.test && classCounts(evaluations.test, classes.length),
  };
  return classes.map((name, i) => ({
    name,
    train: counts.train[i],
    validation: counts.validation?.[i] ?? null,
    test: counts.test?.[i] ?? null,
  }));
}

/** Examples of each class; of several labels, those where each holds. */
function classCounts({ actual, actualValues }: Evaluation, classes: number): number[] {
  const counts = new Array<number>(classes).fill(0);
  for (const i of actual ?? []) counts[i]++;
  actualValues?.data.forEach((label, at) => {
    counts[at % classes] += label;
  });
  return counts;
}

/** Of one target in its unit; several have no common range. */
function targetRange({ answers, actualValues }: Evaluation): ReportData['targetRange'] {
  if (answers.values === null || actualValues === null || actualValues.rows !== 1) return null;
  const values = [...actualValues.data];
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    min: values.reduce((least, value) => Math.min(least, value)),
    mean,
    max: values.reduce((most, value) => Math.max(most, value)),
    deviation: Math.sqrt(squares / values.length),
  };
}
