import { useEffect, useRef, useState } from 'preact/hooks';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { epoch, history } from '../../state/run.js';

const height = 300;

/** The cost of both parts, live. */
export function CostChart() {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | null>(null);
  const [log, setLog] = useState(false);
  useEffect(() => {
    const element = place.current!;
    const css = getComputedStyle(element);
    const ink = (name: string) => css.getPropertyValue(name).trim();
    const axis = {
      stroke: ink('--soft'),
      grid: { stroke: ink('--faint'), width: 1 },
      ticks: { stroke: ink('--faint'), width: 1 },
    };
    chart.current = new uPlot(
      {
        width: element.clientWidth,
        height,
        cursor: { drag: { x: false, y: false } },
        scales: { x: { time: false }, y: { distr: log ? 3 : 1 } },
        axes: [
          { ...axis, label: 'epoch' },
          { ...axis, label: 'cost', size: 64 },
        ],
        series: [
          { label: 'epoch' },
          { label: 'training', stroke: ink('--first'), width: 2, points: { show: false } },
          { label: 'validation', stroke: ink('--second'), width: 2, points: { show: false } },
        ],
      },
      [[], [], []],
      element,
    );
    const sized = new ResizeObserver(() => chart.current?.setSize({ width: element.clientWidth, height }));
    sized.observe(element);
    return () => {
      sized.disconnect();
      chart.current?.destroy();
      chart.current = null;
    };
  }, [log]);
  const now = epoch.value;
  useEffect(() => {
    chart.current?.setData([
      history.entries().map((entry) => entry.epoch),
      history.entries().map((entry) => entry.cost ?? entry.costOfBatches ?? null),
      history.entries().map((entry) => entry.costValidation),
    ]);
  }, [now, log]);
  return (
    <>
      <label class="switch">
        <input
          type="checkbox"
          checked={log}
          onChange={({ currentTarget }) => setLog(currentTarget.checked)}
        />{' '}
        logarithmic
      </label>
      <div class="chart" ref={place} role="img" aria-label={labelOf(now)} />
    </>
  );
}

function labelOf(now: number): string {
  const entry = history.at(now);
  if (entry === undefined) return 'The cost by epoch: nothing is trained yet.';
  return `The cost by epoch: ${(entry.cost ?? entry.costOfBatches)?.toPrecision(4)} after ${now} epochs.`;
}
