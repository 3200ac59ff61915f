import { renderToString } from '../drawing/render-to-string.js';
import { type Html, type HtmlValue, html, trusted } from './html.js';

/** A section of the report with its heading. */
export function section(id: string, heading: string, ...content: HtmlValue[]): Html {
  return html`<section id="${id}" aria-labelledby="${id}-heading">
<h2 id="${id}-heading">${heading}</h2>
${content}
</section>
`;
}

/** A figure with a caption; a wide one keeps its size and scrolls in its own box. */
export function picture(svg: SVGSVGElement, caption: HtmlValue, { wide = false, name = '' } = {}): Html {
  const drawn = trusted(renderToString(svg, { standalone: false }));
  const box = wide ? scrollBox(name, drawn) : drawn;
  return html`<figure class="${wide ? 'wide' : 'plain'}">${box}<figcaption>${caption}</figcaption></figure>
`;
}

/** A box that scrolls sideways, by touch and by keyboard, so that the page never does. */
function scrollBox(name: string, content: HtmlValue): Html {
  return html`<div class="scroll" role="region" aria-label="${name}" tabindex="0">${content}</div>`;
}

export interface TableColumn {
  readonly head: HtmlValue;
  /** True for numbers: aligned to the right. */
  readonly number?: boolean;
}

/** A table with a caption; the first cell of a row is its heading. */
export function table(
  caption: string,
  columns: readonly TableColumn[],
  rows: readonly (readonly HtmlValue[])[],
): Html {
  const style = (at: number) => (columns[at]?.number ? trusted(' class="number"') : '');
  const head = columns.map((column, at) => html`<th scope="col"${style(at)}>${column.head}</th>`);
  const body = rows.map((row) => {
    const cells = row.map((value, at) =>
      at === 0 ? html`<th scope="row"${style(at)}>${value}</th>` : html`<td${style(at)}>${value}</td>`,
    );
    return html`<tr>${cells}</tr>\n`;
  });
  return scrollBox(
    caption,
    html`<table><caption>${caption}</caption><thead><tr>${head}</tr></thead>
<tbody>
${body}</tbody></table>`,
  );
}

/** Something long that is folded until asked for; printed it is open. */
export function folded(summary: string, content: HtmlValue): Html {
  return html`<details><summary>${summary}</summary>${content}</details>
`;
}

/** Facts as pairs of a name and a value. */
export function facts(pairs: readonly (readonly [name: string, value: HtmlValue] | null)[]): Html {
  const rows = pairs.flatMap((pair) =>
    pair ? [html`<div><dt>${pair[0]}</dt><dd>${pair[1]}</dd></div>`] : [],
  );
  return html`<dl class="facts">${rows}</dl>
`;
}
