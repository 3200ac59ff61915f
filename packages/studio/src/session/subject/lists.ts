import { type Answers, cellValue, type Evaluation, type ModelContent, pixelsOf } from '@colonnade/core';
import { judgeExamples } from '@colonnade/figures';
import type { ExampleBrief, ExampleFilter, ExampleList, SubjectPart, Survey } from './protocol.js';
import type { Subject } from './subject.js';
import { imageAbout } from './summary.js';

const mostWorst = 12;

/** How a part is judged, its confusion matrix, and where the network is most wrong. */
export function surveyOf(subject: Subject, part: SubjectPart): Survey {
  const { rows } = subject.examplesOf(part);
  const { task, classes } = subject.model.content.schema.target!;
  const evaluation = subject.evaluate(part);
  const worst = evaluation && listOf(subject, part, { worst: true, from: 0, count: mostWorst }, evaluation);
  const shared = { part, examples: rows.length, task, classes };
  if (evaluation === null) return { ...shared, metrics: null, confusion: null, worst };
  return { ...shared, metrics: evaluation.metrics, confusion: evaluation.confusion, worst };
}

/** Some examples of a part. */
export function listOf(
  subject: Subject,
  part: SubjectPart,
  filter: ExampleFilter,
  known?: Evaluation | null,
): ExampleList {
  const { schema } = subject.model.content;
  const { rows, table, X } = subject.examplesOf(part);
  const evaluation = known ?? subject.evaluate(part);
  const image = imageAbout(schema);
  const columns = image ? [] : subject.columnsToShow(X);
  const { classes } = schema.target!;
  const answers = evaluation?.answers ?? subject.answers(X);
  const predict = predictionReader(subject.model.content, answers, evaluation);
  let chosen: number[];
  if (filter.worst) chosen = worstOf(subject, evaluation);
  else {
    const is = filter.actual === undefined ? -1 : classes.indexOf(filter.actual);
    const said = filter.predicted === undefined ? -1 : classes.indexOf(filter.predicted);
    chosen = Array.from(rows.keys()).filter(
      (j) =>
        (is < 0 || evaluation?.actual?.[j] === is) && (said < 0 || predict(j).predicted === classes[said]),
    );
  }
  const shown = chosen.slice(filter.from, filter.from + filter.count);
  return {
    total: chosen.length,
    columns,
    image,
    examples: shown.map(
      (j): ExampleBrief => ({
        at: j,
        where: placeOf(table.place(rows[j]), table.source.name),
        ...predict(j),
        values: columns.map((name) => cellValue(schema, table, name, rows[j])),
        pixels: image && pixelsOf(schema, table, rows[j]),
      }),
    ),
  };
}

type Prediction = Pick<ExampleBrief, 'actual' | 'predicted' | 'probability' | 'wrong'>;

/**
 * What the network says of an example, beside what is true.
 * @param j - the example's column among those that were answered
 */
export function predictionReader(content: ModelContent, answers: Answers, evaluation: Evaluation | null) {
  const { task, classes } = content.schema.target!;
  return (j: number): Prediction => {
    if (answers.values) {
      const numbers = (of: { column(j: number): { data: ArrayLike<number> } }) =>
        Array.from(of.column(j).data, (value) => String(Number(value.toPrecision(6)))).join(', ');
      const actual = evaluation ? numbers(evaluation.actualValues!) : null;
      return { actual, predicted: numbers(answers.values), probability: null, wrong: false };
    }
    const p = answers.probabilities!;
    if (task === 'multilabel') {
      const held = (of: (i: number) => boolean) =>
        classes.filter((_name, i) => of(i)).join(', ') || 'none of them';
      const predicted = held((i) => p.at(i, j) > content.threshold);
      const actual = evaluation ? held((i) => evaluation.actualValues!.at(i, j) > 0.5) : null;
      return { actual, predicted, probability: null, wrong: actual !== null && actual !== predicted };
    }
    const said = answers.classes![j];
    const is = evaluation?.actual?.[j];
    return {
      actual: is === undefined ? null : classes[is],
      predicted: classes[said],
      probability: p.at(said, j),
      wrong: is !== undefined && is !== said,
    };
  };
}

function worstOf(subject: Subject, evaluation: Evaluation | null): number[] {
  const judged = evaluation && judgeExamples(subject.model, evaluation);
  return (judged ?? []).map(({ j }) => j);
}

/** `line 42` of `digits.csv line 42`. */
export function placeOf(place: string, source: string): string {
  return place.startsWith(`${source} `) ? place.slice(source.length + 1) : place;
}
