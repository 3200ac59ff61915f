import { escapeMarkup } from '../drawing/escape.js';

/** Text that is HTML already. Made by `html` and `trusted` alone, so nothing of the user's becomes one. */
export class Html {
  readonly #markup: string;

  constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }
}

export type HtmlValue = Html | string | number | false | null | undefined | readonly HtmlValue[];

/** A template whose values are escaped, unless they are `Html` themselves; false, null and undefined are left out. */
export function html(parts: TemplateStringsArray, ...values: HtmlValue[]): Html {
  return new Html(parts.map((part, i) => part + (i < values.length ? write(values[i]) : '')).join(''));
}

/** Markup of our own making, such as a rendered figure. */
export function trusted(markup: string): Html {
  return new Html(markup);
}

function write(value: HtmlValue): string {
  if (value instanceof Html) return value.toString();
  if (Array.isArray(value)) return value.map(write).join('');
  return value === false || value === null || value === undefined ? '' : escapeMarkup(String(value));
}

/** Something of the user's, kept from turning the direction of the text around it and from widening a table. */
export function cell(content: string | number | boolean | null): Html {
  return content === null
    ? html`<span class="missing">missing</span>`
    : html`<bdi class="cell">${String(content)}</bdi>`;
}
