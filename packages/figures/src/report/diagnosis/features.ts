import type { FeatureDiagnosis } from '@colonnade/core';
import { formatCount, formatNumber } from '../../drawing/numbers.js';
import { informationFigure } from '../../figures/information-figure.js';
import { cell, type Html, html } from '../html.js';
import { folded, picture, section, table } from '../parts.js';
import type { DiagnosisReportInput } from './diagnosis-input.js';

/** More columns than this are folded away. */
const FOLD_ABOVE = 16;

/** What every column says by itself, and how its numbers spread. */
export function featuresSection({ diagnosis: { features } }: DiagnosisReportInput): Html | null {
  if (features.length === 0) return null;
  const measured = measuredFeatures(features);
  const drawing =
    measured.length > 0 &&
    picture(
      informationFigure(measured),
      'Mutual information of each column with the target, in bits. Targets that were permuted say where chance ends. ' +
        'A column can still say something together with others, and a scale does not move this measure.',
    );
  const whole = table('Every column', head, features.map(row));
  const shown = features.length > FOLD_ABOVE ? folded(`All ${features.length} columns`, whole) : whole;
  return section('features', 'What each column says', drawing, shown);
}

/** The features of which the information was measured, as their figure takes them. */
export function measuredFeatures(features: readonly FeatureDiagnosis[]) {
  return features.flatMap(({ name, information }) =>
    information === null ? [] : [{ name, ...information }],
  );
}

const head = [
  { head: 'column' },
  { head: 'kind' },
  { head: 'missing', number: true },
  { head: 'distinct', number: true },
  { head: 'bits', number: true },
  { head: 'chance', number: true },
  { head: 'it is' },
  { head: 'median', number: true },
  { head: 'deviation', number: true },
  { head: 'from', number: true },
  { head: 'to', number: true },
  { head: 'skew', number: true },
];

function row({ name, kind, missing, distinct, information, spread, derived }: FeatureDiagnosis) {
  const short = (value: number | undefined) => (value === undefined ? '–' : formatNumber(value, 3));
  return [
    derived === null ? cell(name) : html`${cell(name)} <span class="meaning"><bdi>${derived}</bdi></span>`,
    kind,
    missing === 0 ? '–' : formatCount(missing),
    distinct === null ? '–' : formatCount(distinct),
    short(information?.bits),
    short(information?.floor),
    information?.verdict ?? '–',
    short(spread?.median),
    short(spread?.deviation),
    short(spread?.min),
    short(spread?.max),
    // Next to nothing is nothing: a symmetric column leaves but rounding.
    spread === null ? '–' : formatNumber(Math.round(100 * spread.skew) / 100, 3),
  ];
}
