import * as Plot from '@observablehq/plot';
import { text } from '../drawing/element.js';
import { logTicks } from '../drawing/log-ticks.js';
import { formatNumber, shortenMiddle } from '../drawing/numbers.js';
import { plotFigure } from '../drawing/plot-figure.js';
import { spreadOut } from '../drawing/spread-out.js';
import { textWidth } from '../drawing/text-width.js';
import { type Color, color } from '../drawing/theme.js';
import { thin } from '../drawing/thin.js';

export interface ArmCurvesInput {
  /** What is drawn over the epochs: `training cost`, `saturated share`. */
  readonly quantity: string;
  readonly arms: readonly {
    readonly name: string;
    /** The mean over the trials by epoch. */
    readonly mean: readonly CurvePoint[];
    /** Every trial by itself, drawn thin; may be left out. */
    readonly trials?: readonly (readonly CurvePoint[])[];
  }[];
  /** `auto` (the default) takes the logarithm where the values span more than a factor of 30. */
  readonly scale?: 'auto' | 'linear' | 'log';
  /** What lies above this is drawn at the upper edge: a training that diverges. Null for no such edge. */
  readonly edge?: number | null;
  /** A level to reach, drawn across; null for none. */
  readonly level?: number | null;
}

export interface CurvePoint {
  readonly epoch: number;
  readonly value: number;
}

/** How a line is told from the others: its name stands at its end, so that no color has to say it alone. */
const styles: readonly { stroke: Color; dash?: string }[] = [
  { stroke: 'first' },
  { stroke: 'second' },
  { stroke: 'ink' },
  { stroke: 'first', dash: '7 3' },
  { stroke: 'second', dash: '7 3' },
  { stroke: 'ink', dash: '7 3' },
  { stroke: 'first', dash: '2 3' },
  { stroke: 'second', dash: '2 3' },
  { stroke: 'ink', dash: '2 3' },
];

const POINTS = 300;
const LONGEST = 46;
const HEIGHT = 320;

/** One line for each arm over the epochs, as the course draws learning rates beside each other. */
export function armCurvesFigure({
  quantity,
  arms,
  scale = 'auto',
  level = null,
  edge = null,
}: ArmCurvesInput): SVGSVGElement {
  const drawn = arms.filter(({ mean }) => mean.length > 0);
  const top = edge ?? Number.POSITIVE_INFINITY;
  const clipped = (points: readonly CurvePoint[]) =>
    thin(points, POINTS).map(({ epoch, value }) => ({ epoch, value: Math.min(value, top) }));
  const values = drawn.flatMap(({ mean }) => clipped(mean).map(({ value }) => value));
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const log = scale === 'log' || (scale === 'auto' && least > 0 && most / least > 30);
  const names = drawn.map(({ name }) => shortenMiddle(name, LONGEST));
  const marginRight = 16 + Math.max(0, ...names.map((name) => textWidth(name)));
  const domain: [number, number] = log ? [least, most] : [Math.min(0, least), most || 1];
  const chart = plotFigure({
    label: describe(quantity, drawn),
    width: 420 + marginRight,
    height: HEIGHT,
    marginRight,
    x: { label: 'epoch', labelAnchor: 'center', labelArrow: 'none' },
    y: log
      ? { label: `${quantity} (logarithmic)`, type: 'log', domain, ticks: logTicks(least, most) }
      : { label: quantity, domain, nice: true },
    marks: [
      ...(level === null
        ? []
        : [Plot.ruleY([level], { stroke: color('soft'), strokeDasharray: '1 3', strokeWidth: 1.5 })]),
      ...drawn.flatMap(({ mean, trials = [] }, at) => {
        const { stroke, dash } = styles[at % styles.length];
        const line = { x: 'epoch', y: 'value', stroke: color(stroke) } as const;
        return [
          ...(drawn.length > 6 ? [] : trials).map((points) =>
            Plot.line(clipped(points), { ...line, strokeWidth: 0.75, strokeOpacity: 0.3 }),
          ),
          Plot.line(clipped(mean), { ...line, strokeWidth: 2, ...(dash && { strokeDasharray: dash }) }),
        ];
      }),
    ],
  });
  nameLines(
    chart,
    drawn.map(({ mean }) => clipped(mean).at(-1)!),
    names,
  );
  return chart;
}

/** Writes the name of every line at its end, moved apart where they would cover each other. */
function nameLines(chart: SVGSVGElement, ends: readonly CurvePoint[], names: readonly string[]): void {
  const scales = chart as unknown as { scale(name: 'x' | 'y'): { apply(value: number): number } };
  const ys = ends.map(({ value }) => scales.scale('y').apply(value));
  const places = spreadOut(ys, 14, [40, HEIGHT - 48]);
  const x = Math.max(...ends.map(({ epoch }) => scales.scale('x').apply(epoch)));
  for (const [at, name] of names.entries()) {
    const { stroke } = styles[at % styles.length];
    chart.appendChild(text(x + 7, places[at], name, { 'text-anchor': 'start', fill: color(stroke) }));
  }
}

function describe(quantity: string, arms: ArmCurvesInput['arms']): string {
  const said = arms.map(
    ({ name, mean }) =>
      `${name} from ${formatNumber(mean[0].value, 3)} to ${formatNumber(mean.at(-1)!.value, 3)}`,
  );
  const epochs = Math.max(0, ...arms.map(({ mean }) => mean.at(-1)!.epoch));
  return `Mean ${quantity} over ${epochs} epochs: ${said.join(', ')}.`;
}
