import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { forgetFrame, inOwnFrame } from '../../../parts/own-frame.js';
import { type Colors, useColors } from '../../../parts/use-colors.js';
import { readoutOf } from './readout.js';
import type { Series } from './series.js';
import type { Grid } from './thin.js';

interface EpochChartProps {
  /** What the numbers are; the axis says it. */
  readonly name: string;
  /** What they are of, where that does not go without saying. */
  readonly about?: string | undefined;
  /** What the chart tells, in words. */
  readonly description: string;
  readonly grid: Grid;
  readonly series: readonly Series[];
  readonly height: number;
  readonly logarithmic?: boolean;
  readonly format: (value: number) => string;
  /** Lowest and highest value of the axis; by the numbers where null. */
  readonly range?: readonly [number | null, number | null];
}

/** As many places to draw at as a chart is wide, about. */
export const mostPlaces = 600;
/** So that the charts below each other have their epochs below each other. */
const axisWidth = 58;

/** Numbers over epochs. Charts on one page share the axis and the cursor. */
export function EpochChart(props: EpochChartProps) {
  const { name, about, description, series, height, logarithmic = false, format, range } = props;
  const colors = useColors();
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | null>(null);
  const readout = useRef<HTMLParagraphElement>(null);
  const latest = useRef(props);
  latest.current = props;
  // What a chart is made of; its numbers come and go.
  const structure = JSON.stringify([
    name,
    height,
    logarithmic,
    range,
    colors,
    series.map(({ values: _values, latest: _latest, ...rest }) => rest),
  ]);
  const data = () => {
    const { grid, series } = latest.current;
    return [grid.x, ...series.map(({ values }) => values)] as unknown as uPlot.AlignedData;
  };
  const tell = () => {
    const { left = -1, idx = null } = chart.current?.cursor ?? {};
    const text = readoutOf(latest.current, left < 0 ? null : (idx ?? null));
    if (readout.current && readout.current.textContent !== text) readout.current.textContent = text;
  };
  useEffect(() => {
    const element = place.current!;
    const axis = {
      stroke: colors.soft,
      font: '11px system-ui, sans-serif',
      grid: { stroke: colors.faint, width: 1 },
      ticks: { show: false },
    };
    const options: uPlot.Options = {
      width: Math.max(120, element.clientWidth),
      height,
      legend: { show: false },
      cursor: { drag: { x: false, y: false }, y: false, sync: { key: 'epochs' }, points: { size: 7 } },
      padding: [8, 20, 0, 0],
      scales: {
        x: { time: false, range: (_u, _low, high) => [0, Math.max(10, high || 0)] },
        y: {
          distr: logarithmic ? 3 : 1,
          ...(range && {
            range: (_u: uPlot, low: number, high: number): uPlot.Range.MinMax => [
              range[0] ?? (low || 0),
              range[1] ?? (high || 1),
            ],
          }),
        },
      },
      axes: [
        {
          ...axis,
          size: 26,
          values: (_u, ticks) => ticks.map((tick) => shortCount(tick)),
          incrs: wholeSteps,
        },
        {
          ...axis,
          size: axisWidth,
          ...(logarithmic && {
            splits: (_u: uPlot, _axis: number, low: number, high: number) => logTicks(low, high),
          }),
          values: (_u, ticks) => ticks.map((tick) => (tick === null ? '' : format(tick))),
        },
      ],
      series: [{}, ...series.map((each) => seriesOf(each, colors))],
      hooks: { setCursor: [tell] },
    };
    chart.current = new uPlot(options, data(), element);
    const sized = new ResizeObserver(() =>
      chart.current?.setSize({ width: Math.max(120, element.clientWidth), height }),
    );
    sized.observe(element);
    return () => {
      sized.disconnect();
      forgetFrame(latest);
      chart.current?.destroy();
      chart.current = null;
    };
  }, [structure]);
  useEffect(() => {
    inOwnFrame(latest, () => {
      // A chart of other lines is about to be made, with its numbers.
      if (chart.current?.series.length !== latest.current.series.length + 1) return;
      chart.current.setData(data());
      tell();
    });
  });
  return (
    <div class="epoch-chart">
      <div class="chart-head">
        <h3>{name}</h3>
        <p class="readout" aria-hidden="true" ref={readout} />
      </div>
      {about && <p class="small soft">{about}</p>}
      <div class="chart" ref={place} role="img" aria-label={description} />
    </div>
  );
}

function seriesOf({ color, marks, samples, width = 2, dash, faint }: Series, colors: Colors): uPlot.Series {
  const stroke = faint ? `${colors[color]}80` : colors[color];
  if (marks) {
    const fill = marks === 'filled' ? stroke : colors.paper;
    return {
      stroke,
      paths: () => null,
      points: { show: true, size: marks === 'filled' ? 4 : 8, stroke, fill, width: 1.5 },
    };
  }
  // What lies between two samples is not known: no line says it.
  const points = samples
    ? { show: true, size: width + 3, fill: stroke, stroke, filter: lonely }
    : { show: false };
  return { stroke, width, spanGaps: !samples, points, ...(dash && { dash: [...dash] }) };
}

/** The places of samples that lack a neighbor: the others are seen by their line. */
function lonely({ data }: uPlot, series: number): number[] {
  const values = data[series];
  const has = (at: number) => values[at] != null;
  return Array.from(values.keys()).filter((at) => has(at) && !(has(at - 1) && has(at + 1)));
}

/** Ticks of a logarithmic axis: powers of ten, of a short range also twice and five times them. */
function logTicks(low: number, high: number): number[] {
  const factors = high / low < 200 ? [1, 2, 5] : [1];
  const ticks: number[] = [];
  for (let power = 10 ** Math.floor(Math.log10(low)); power <= high; power *= 10) {
    for (const factor of factors) {
      const tick = power * factor;
      if (tick >= low * 0.999 && tick <= high * 1.001) ticks.push(tick);
    }
  }
  return ticks;
}

const wholeSteps = [1, 2, 5]
  .flatMap((step) => [0, 1, 2, 3, 4, 5, 6, 7].map((zeros) => step * 10 ** zeros))
  .sort((a, b) => a - b);

/** `12k` for twelve thousand, so that ticks have room. */
function shortCount(value: number): string {
  if (value >= 1e6) return `${value / 1e6}M`;
  return value >= 1e4 ? `${value / 1e3}k` : String(value);
}
