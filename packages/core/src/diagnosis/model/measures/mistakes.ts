import type { Model } from '../../../model/model.js';
import type { Rows } from '../subject.js';

/** An example that the model is far off with. */
export interface Mistake {
  /** The row of the table that it stands in. */
  readonly row: number;
  /** The class, the number of a regression, or the names of the labels that hold. */
  readonly actual: string | number;
  readonly predicted: string | number;
  /** Of what was said, and of what is true; null for a regression. */
  readonly probability: number | null;
  readonly probabilityOfActual: number | null;
}

/** The worst mistakes: those made with most confidence; of a regression, those that are furthest off. */
export function worstMistakes(
  { classes, content }: Model,
  { rows, evaluation }: Rows,
  most: number,
): Mistake[] {
  const { answers, actual, actualValues } = evaluation;
  const found: { mistake: Mistake; badness: number }[] = [];
  for (let j = 0; j < rows.length; j++) {
    const row = rows[j];
    if (actual !== null) {
      const [is, said] = [actual[j], answers.classes![j]];
      if (is === said) continue;
      const probabilityOfActual = answers.probabilities!.at(is, j);
      const probability = answers.probabilities!.at(said, j);
      const told = { actual: classes[is], predicted: classes[said], probability, probabilityOfActual };
      found.push({ mistake: { row, ...told }, badness: 1 - probabilityOfActual });
    } else if (answers.values !== null) {
      const [is, said] = [actualValues!.column(j).data, answers.values.column(j).data];
      const off = Math.max(...Array.from(is, (y, i) => Math.abs(y - said[i])));
      const [y, yhat] = is.length === 1 ? [is[0], said[0]] : [listed(is), listed(said)];
      const mistake = { row, actual: y, predicted: yhat, probability: null, probabilityOfActual: null };
      if (off > 0) found.push({ mistake, badness: off });
    } else {
      const p = answers.probabilities!.column(j).data;
      const is = Array.from(actualValues!.column(j).data, (y) => y > 0.5);
      const said = Array.from(p, (each) => each > content.threshold);
      if (said.every((each, i) => each === is[i])) continue;
      const together = (labels: readonly boolean[]) =>
        labels.reduce((product, holds, i) => product * (holds ? p[i] : 1 - p[i]), 1);
      const names = (labels: readonly boolean[]) => classes.filter((_, i) => labels[i]).join(', ') || '–';
      const probabilityOfActual = together(is);
      const told = { actual: names(is), predicted: names(said), probability: together(said) };
      found.push({ mistake: { row, ...told, probabilityOfActual }, badness: 1 - probabilityOfActual });
    }
  }
  return found
    .sort((a, b) => b.badness - a.badness)
    .slice(0, most)
    .map(({ mistake }) => mistake);
}

function listed(values: ArrayLike<number>): string {
  return Array.from(values, (value) => Number(value.toPrecision(4))).join(', ');
}
