import { figureDocument } from './document.js';

export type Attributes = Readonly<Record<string, string | number | undefined>>;

const namespace = 'http://www.w3.org/2000/svg';

/** An SVG element; attributes that are undefined are left out, texts become text, never markup. */
export function element(name: string, attributes: Attributes, ...children: (Element | string)[]): SVGElement {
  const created = figureDocument.createElementNS(namespace, name) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) created.setAttribute(key, String(value));
  }
  for (const child of children) {
    created.appendChild(typeof child === 'string' ? figureDocument.createTextNode(child) : child);
  }
  return created;
}

/** The outermost element of a figure: its size in pixels, and what it shows in a sentence for who cannot see it. */
export function figure(
  label: string,
  [width, height]: readonly [number, number],
  ...children: (Element | string)[]
): SVGSVGElement {
  return element('svg', frame(label, width, height), ...children) as unknown as SVGSVGElement;
}

/** The attributes that every figure's outermost element has. */
export function frame(label: string, width: number, height: number): Attributes {
  return {
    class: 'colonnade-figure',
    role: 'img',
    'aria-label': label,
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    'font-family': 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
    'font-size': 12,
    color: 'var(--fig-ink)',
    fill: 'currentColor',
  };
}

/** A line of text, by default starting at x with its middle at y. */
export function text(x: number, y: number, content: string, attributes: Attributes = {}): SVGElement {
  return element('text', { x, y, dy: '0.35em', ...attributes }, content);
}
