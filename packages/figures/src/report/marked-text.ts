import { type Html, html } from './html.js';

/** A text in which what stands between backticks is set as code. */
export function withCode(text: string): Html[] {
  return text
    .split('`')
    .map((part, at) => (at % 2 === 1 ? html`<code><bdi>${part}</bdi></code>` : html`<bdi>${part}</bdi>`));
}
