import { formatCount, formatNumber, formatShare } from '../drawing/numbers.js';
import { pixelImage } from '../figures/pixel-image.js';
import { cell, type Html, html } from './html.js';
import { picture, section, table } from './parts.js';
import type { ReportInput, ReportMistake, ReportMistakes } from './report-input.js';

/** Where it was most wrong, to be looked at: often the label is. */
export function mistakesSection({ mistakes, task }: Pick<ReportInput, 'mistakes' | 'task'>): Html | null {
  if (mistakes === null) return null;
  if (mistakes.items.length === 0) {
    return section(
      'mistakes',
      'The worst mistakes',
      html`<p>There are none: every example of this part is right.</p>`,
    );
  }
  return section(
    'mistakes',
    'The worst mistakes',
    html`<p>${introduction(mistakes)}</p>`,
    rowsContent(mistakes, task, 'true'),
  );
}

/** Rows as pictures where they are images, as a table where not; `is` names what the data say they are. */
export function rowsContent(rows: ReportMistakes, task: ReportInput['task'], is: 'true' | 'label'): Html {
  const pictures = rows.items.some((item) => item.pixels !== null) && rows.image !== null;
  return pictures ? asPictures(rows, is) : asTable(rows, task === 'regression', is);
}

function introduction({ items, total, columns }: ReportMistakes): string {
  const shown = formatCount(items.length);
  const which =
    total === null
      ? `The ${shown} predictions that are furthest off, the worst first.`
      : `${items.length === total ? `All ${shown}` : `${shown} of ${formatCount(total)}`} mistakes, those made with most confidence first.`;
  const labels = total === null ? '' : ' Look at the labels too: some of these may be wrong in the data.';
  const leaning =
    columns.length > 1 ? ' The columns are those that the network leans on most, the weightiest first.' : '';
  return `${which}${labels}${leaning}`;
}

function asPictures({ items, image }: ReportMistakes, is: string): Html {
  const drawn = items.flatMap((item) => {
    if (item.pixels === null || image === null) return [];
    const label = `${item.where}: ${is} ${item.actual}, predicted ${item.predicted}`;
    const svg = pixelImage({ ...image, pixels: item.pixels, label });
    return [html`<li>${picture(svg, captionOf(item, is))}</li>`];
  });
  return html`<ul class="pictures">${drawn}</ul>`;
}

function captionOf({ where, actual, predicted, probability }: ReportMistake, is: string): Html {
  const said = probability === null ? null : html` <span class="soft">${formatShare(probability, 0)}</span>`;
  return html`<span>${is} <strong>${cell(actual)}</strong></span><span>said <strong>${cell(predicted)}</strong>${said}</span><span class="soft">${cell(where)}</span>`;
}

function asTable({ items, columns }: ReportMistakes, regression: boolean, is: 'true' | 'label'): Html {
  const written = (value: string | number) => (typeof value === 'number' ? formatNumber(value) : cell(value));
  const head = [
    { head: 'where' },
    { head: is, number: regression },
    { head: 'predicted', number: regression },
    ...(regression
      ? [{ head: 'off by', number: true }]
      : [
          { head: 'said with', number: true },
          { head: is === 'label' ? 'the label had' : 'true class had', number: true },
        ]),
    ...columns.map((name, at) => ({
      head: cell(name),
      number: items.every((item) => typeof item.values[at] === 'number' || item.values[at] === null),
    })),
  ];
  const rows = items.map((item) => [
    cell(item.where),
    written(item.actual),
    written(item.predicted),
    ...(regression
      ? [formatNumber(Number(item.predicted) - Number(item.actual))]
      : [formatShare(item.probability), formatShare(item.probabilityOfActual)]),
    ...item.values.map((value) => (typeof value === 'number' ? formatNumber(value) : cell(value))),
  ]);
  const caption = is === 'label' ? 'Rows to look at' : 'Examples that it got most wrong';
  return table(caption, head, rows);
}
