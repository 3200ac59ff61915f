import type { ImageDiagnosis } from '@colonnade/core';
import { formatCount, formatNumber, formatShare } from '../../drawing/numbers.js';
import { meanImagesFigure } from '../../figures/mean-images-figure.js';
import { cell, type Html, html } from '../html.js';
import { facts, picture, section, table } from '../parts.js';
import type { DiagnosisReportInput } from './diagnosis-input.js';

/** What can be seen of the images without a network. */
export function imagesSection({ diagnosis: { images } }: DiagnosisReportInput): Html | null {
  if (images === null) return null;
  const { brightness, empty, duplicates, means } = images;
  return section(
    'images',
    'The images',
    facts([
      ['images', formatCount(images.images)],
      ['num_px', `${images.height} × ${images.width}${images.channels === 3 ? ' × 3' : ''}`],
      ['brightness', `${formatNumber(brightness.mean, 3)} ± ${formatNumber(brightness.deviation, 2)}`],
      ['contrast', formatNumber(brightness.contrast, 3)],
      ['of one color', formatCount(empty.images)],
      ['stand there before', formatCount(duplicates.images)],
      ['under two classes', formatCount(duplicates.acrossClasses)],
    ]),
    html`<div class="beside">${picture(meanImagesFigure(means), 'The mean image of each class: where the classes differ, these do.')}<div>${brightness.classes && brightnessTable(images)}${duplicateTable(images)}</div></div>`,
  );
}

/** Where the same image stands, those under two classes first. */
function duplicateTable({ duplicates }: ImageDiagnosis): Html | null {
  if (duplicates.examples.length === 0) return null;
  const rows = duplicates.examples.map(({ rows: places, classes }) => [
    places.map(formatCount).join(', '),
    cell(classes.length === 0 ? '–' : classes.join(', ')),
  ]);
  return table(
    'The same image in several rows, counted from 0',
    [{ head: 'rows' }, { head: 'classes' }],
    rows,
  );
}

function brightnessTable({ brightness }: ImageDiagnosis): Html {
  const { classes, explained, floor } = brightness;
  const rows = (classes ?? []).map(({ name, images, mean, deviation, error }) => [
    cell(name),
    formatCount(images),
    `${formatNumber(mean, 3)} ± ${formatNumber(error, 2)}`,
    formatNumber(deviation, 3),
  ]);
  const about =
    explained === null || floor === null
      ? null
      : html`<p class="soft">The class explains ${formatShare(explained)} of how brightness differs; classes dealt out at random explained up to ${formatShare(floor)}.</p>`;
  const numbers = table(
    'Brightness by class, from 0 (black) to 1 (white)',
    [
      { head: 'class' },
      { head: 'images', number: true },
      { head: 'mean', number: true },
      { head: 'deviation', number: true },
    ],
    rows,
  );
  return html`${numbers}${about}`;
}
