import * as Plot from '@observablehq/plot';
import { figureDocument } from './document.js';
import { element, frame, text } from './element.js';
import { formatNumber } from './numbers.js';
import { type Color, color } from './theme.js';

export interface LegendEntry {
  readonly text: string;
  readonly color: Color;
  readonly mark: 'line' | 'dashes' | 'dot' | 'ring';
}

export interface PlotFigureOptions extends Plot.PlotOptions {
  readonly label: string;
  readonly legend?: readonly LegendEntry[];
}

/** A chart of Observable Plot in the manner of all our figures: size, type, colors, a legend above. */
export function plotFigure({ label, legend = [], ...options }: PlotFigureOptions): SVGSVGElement {
  const { width = 360, height = 250 } = options;
  const axis = options.y?.label;
  const chart = Plot.plot({
    document: figureDocument,
    width,
    height,
    marginTop: legend.length > 0 ? 54 : 32,
    marginLeft: 58,
    marginRight: 16,
    marginBottom: 44,
    ...options,
    x: { ticks: 5, tickFormat: axisNumber, labelOffset: 38, ...options.x },
    y: { ticks: 5, tickFormat: axisNumber, grid: true, ...options.y, label: null },
  }) as unknown as SVGSVGElement;
  chart.querySelector('style')?.remove();
  for (const name of [...chart.attributes].map((attribute) => attribute.name)) {
    if (name !== 'text-anchor') chart.removeAttribute(name);
  }
  for (const [name, value] of Object.entries(frame(label, width, height)))
    chart.setAttribute(name, String(value));
  // The drawing is one image with one label; the names Plot gives its parts would be read out in between.
  for (const part of chart.querySelectorAll('[aria-label], [aria-hidden]')) {
    part.removeAttribute('aria-label');
    part.removeAttribute('aria-hidden');
  }
  // Set by hand: Plot would write it where the legend stands.
  if (axis) chart.appendChild(text(4, legend.length > 0 ? 36 : 12, `↑ ${axis}`, { 'text-anchor': 'start' }));
  if (legend.length > 0) chart.appendChild(drawLegend(legend));
  return chart;
}

function axisNumber(value: unknown): string {
  return typeof value === 'number' ? formatNumber(value, 3) : String(value);
}

function drawLegend(entries: readonly LegendEntry[]): SVGElement {
  const group = element('g', { 'text-anchor': 'start' });
  let x = 6;
  for (const entry of entries) {
    group.appendChild(swatch(entry, x));
    group.appendChild(text(x + 24, 12, entry.text));
    x += 24 + entry.text.length * 6.6 + 16;
  }
  return group;
}

function swatch({ mark, color: name }: LegendEntry, x: number): SVGElement {
  const stroke = color(name);
  if (mark === 'dot') return element('circle', { cx: x + 9, cy: 12, r: 4, fill: stroke });
  if (mark === 'ring') {
    return element('circle', { cx: x + 9, cy: 12, r: 3.5, fill: 'none', stroke, 'stroke-width': 1.5 });
  }
  const dashes = mark === 'dashes' ? '5 3' : undefined;
  return element('line', {
    x1: x,
    x2: x + 18,
    y1: 12,
    y2: 12,
    stroke,
    'stroke-width': 2,
    'stroke-dasharray': dashes,
  });
}
