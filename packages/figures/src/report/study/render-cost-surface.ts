import type { CostSurface, CostSurfaceStudy } from '@colonnade/core';
import { formatCount, formatNumber } from '../../drawing/numbers.js';
import { surfaceFigure } from '../../figures/surface-figure.js';
import { cell, type Html, html } from '../html.js';
import { renderPage } from '../page.js';
import { facts, picture, section, table } from '../parts.js';
import { repeatSection } from './parts.js';
import type { StudyAbout } from './study-about.js';

/** The report of a study of cost surfaces as one HTML page: the bowl, the valleys, and where descents end. */
export function renderCostSurfaceReport(study: CostSurfaceStudy, about: StudyAbout): string {
  const [first, ...others] = study.sentences;
  return renderPage({
    kind: 'Study of cost surfaces',
    title: about.title,
    opening: html`<p class="sentence">${first}</p>
${[...others, ...study.notes].map((each) => html`<p>${each}</p>\n`)}
${facts([
  ['yes means', study.positive],
  ['examples', formatCount(study.examples)],
  ['rates', study.rates.map((rate) => formatNumber(rate, 3)).join(', ')],
  ['seconds', formatNumber(study.seconds, 3)],
])}`,
    sections: [...study.surfaces.map((surface) => surfaceSection(study, surface)), repeatSection(about)],
    version: about.version,
    date: null,
  });
}

/** The figures of a study of cost surfaces, by the names of their files. */
export function costSurfaceFigures(study: CostSurfaceStudy): Readonly<Record<string, SVGSVGElement>> {
  return Object.fromEntries(study.surfaces.map((surface) => [`${surface.cost}.svg`, drawn(study, surface)]));
}

function drawn({ parameters, axes }: CostSurfaceStudy, { cost, values, minima, descents }: CostSurface) {
  const count = minima.length === 1 ? 'one local minimum' : `${minima.length} local minima`;
  return surfaceFigure({
    parameters,
    axes,
    values,
    minima,
    descents: descents.map((descent) => ({ ...descent, jumps: descent.end === 'jumping' })),
    label: `Contour lines of ${cost} over ${parameters.join(' and ')}, with ${count} and the paths of ${descents.length} descents.`,
  });
}

const headings = {
  'cross-entropy': 'Cross-entropy: a bowl',
  'squared-error': 'Squared error: plains and valleys',
} as const;
const captions = {
  'cross-entropy':
    'The mean cross-entropy of one sigmoid unit over two of its parameters; the stronger the blue, the higher, and lines are closer together where it is low. It is convex: every descent whose steps are not too long goes to the same place. The wider the line, the larger the rate.',
  'squared-error':
    'Half the mean squared error of the same unit over the same parameters. Where the unit is sure its slope all but vanishes, and what starts there stays there for long; there may be several minima.',
} as const;
const ends = {
  minimum: 'in a minimum',
  plateau: 'on a plateau',
  falling: 'still falling',
  jumping: 'jumping',
  left: 'out of the picture',
} as const;

function surfaceSection(study: CostSurfaceStudy, surface: CostSurface): Html {
  const { cost, descents } = surface;
  return section(
    cost,
    headings[cost],
    picture(drawn(study, surface), captions[cost], { wide: true, name: headings[cost] }),
    table(
      'Where the descents ended',
      [
        { head: 'from' },
        { head: 'rate', number: true },
        { head: 'steps', number: true },
        { head: 'cost', number: true },
        { head: 'it ended' },
      ],
      descents.map(({ start, rate, steps, cost: value, end, minimum }) => [
        cell(start.map((each) => formatNumber(each, 3)).join(', ')),
        formatNumber(rate, 3),
        formatCount(steps),
        formatNumber(value, 3),
        minimum === null ? ends[end] : minimum === 0 ? 'in the lowest minimum' : 'in a worse minimum',
      ]),
    ),
  );
}
