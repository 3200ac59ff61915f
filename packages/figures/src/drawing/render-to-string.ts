import { escapeMarkup } from './escape.js';
import { figureStyle } from './theme.js';

export interface RenderOptions {
  /** True for a file of its own (the default): the colors' style sheet goes in. False within a page that has it. */
  readonly standalone?: boolean;
}

/**
 * A figure as SVG text. The same figure gives the same text in Node and in every browser: coordinates are
 * rounded to a hundredth of a pixel, all text is escaped.
 */
export function renderToString(figure: SVGSVGElement, { standalone = true }: RenderOptions = {}): string {
  const style = standalone ? `<style>${figureStyle}</style>` : '';
  return serialize(figure, standalone ? ' xmlns="http://www.w3.org/2000/svg"' : '', style);
}

function serialize(node: Element, extra: string, first: string): string {
  const name = node.localName;
  const attributes = [...node.attributes]
    .filter((attribute) => attribute.name !== 'xmlns')
    // Documents keep their attributes in different orders.
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name: key, value }) => ` ${key}="${escapeMarkup(isText(key) ? value : roundNumbers(value))}"`)
    .join('');
  const children = [...node.childNodes].map((child) => {
    if (child.nodeType === 3) return escapeMarkup(child.nodeValue ?? '');
    return child.nodeType === 1 ? serialize(child as Element, '', '') : '';
  });
  const content = first + children.join('');
  return content === ''
    ? `<${name}${extra}${attributes}/>`
    : `<${name}${extra}${attributes}>${content}</${name}>`;
}

function isText(attribute: string): boolean {
  return attribute === 'aria-label' || attribute === 'href';
}

function roundNumbers(value: string): string {
  return value.replace(/-?\d+\.\d{3,}(e-?\d+)?/g, (digits) =>
    String(Math.round(Number(digits) * 100) / 100 + 0),
  );
}
