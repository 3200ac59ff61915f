import type { MeasureName, ScaleLearner, ScaleStudy } from '@colonnade/core';
import { figure, plain, textTable } from '../terminal/table.js';
import { wrap } from '../terminal/wrap.js';

const shares: readonly MeasureName[] = ['accuracy', 'precision', 'recall', 'f1', 'auc'];
const lineWidth = 100;

/** A study of scale on the terminal: the verdict, the scores by examples, what more would bring, why each stops. */
export function describeScale(study: ScaleStudy): string {
  const { sentences, notes } = study;
  const [first, ...others] = sentences.map((sentence) => plain(sentence, 800));
  const paragraphs = [...others, ...notes].map((each) => wrap(each, lineWidth).join('\n'));
  return [wrap(first, lineWidth).join('\n'), scoreTable(study), outlookTable(study), ...paragraphs, '']
    .filter((part, at, all) => part !== '' || at === all.length - 1)
    .join('\n\n');
}

/** A row for every learner, a column for every rung. */
function scoreTable({ learners, rungs, measure }: ScaleStudy): string {
  const share = shares.includes(measure);
  const one = (value: number | undefined) =>
    value === undefined ? '–' : share ? (100 * value).toFixed(1) : figure(value);
  const rows = learners.map((learner) => [
    plain(learner.name, 32),
    learner.parameters === null ? '' : String(learner.parameters),
    ...rungs.map((rung) => one(nearest(learner, rung, rungs)?.score.mean)),
    one(learner.points.at(-1)?.train.mean),
    seconds(learner.points.at(-1)?.seconds),
  ]);
  return textTable([
    [share ? `${measure} %` : measure, 'parameters', ...rungs.map(String), 'training', 's a trial'],
    ...rows,
  ]);
}

function outlookTable({ learners, measure }: ScaleStudy): string {
  const share = shares.includes(measure);
  const one = (value: number) => (share ? (100 * value).toFixed(1) : figure(value));
  const known = learners.filter(({ outlook }) => outlook.length > 0);
  if (known.length === 0) return '';
  const rows = known.map(({ name, points, outlook, standing }) => [
    plain(name, 32),
    one(points.at(-1)!.score.mean),
    ...outlook.map(({ score }) => `${one(score.median)} (${one(score.low)} to ${one(score.high)})`),
    standing === 'rising' ? 'still rises' : standing,
  ]);
  const heads = known[0].outlook.map(({ times }) => `× ${times} (90 %)`);
  return textTable([['more examples', 'now', ...heads, 'it'], ...rows]);
}

/** The point of a rung: subsets and splits may be a little smaller or larger than planned. */
function nearest({ points }: ScaleLearner, rung: number, rungs: readonly number[]) {
  const at = rungs.indexOf(rung);
  return points.find(({ examples }) => {
    const gaps = rungs.map((each) => Math.abs(each - examples));
    return gaps.indexOf(Math.min(...gaps)) === at;
  });
}

function seconds(value: number | undefined): string {
  return value === undefined ? '–' : value.toFixed(2);
}
