import { element, figure, text } from '../drawing/element.js';
import { color } from '../drawing/theme.js';

export interface LayerInput {
  /** n[l−1] and n[l], the units before and in the layer; 3 and 4 unless given, at most 8 are drawn well. */
  readonly inputs?: number;
  readonly units?: number;
  /** The layer's number; 1 unless given. */
  readonly layer?: number;
  /** The activation, as the formula names it: `g` unless given. */
  readonly activation?: string;
}

const GAP = 54;
const RADIUS = 19;

/** A layer: every unit sees all outputs of the layer before; the formulas for all of them at once below. */
export function layerFigure({
  inputs = 3,
  units = 4,
  layer = 1,
  activation = 'g',
}: LayerInput = {}): SVGSVGElement {
  const tall = Math.max(inputs, units) * GAP;
  const place = (count: number, i: number) => 34 + tall / 2 + (i - (count - 1) / 2) * GAP;
  const [left, right] = [70, 290];
  const edges: Element[] = [];
  for (let i = 0; i < units; i++) {
    for (let j = 0; j < inputs; j++) {
      // The first unit's weights are one row of W, drawn stronger than the rest.
      const stroke = color(i === 0 ? 'first' : 'soft');
      const ends = { x1: left + RADIUS, y1: place(inputs, j), x2: right - RADIUS, y2: place(units, i) };
      edges.push(element('line', { ...ends, stroke, 'stroke-opacity': i === 0 ? 0.9 : 0.35 }));
    }
  }
  const before = layer - 1;
  const unit = (x: number, y: number, name: 'soft' | 'first', content: string) => [
    element('circle', {
      cx: x,
      cy: y,
      r: RADIUS,
      fill: color('paper'),
      stroke: color(name),
      'stroke-width': 1.6,
    }),
    text(x, y, content, { 'text-anchor': 'middle', 'font-size': 13 }),
  ];
  const name = (i: number, of: string) => `${of}${'₁₂₃₄₅₆₇₈₉'[i] ?? i + 1}`;
  const middle = (x: number, y: number, content: string, soft = false) =>
    text(x, y, content, { 'text-anchor': 'middle', 'font-size': 13, fill: soft ? color('soft') : undefined });
  const bottom = 34 + tall;
  return figure(
    `Layer ${layer}: ${units} units, each joined to all ${inputs} inputs; W is ${units} by ${inputs}, b is ${units} by 1.`,
    [400, bottom + 78],
    middle(left, 12, before === 0 ? 'A[0] = X' : `A[${before}]`, true),
    middle(right, 12, `A[${layer}]`, true),
    ...edges,
    ...Array.from({ length: inputs }, (_, j) =>
      unit(left, place(inputs, j), 'soft', name(j, before === 0 ? 'x' : 'a')),
    ).flat(),
    ...Array.from({ length: units }, (_, i) => unit(right, place(units, i), 'first', name(i, 'a'))).flat(),
    text(right + RADIUS + 8, place(units, 0), 'row 1 of W', { 'font-size': 11, fill: color('first') }),
    middle(200, bottom + 16, `Z[${layer}] = W[${layer}] A[${before}] + b[${layer}]`),
    middle(200, bottom + 38, `A[${layer}] = ${activation}(Z[${layer}])`),
    middle(200, bottom + 62, `W[${layer}] is ${units}×${inputs}, b[${layer}] is ${units}×1`, true),
  );
}
