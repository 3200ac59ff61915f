import type { Evaluation, Model } from '@colonnade/core';
import type { ReportMistake } from '../report-input.js';

/** An example of a part with how wrong the model was about it. */
export interface JudgedExample {
  /** Its column in the part. */
  readonly j: number;
  readonly badness: number;
  readonly told: Pick<ReportMistake, 'actual' | 'predicted' | 'probability' | 'probabilityOfActual'>;
}

/**
 * The examples that the model is wrong about, the worst first: those whose true class had the smallest probability; of
 * a regression all, those first that are furthest off. Null for a regression with several targets, which share no unit.
 */
export function judgeExamples(model: Model, evaluation: Evaluation): JudgedExample[] | null {
  return judge(model, evaluation)?.sort((a, b) => b.badness - a.badness) ?? null;
}

function judge(model: Model, evaluation: Evaluation): JudgedExample[] | null {
  if (evaluation.actual !== null) return judgeClasses(model, evaluation);
  return evaluation.answers.values ? judgeNumbers(evaluation) : judgeLabels(model, evaluation);
}

function judgeClasses({ classes }: Model, { answers, actual }: Evaluation): JudgedExample[] {
  return Array.from(actual!, (is, j) => ({ is, j, said: answers.classes![j] }))
    .filter(({ is, said }) => is !== said)
    .map(({ is, j, said }) => {
      const probabilityOfActual = answers.probabilities!.at(is, j);
      const probability = answers.probabilities!.at(said, j);
      const told = { actual: classes[is], predicted: classes[said], probability, probabilityOfActual };
      return { j, badness: -probabilityOfActual, told };
    });
}

function judgeNumbers({ answers, actualValues }: Evaluation): JudgedExample[] | null {
  if (actualValues!.rows !== 1) return null;
  return Array.from(actualValues!.data, (actual, j) => {
    const predicted = answers.values!.data[j];
    const told = { actual, predicted, probability: null, probabilityOfActual: null };
    return { j, badness: Math.abs(predicted - actual), told };
  });
}

/** The labels of an example together: the network takes them for independent, so their probabilities multiply. */
function judgeLabels({ classes, content }: Model, { answers, actualValues }: Evaluation): JudgedExample[] {
  const examples = answers.probabilities!.toColumns().map((p, j) => {
    const is = actualValues!.column(j).data;
    const said = p.map((each) => Number(each > content.threshold));
    const probabilityOf = (labels: ArrayLike<number>) =>
      p.reduce((product, each, i) => product * (labels[i] ? each : 1 - each), 1);
    const names = (labels: ArrayLike<number>) =>
      classes.filter((_, i) => labels[i]).join(', ') || 'none of them';
    const told = {
      actual: names(is),
      predicted: names(said),
      probability: probabilityOf(said),
      probabilityOfActual: probabilityOf(is),
    };
    return { j, badness: -told.probabilityOfActual, told, right: said.every((each, i) => each === is[i]) };
  });
  return examples.filter(({ right }) => !right);
}
