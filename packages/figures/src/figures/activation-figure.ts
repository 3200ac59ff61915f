import * as Plot from '@observablehq/plot';
import { element, figure, text } from '../drawing/element.js';
import { plotFigure } from '../drawing/plot-figure.js';
import { color } from '../drawing/theme.js';

export interface ActivationInput {
  readonly name: string;
  /** g(z). */
  readonly value: (z: number) => number;
  /** g′(z). */
  readonly derivative: (z: number) => number;
  /** The formulas, as they shall stand above the panels. */
  readonly formula?: string;
  readonly derivativeFormula?: string;
  /** z runs from −range to range; 4 unless given. */
  readonly range?: number;
}

const PANEL = { width: 330, height: 220 };
const SAMPLES = 160;

/** An activation beside its derivative, over the same z. */
export function activationFigure(input: ActivationInput): SVGSVGElement {
  const { name, range = 4 } = input;
  const left = panel(input.value, range, 'g(z)', 'first');
  const right = panel(input.derivative, range, 'g′(z)', 'second');
  const title = (x: number, head: string, formula: string | undefined) =>
    text(x, 14, formula ? `${head} = ${formula}` : head, { 'font-size': 13, 'font-weight': 600 });
  return figure(
    `The activation ${name} and its derivative for z from ${-range} to ${range}.`,
    [2 * PANEL.width, PANEL.height + 24],
    title(12, `${name}: g(z)`, input.formula),
    title(PANEL.width + 12, 'g′(z)', input.derivativeFormula),
    element('g', { transform: 'translate(0,24)', 'text-anchor': 'middle' }, ...left),
    element('g', { transform: `translate(${PANEL.width},24)`, 'text-anchor': 'middle' }, ...right),
  );
}

function panel(f: (z: number) => number, range: number, label: string, name: 'first' | 'second'): Element[] {
  const points = Array.from({ length: SAMPLES + 1 }, (_, i) => {
    const z = -range + (2 * range * i) / SAMPLES;
    return { z, g: f(z) };
  });
  const chart = plotFigure({
    label,
    ...PANEL,
    marginLeft: 44,
    x: { label: 'z', labelAnchor: 'center', labelArrow: 'none' },
    y: { label, nice: true, zero: true },
    marks: [
      Plot.ruleY([0], { stroke: color('soft') }),
      Plot.ruleX([0], { stroke: color('soft') }),
      Plot.line(points, { x: 'z', y: 'g', stroke: color(name), strokeWidth: 2.5 }),
    ],
  });
  return [...chart.children];
}
