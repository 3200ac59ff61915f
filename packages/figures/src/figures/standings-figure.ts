import * as Plot from '@observablehq/plot';
import { formatCount, formatNumber, formatShare } from '../drawing/numbers.js';
import { plotFigure } from '../drawing/plot-figure.js';
import { spacedSizes } from '../drawing/spaced-sizes.js';
import { color } from '../drawing/theme.js';

export interface StandingsInput {
  /** What is measured: `accuracy`, `rmse`. */
  readonly measure: string;
  /** True for a share from 0 to 1, told in percent. */
  readonly share: boolean;
  readonly learners: readonly {
    readonly name: string;
    /** Where it stands, in a word or two: `still rises`. */
    readonly standing: string;
    readonly points: readonly {
      readonly examples: number;
      readonly train: number;
      readonly heldOut: number;
    }[];
  }[];
}

const COLUMNS = 4;
const [WIDTH, ROW] = [860, 168];

/** A small picture for every learner: its score on its training examples and on others, as examples grow. */
export function standingsFigure({ measure, share, learners }: StandingsInput): SVGSVGElement {
  const drawn = learners.filter(({ points }) => points.length > 0);
  const columns = Math.min(COLUMNS, Math.max(1, drawn.length));
  const placed = drawn.map((learner, at) => ({
    ...learner,
    fx: at % columns,
    fy: Math.floor(at / columns),
  }));
  const points = placed.flatMap(({ points: own, fx, fy }) => own.map((point) => ({ ...point, fx, fy })));
  const all = points.flatMap(({ train, heldOut }) => [train, heldOut]);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const margin = 0.06 * (most - least || 0.1);
  // Room above the curves for what stands there.
  const domain: [number, number] = [least - margin, most + 7 * margin];
  const sizes = points.map(({ examples }) => examples);
  const rows = Math.ceil(drawn.length / columns);
  const line = (y: 'train' | 'heldOut', name: 'first' | 'second') => [
    Plot.line(points, { x: 'examples', y, fx: 'fx', fy: 'fy', stroke: color(name), strokeWidth: 2 }),
    Plot.dot(points, { x: 'examples', y, fx: 'fx', fy: 'fy', fill: color(name), r: 2.5 }),
  ];
  const title = (of: 'name' | 'standing', dy: number, strong: boolean) =>
    Plot.text(placed, {
      text: of,
      fx: 'fx',
      fy: 'fy',
      frameAnchor: 'top-left',
      dx: 6,
      dy,
      fill: color(strong ? 'ink' : 'soft'),
      fontWeight: strong ? 'bold' : 'normal',
      fontSize: 12,
    });
  return plotFigure({
    label: describe({ measure, share, learners: drawn }),
    legend: [
      { text: 'on its training examples', color: 'first', mark: 'line' },
      { text: 'on others', color: 'second', mark: 'line' },
    ],
    width: WIDTH,
    height: 98 + ROW * rows,
    marginRight: 20,
    x: {
      type: 'log',
      domain: [Math.min(...sizes) / 1.25, Math.max(...sizes) * 1.25],
      ticks: spacedSizes([Math.min(...sizes), Math.max(...sizes)]),
      tickFormat: (value: number) => formatNumber(value, 3),
      label: 'training examples (logarithmic)',
      labelAnchor: 'center',
      labelArrow: 'none',
    },
    y: {
      label: share ? `${measure}, %` : measure,
      domain,
      ticks: 4,
      // Above the best score there is room for words, and no score.
      tickFormat: (value: number) =>
        value > most + margin ? '' : formatNumber(share ? 100 * value : value, 3),
    },
    fx: { axis: null, padding: 0.06, domain: Array.from({ length: columns }, (_, at) => at) },
    fy: { axis: null, padding: 0.08, domain: Array.from({ length: rows }, (_, at) => at) },
    marks: [
      Plot.frame({ stroke: color('faint') }),
      ...line('train', 'first'),
      ...line('heldOut', 'second'),
      title('name', 8, true),
      title('standing', 24, false),
    ],
  });
}

function describe({ measure, share, learners }: StandingsInput): string {
  const format = (value: number) => (share ? formatShare(value) : formatNumber(value, 3));
  const said = learners.map(({ name, standing, points }) => {
    const { examples, train, heldOut } = points[points.length - 1];
    return `${name} ${standing}, ${format(train)} on its ${formatCount(examples)} training examples and ${format(heldOut)} on others`;
  });
  return `${measure} on training examples and on others: ${said.join('; ')}.`;
}
