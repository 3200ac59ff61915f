import type { FramedArm, FramingStudy } from '@colonnade/core';
import { formatCount, formatNumber, formatShare } from '../../drawing/numbers.js';
import { armsFigure } from '../../figures/arms-figure.js';
import { firstStepFigure } from '../../figures/first-step-figure.js';
import { learnersFigure } from '../../figures/learners-figure.js';
import { cell, type Html, type HtmlValue, html } from '../html.js';
import { picture, section, table } from '../parts.js';
import { armValues, isShare } from './arm-values.js';
import { firstStepValues, learnerValues } from './framing-values.js';
import type { StudyAbout } from './study-about.js';
import { renderStudyPage } from './study-page.js';

/** The report of a study of framing as one HTML page: what it says first, then the figures. */
export function renderFramingReport(study: FramingStudy, about: StudyAbout): string {
  return renderStudyPage(
    'Study of framing',
    study,
    [representationsSection(study), firstStepSection(study), learnersSection(study)],
    about,
  );
}

function representationsSection(study: FramingStudy): Html {
  const { conclusion, run, representations, target } = study;
  const drawn = armValues(conclusion, run.results);
  const byName = new Map(representations.map((framed) => [framed.name, framed]));
  const share = isShare(conclusion.measure);
  const rows = drawn.arms.map(({ name }) => row(byName.get(name)!, share));
  const held = target?.of === 'validation' ? 'validation cost' : 'training cost';
  return section(
    'representations',
    'The same data, put otherwise',
    picture(
      armsFigure(drawn),
      'Each trial, the mean of each representation, and where that mean lies in 95 of 100 cases. They share their seeds, so that a paired difference is told more finely than these intervals overlap.',
      { wide: true, name: 'The same data, put otherwise' },
    ),
    table(
      'Representations, the best first',
      [
        { head: 'representation' },
        { head: 'inputs', number: true },
        { head: conclusion.measure, number: true },
        { head: '95 % interval', number: true },
        { head: 'to as given', number: true },
        { head: '95 % interval', number: true },
        { head: 'verdict' },
        { head: 'epochs to target', number: true },
        { head: 'examples/s', number: true },
      ],
      rows,
    ),
    target &&
      html`<p>The target is a ${held} of ${formatNumber(target.cost, 3)}, a tenth above what the data as they are given come to; examples/s are training examples.</p>`,
  );
}

function row(framed: FramedArm, share: boolean): HtmlValue[] {
  const { name, inputs, summary, toGiven, epochsToTarget, trained, examplesPerSecond } = framed;
  const one = (value: number | null) => (share ? formatShare(value) : formatNumber(value, 3));
  const points = (value: number) => difference(value, share);
  const range = (interval: readonly [number, number] | null, format: (value: number) => string) =>
    interval === null ? '–' : `${format(interval[0])} to ${format(interval[1])}`;
  return [
    cell(name),
    inputs === null ? '–' : formatCount(inputs),
    one(summary.mean),
    range(summary.interval, one),
    toGiven === null || toGiven.pairs === 0 ? '' : points(toGiven.difference),
    toGiven === null ? '' : range(toGiven.interval, points),
    toGiven === null ? '' : wordsOf[toGiven.verdict],
    trained === 0 ? '–' : epochsToTarget === null ? 'never' : formatNumber(epochsToTarget, 3),
    formatNumber(examplesPerSecond, 3),
  ];
}

/** A difference in points or in the unit of the measure; what rounding left of nothing is 0. */
function difference(value: number, share: boolean): string {
  const size = share ? 100 * value : value;
  return formatNumber(Math.abs(size) < 1e-9 ? 0 : size, share ? 2 : 3);
}

const wordsOf = {
  better: 'better',
  worse: 'worse',
  undecided: 'undecided',
  same: 'the same',
  untested: 'untested',
  fixed: 'the same difference for every seed',
} as const;

function firstStepSection(study: FramingStudy): Html | null {
  const steps = firstStepValues(study);
  if (steps === null) return null;
  const what = steps.score === 'r2' ? 'r² of the answers' : 'accuracy';
  return section(
    'first-step',
    'Before any training',
    picture(
      firstStepFigure(steps),
      `The held-out ${what} of the weights after one gradient step from zeros, in the units in which the network gets its inputs: how plainly each representation puts what is to be learned.`,
    ),
  );
}

function learnersSection(study: FramingStudy): Html | null {
  const values = learnerValues(study);
  if (values.learners.every(({ points }) => points.length === 0)) return null;
  const format = (value: number | null) => (values.share ? formatShare(value) : formatNumber(value, 3));
  const rows = study.learners.flatMap(({ examples, network, conclusion }) =>
    conclusion.arms.map(({ arm, mean, interval }) => {
      const comparison = conclusion.comparisons.find((each) => each.arm === arm);
      return [
        cell(
          arm === network ? `network, ${examples === null ? 'all' : formatCount(examples)} examples` : arm,
        ),
        format(mean),
        interval === null ? '–' : `${format(interval[0])} to ${format(interval[1])}`,
        comparison === undefined || comparison.pairs === 0
          ? ''
          : difference(comparison.difference, values.share),
        comparison === undefined ? '' : wordsOf[comparison.verdict],
      ];
    }),
  );
  return section(
    'learners',
    'Beside other learners',
    picture(
      learnersFigure(values),
      'Learners on the same training examples: few, more, and all there are. Lines are 95 % intervals of the means.',
      { wide: true, name: 'Beside other learners' },
    ),
    table(
      'Learners by training examples',
      [
        { head: 'learner' },
        { head: values.measure, number: true },
        { head: '95 % interval', number: true },
        { head: 'to the network', number: true },
        { head: 'verdict' },
      ],
      rows,
    ),
  );
}
