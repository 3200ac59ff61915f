import { element, figure, text } from '../drawing/element.js';
import { formatCount, shorten } from '../drawing/numbers.js';
import { color } from '../drawing/theme.js';

export interface ArchitectureInput {
  /** [n[0], …, n[L]]. */
  readonly sizes: readonly number[];
  /** The activation of layers 1 to L. */
  readonly activations: readonly string[];
  /** Names of the outputs, n[L] of them, beside the last layer when they are few. */
  readonly outputs?: readonly string[] | null;
  /** False for a network without biases. */
  readonly bias?: boolean;
}

const SHOWN = 8;
const GAP = 22;
const RADIUS = 7;
const COLUMN = 124;
const TOP = 34;

interface Unit {
  readonly x: number;
  readonly y: number;
  /** Null for the dots that stand for the rest of a large layer. */
  readonly index: number | null;
}

/** The layers from left to right with their sizes, activations and the shapes of W[l] and b[l]. */
export function architecture(input: ArchitectureInput): SVGSVGElement {
  const { sizes, activations, outputs = null } = input;
  const tall = Math.max(2, Math.min(SHOWN, Math.max(...sizes))) * GAP;
  const columns = sizes.map((size, l) => unitsOf(size, COLUMN / 2 + l * COLUMN, TOP + tall / 2));
  const last = columns[columns.length - 1];
  const names = outputs && outputs.length <= 26 ? outputs : null;
  const edges = columns.slice(1).map((to, l) => edgesBetween(columns[l], to));
  const parts = [
    element('g', { stroke: color('soft'), 'stroke-opacity': 0.28, 'stroke-width': 0.8 }, ...edges.flat()),
    ...columns.flatMap((column, l) => column.map((unit) => drawUnit(unit, l === 0 ? 'soft' : 'first'))),
    ...sizes.flatMap((_, l) => captions(input, l, TOP + tall + 10)),
    ...(names ? last.flatMap((unit) => outputName(unit, names)) : []),
  ];
  const width = sizes.length * COLUMN + (names ? 30 : 0);
  return figure(describeLayers(sizes, activations), [width, TOP + tall + 76], ...parts);
}

function unitsOf(size: number, x: number, middle: number): Unit[] {
  const indices: (number | null)[] =
    size <= SHOWN ? Array.from({ length: size }, (_, i) => i) : [0, 1, 2, 3, null, size - 2, size - 1];
  const start = middle - ((indices.length - 1) * GAP) / 2;
  return indices.map((index, i) => ({ x, y: start + i * GAP, index }));
}

function edgesBetween(from: readonly Unit[], to: readonly Unit[]): Element[] {
  const drawn = (units: readonly Unit[]) => units.filter((unit) => unit.index !== null);
  return drawn(from).flatMap((a) =>
    drawn(to).map((b) => element('line', { x1: a.x + RADIUS, y1: a.y, x2: b.x - RADIUS, y2: b.y })),
  );
}

function drawUnit({ x, y, index }: Unit, name: 'soft' | 'first'): Element {
  if (index === null) return text(x, y, '⋮', { 'text-anchor': 'middle', 'font-size': 16 });
  return element('circle', {
    cx: x,
    cy: y,
    r: RADIUS,
    fill: color('paper'),
    stroke: color(name),
    'stroke-width': 1.8,
  });
}

function captions(
  { sizes, activations, bias = true }: ArchitectureInput,
  l: number,
  bottom: number,
): Element[] {
  const x = COLUMN / 2 + l * COLUMN;
  const line = (row: number, content: string, soft = true) =>
    text(x, bottom + row * 17, content, {
      'text-anchor': 'middle',
      'font-weight': soft ? undefined : 600,
      fill: soft ? color('soft') : undefined,
    });
  const title = l === 0 ? 'input' : l === sizes.length - 1 ? 'output' : `hidden ${l}`;
  const head = text(x, 12, title, { 'text-anchor': 'middle', 'font-weight': 600 });
  const count = line(0, `n[${l}] = ${formatCount(sizes[l])}`, false);
  if (l === 0) return [head, count, line(1, 'A[0] = X')];
  const shapes = [
    line(2, `W[${l}] ${sizes[l]}×${sizes[l - 1]}`),
    ...(bias ? [line(3, `b[${l}] ${sizes[l]}×1`)] : []),
  ];
  return [head, count, line(1, activations[l - 1] ?? ''), ...shapes];
}

function outputName({ x, y, index }: Unit, names: readonly string[]): Element[] {
  return index === null || names[index] === undefined
    ? []
    : [text(x + RADIUS + 6, y, shorten(names[index], 10), { 'font-size': 11 })];
}

function describeLayers(sizes: readonly number[], activations: readonly string[]): string {
  const layers = sizes.slice(1).map((size, l) => `${formatCount(size)} ${activations[l] ?? ''}`.trim());
  return `Network: ${formatCount(sizes[0])} inputs, then layers of ${layers.join(', ')} units.`;
}
