import { element, figure, text } from '../drawing/element.js';
import { color } from '../drawing/theme.js';

export interface NeuronInput {
  /** Inputs to draw; with more than 4, some stand for the rest. 3 unless given. */
  readonly inputs?: number;
  /** The activation, as the formula names it: `σ` unless given. */
  readonly activation?: string;
}

const GAP = 48;
const BODY = 60;

/** One neuron: the inputs x1 … xn with their weights, the sum z = wᵀx + b and the activation a = g(z). */
export function neuronFigure({ inputs = 3, activation = 'σ' }: NeuronInput = {}): SVGSVGElement {
  const names =
    inputs <= 4 ? Array.from({ length: inputs }, (_, i) => String(i + 1)) : ['1', '2', '', String(inputs)];
  const height = Math.max(3, names.length) * GAP + 24;
  const middle = Math.max(BODY + 8, 12 + (names.length * GAP) / 2);
  const bodyX = 246;
  const parts = names.flatMap((name, i) => {
    const y = middle + (i - (names.length - 1) / 2) * GAP;
    if (name === '') return [text(40, y, '⋮', { 'text-anchor': 'middle', 'font-size': 18 })];
    const weightAt = { x: 40 + 0.5 * (bodyX - 40), y: y + 0.5 * (middle - y) - 9 };
    return [
      element('line', { x1: 60, y1: y, x2: bodyX - BODY, y2: middle, stroke: color('soft') }),
      node(40, y, 20, 'soft', `x${subscript(name)}`),
      text(weightAt.x - 20, weightAt.y, `w${subscript(name)}`, {
        'text-anchor': 'middle',
        fill: color('first'),
      }),
    ];
  });
  parts.push(
    element('circle', {
      cx: bodyX,
      cy: middle,
      r: BODY,
      fill: color('paper'),
      stroke: color('first'),
      'stroke-width': 2,
    }),
    element('line', { x1: bodyX, y1: middle - BODY, x2: bodyX, y2: middle + BODY, stroke: color('faint') }),
    text(bodyX - 30, middle, 'wᵀx + b', { 'text-anchor': 'middle', 'font-size': 12 }),
    text(bodyX + 28, middle, `${activation}(z)`, { 'text-anchor': 'middle', 'font-size': 13 }),
    element('line', {
      x1: bodyX + BODY,
      y1: middle,
      x2: bodyX + BODY + 34,
      y2: middle,
      stroke: color('soft'),
    }),
    text(bodyX + BODY + 42, middle, 'a = ŷ', { 'font-size': 14 }),
    text(bodyX - 30, middle + BODY + 14, 'z', { 'text-anchor': 'middle', fill: color('soft') }),
    text(bodyX + 28, middle + BODY + 14, 'a', { 'text-anchor': 'middle', fill: color('soft') }),
  );
  const label = `One neuron with ${inputs} inputs: z = w transposed times x, plus b; a = ${activation} of z.`;
  return figure(label, [400, Math.max(height, middle + BODY + 26)], ...parts);
}

function node(x: number, y: number, radius: number, name: 'soft' | 'first', content: string): SVGElement {
  return element(
    'g',
    {},
    element('circle', {
      cx: x,
      cy: y,
      r: radius,
      fill: color('paper'),
      stroke: color(name),
      'stroke-width': 1.5,
    }),
    text(x, y, content, { 'text-anchor': 'middle', 'font-size': 14 }),
  );
}

function subscript(digits: string): string {
  return digits.replace(/\d/g, (digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]);
}
