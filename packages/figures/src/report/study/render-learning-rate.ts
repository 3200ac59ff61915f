import type { LearningRateStudy } from '@colonnade/core';
import { formatCount, formatNumber } from '../../drawing/numbers.js';
import { boldDriverFigure } from '../../figures/bold-driver-figure.js';
import { learningRateCurve } from '../../figures/learning-rate-curve.js';
import { ratesFigure } from '../../figures/rates-figure.js';
import { cell, type Html, html } from '../html.js';
import { picture, section, table } from '../parts.js';
import { armsSection, curvesSection } from './parts.js';
import { boldDriverCurves, rateValues } from './rate-values.js';
import type { StudyAbout } from './study-about.js';
import { renderStudyPage } from './study-page.js';

/** The report of a study of learning rates as one HTML page: which rate, how sure that is, and the figures. */
export function renderLearningRateReport(study: LearningRateStudy, about: StudyAbout): string {
  const { plan, run, conclusion, recommendation } = study;
  return renderStudyPage(
    'Study of learning rates',
    { plan, run, sentences: recommendation?.sentences ?? conclusion.sentences },
    [
      curvesSection(conclusion, plan, run),
      ratesSection(study),
      boldDriverSection(study),
      armsSection(conclusion, run),
    ],
    about,
  );
}

function ratesSection(study: LearningRateStudy): Html {
  const { endings, rangeTest } = study;
  const range =
    rangeTest === null
      ? ''
      : ` The thin line is a range test: the cost of ten epochs with each rate, from one start; it is lowest at ${rangeTest.best}.`;
  const rows = endings.map(({ arm, starts, lowest, worse, falling, diverged }) => [
    cell(arm),
    ...[starts, lowest, worse, falling, diverged].map(formatCount),
  ]);
  return section(
    'rates',
    'By rate',
    picture(ratesFigure(rateValues(study)), `What every start came to, by learning rate.${range}`, {
      wide: true,
      name: 'By rate',
    }),
    html`<p>Where the starts ended, beside the lowest cost that any rate reached from the same one: at it (within 5 % of the way down), above it and no longer falling (a worse minimum, or a plateau), above it but still falling, or diverged.</p>`,
    table(
      'How the starts ended',
      [
        { head: 'arm' },
        { head: 'starts', number: true },
        { head: 'at the lowest', number: true },
        { head: 'worse minimum', number: true },
        { head: 'still falling', number: true },
        { head: 'diverged', number: true },
      ],
      rows,
    ),
  );
}

function boldDriverSection(study: LearningRateStudy): Html | null {
  const curves = boldDriverCurves(study);
  if (curves === null) return null;
  const taken = curves.bold.filter(({ rejected }) => rejected).length;
  return section(
    'bold-driver',
    'Bold Driver',
    html`<div class="pair">${picture(
      boldDriverFigure(curves),
      `Bold Driver beside the best constant rate, from the same start. A smaller cost makes the rate 5 % larger; a larger one is taken back and halves it, ${taken} times here (rings).`,
    )}
${picture(learningRateCurve({ history: curves.bold }), `The rate by epoch, ${formatNumber(curves.bold.at(-1)?.learningRate, 3)} at the end.`)}</div>`,
  );
}
