import type { Outlook, ScaleLearner, ScaleStudy } from '@colonnade/core';
import { formatCount, formatNumber, formatShare } from '../../drawing/numbers.js';
import { outlookFigure } from '../../figures/outlook-figure.js';
import { scaleFigure } from '../../figures/scale-figure.js';
import { standingsFigure } from '../../figures/standings-figure.js';
import { cell, type Html, type HtmlValue, html } from '../html.js';
import { renderPage } from '../page.js';
import { picture, section, table } from '../parts.js';
import { isShare } from './arm-values.js';
import { repeatSection, studyOpening } from './parts.js';
import { outlookValues, scaleValues, standingValues, standingWords } from './scale-values.js';
import type { StudyAbout } from './study-about.js';

/** The report of a study of scale as one HTML page: data or size, and the curves. */
export function renderScaleReport(study: ScaleStudy, about: StudyAbout): string {
  const { plan, run, sentences, notes } = study;
  const beside = notes.map((note) => html`<p>${note}</p>\n`);
  const [first] = sentences;
  return renderPage({
    kind: 'Study of scale',
    title: about.title,
    opening: studyOpening([first], plan, run, beside),
    sections: [
      curvesSection(study),
      outlookSection(study),
      standingsSection(study),
      secondsSection(study),
      repeatSection(about),
    ],
    version: about.version,
    date: null,
  });
}

/** The figures of a study of scale, by the names of their files. */
export function scaleFigures(study: ScaleStudy): Readonly<Record<string, SVGSVGElement>> {
  if (!hasPoints(study)) return {};
  const outlook = outlookValues(study);
  return {
    'scale.svg': scaleFigure(scaleValues(study, 'examples')),
    ...(outlook && { 'outlook.svg': outlookFigure(outlook) }),
    'standings.svg': standingsFigure(standingValues(study)),
    'seconds.svg': scaleFigure(scaleValues(study, 'seconds')),
  };
}

function hasPoints({ learners }: ScaleStudy): boolean {
  return learners.some(({ points }) => points.length > 0);
}

function curvesSection(study: ScaleStudy): Html | null {
  if (!hasPoints(study)) return null;
  const { learners, measure } = study;
  const format = formatOf(study);
  return section(
    'scale',
    'As the examples grow',
    picture(
      scaleFigure(scaleValues(study, 'examples')),
      'The mean score on rows that nothing was learned from, by training examples. The band is where the mean of the network that was asked for lies in 95 of 100 cases; the others’ intervals stand in the table. All learners of a seed have the same rows.',
      { wide: true, name: 'As the examples grow' },
    ),
    table(
      'On all examples that each was given',
      [
        { head: 'learner' },
        { head: 'hidden' },
        { head: 'parameters', number: true },
        { head: 'examples', number: true },
        { head: measure, number: true },
        { head: '95 % interval', number: true },
        { head: 'on training examples', number: true },
        { head: 'seconds', number: true },
      ],
      learners.flatMap(({ name, hidden, parameters, points }) => {
        const last = points.at(-1);
        if (last === undefined) return [];
        const { interval, mean } = last.score;
        const row: HtmlValue[] = [
          cell(name),
          hidden?.join(', ') ?? '',
          parameters === null ? '' : formatCount(parameters),
          formatCount(last.examples),
          format(mean),
          interval === null ? '–' : `${format(interval[0])} to ${format(interval[1])}`,
          format(last.train.mean),
          formatNumber(last.seconds, 2),
        ];
        return [row];
      }),
    ),
  );
}

function outlookSection(study: ScaleStudy): Html | null {
  const values = outlookValues(study);
  const known = study.learners.filter(({ outlook }) => outlook.length > 0);
  if (known.length === 0) return null;
  const format = formatOf(study);
  const range = ({ score }: Outlook) =>
    `${format(score.median)} (${format(score.low)} to ${format(score.high)})`;
  return section(
    'outlook',
    'What more examples would bring',
    values &&
      picture(
        outlookFigure(values),
        'The network that was asked for: what was measured, the power law error = a + b · m^−c through it, and where its score is expected on twice and ten times the examples, in 90 of 100 cases. Ten times is far: the law was seen on fewer.',
        { wide: true, name: 'What more examples would bring' },
      ),
    table(
      'Expected scores, with 90 % intervals',
      [
        { head: 'learner' },
        { head: 'now', number: true },
        { head: 'twice the examples', number: true },
        { head: 'ten times', number: true },
        { head: 'a', number: true },
        { head: 'c', number: true },
      ],
      known.map(({ name, points, outlook, law }) => [
        cell(name),
        format(points.at(-1)!.score.mean),
        ...outlook.map(range),
        formatNumber(law!.a, 3),
        formatNumber(law!.c, 2),
      ]),
    ),
  );
}

function standingsSection(study: ScaleStudy): Html | null {
  if (!hasPoints(study)) return null;
  return section(
    'standings',
    'Where each stops, and why',
    picture(
      standingsFigure(standingValues(study)),
      'Where the two lines have met, more examples bring nothing: the learner is as good as its form allows. Where they are apart and the lower one rises, more examples help. Where the lower one is flat and nobody is better, the ceiling is in the data.',
      { wide: true, name: 'Where each stops, and why' },
    ),
    study.learners.map((learner) => explanation(learner)),
  );
}

function explanation({ name, standing, because, points }: ScaleLearner): HtmlValue {
  if (points.length === 0) return null;
  return html`<p><b>${name}</b> ${standingWords[standing]}: ${because}.</p>\n`;
}

function secondsSection(study: ScaleStudy): Html | null {
  if (!hasPoints(study)) return null;
  return section(
    'seconds',
    'What it costs',
    picture(
      scaleFigure(scaleValues(study, 'seconds')),
      'The same scores by the seconds of a trial on one thread: reading its rows, learning, and answering for all parts. Of two curves the one further up and to the left is the better bargain.',
      { wide: true, name: 'What it costs' },
    ),
  );
}

function formatOf({ measure }: ScaleStudy): (value: number) => string {
  return (value) => (isShare(measure) ? formatShare(value) : formatNumber(value, 3));
}
