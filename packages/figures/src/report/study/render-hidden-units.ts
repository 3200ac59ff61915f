import type { Estimate, HiddenUnitsStudy, SizeFigures } from '@colonnade/core';
import { formatCount, formatNumber, formatShare } from '../../drawing/numbers.js';
import { sizesFigure } from '../../figures/sizes-figure.js';
import { cell, type Html, type HtmlValue, html } from '../html.js';
import { picture, section, table } from '../parts.js';
import { isShare } from './arm-values.js';
import { sizeValues } from './hidden-units-values.js';
import { armsSection, curvesSection } from './parts.js';
import type { StudyAbout } from './study-about.js';
import { renderStudyPage } from './study-page.js';

/** The report of a study of hidden units as one HTML page: which size, and the figures. */
export function renderHiddenUnitsReport(study: HiddenUnitsStudy, about: StudyAbout): string {
  const { plan, run, conclusion } = study;
  return renderStudyPage(
    'Study of hidden units',
    study,
    [
      sizesSection(study),
      rulesSection(study),
      armsSection(conclusion, run),
      curvesSection(conclusion, plan, run),
    ],
    about,
  );
}

function sizesSection(study: HiddenUnitsStudy): Html {
  const { sizes, conclusion } = study;
  const values = sizeValues(study);
  const sorted = [...sizes].sort(
    (a, b) => (a.parameters ?? Number.POSITIVE_INFINITY) - (b.parameters ?? Number.POSITIVE_INFINITY),
  );
  return section(
    'sizes',
    'By size',
    values &&
      picture(
        sizesFigure(values),
        'Training and held-out cost of the networks, the smallest first, with the 95 % intervals of the means. Where the held-out cost rises while the training cost falls, a network overfits. The dotted line is the size to take.',
        { wide: true, name: 'By size' },
      ),
    table(
      'Sizes, the smallest first',
      [
        { head: 'network' },
        { head: 'parameters', number: true },
        { head: conclusion.measure, number: true },
        { head: 'to the best', number: true },
        { head: 'training cost', number: true },
        { head: 'held-out cost', number: true },
        { head: 'held-out − training', number: true },
        { head: 'rise at the end', number: true },
        { head: 'fit' },
      ],
      sorted.map((size) => row(size, isShare(conclusion.measure))),
    ),
    html`<p>The rise at the end is how far the validation cost had climbed above its lowest when training ended; the parameters of the lowest are kept where patience is above 0.</p>`,
  );
}

function row(size: SizeFigures, share: boolean): HtmlValue[] {
  const { arm, parameters, summary, toBest, costTrain, costHeldOut, gap, rise, fit } = size;
  const one = (value: number | null) => (share ? formatShare(value) : formatNumber(value, 3));
  const points = (value: number) => formatNumber(share ? 100 * value : value, 2);
  const range = toBest?.interval ? ` (${points(toBest.interval[0])} to ${points(toBest.interval[1])})` : '';
  return [
    cell(arm),
    parameters === null ? '–' : formatCount(parameters),
    one(summary.mean),
    toBest === null ? 'best' : toBest.pairs === 0 ? '' : `${points(toBest.difference)}${range}`,
    ...[costTrain, costHeldOut, gap, rise].map(estimate),
    fit,
  ];
}

function estimate(value: Estimate | null): string {
  if (value === null) return '–';
  const { mean, interval } = value;
  if (interval === null) return formatNumber(mean, 3);
  return `${formatNumber(mean, 3)} ± ${formatNumber((interval[1] - interval[0]) / 2, 2)}`;
}

function rulesSection({ rules, ends }: HiddenUnitsStudy): Html {
  return section(
    'rules',
    'The rules of thumb',
    html`<p>With ${formatCount(ends.inputs)} inputs and ${formatCount(ends.outputs)} ${ends.outputs === 1 ? 'output' : 'outputs'}, on these data:</p>`,
    table(
      'Rules of thumb',
      [{ head: 'rule' }, { head: 'verdict' }, { head: 'figures' }],
      rules.map(({ rule, verdict, why }) => [cell(rule), verdict, cell(why)]),
    ),
  );
}
