import { formatCount, formatNumber } from '../../../parts/numbers.js';
import { epoch, history, prepared } from '../../../state/run.js';
import { EpochChart } from './epoch-chart.js';
import type { Series } from './series.js';
import { type Grid, onGrid, placeOf } from './thin.js';

/** The learning rate, with every move of a policy that judges; in a sentence where it does not change. */
export function RateChart({ grid }: { grid: Grid }) {
  const now = epoch.value;
  const choice = (name: string) => prepared.value?.options.find((each) => each.name === name)?.value;
  const schedule = String(choice('schedule') ?? 'constant');
  const start = formatNumber(Number(choice('learningRate')));
  if (schedule === 'constant') {
    return (
      <div class="chart-head">
        <h3>Learning rate</h3>
        <p class="readout">{prepared.value && `${start}, constant`}</p>
      </div>
    );
  }
  const rates = {
    length: history.length,
    epochs: history.column('epoch'),
    values: history.column('learningRate'),
  };
  const { last } = history;
  const judges = schedule === 'bold-driver';
  const moves = judges ? movesOf(grid) : null;
  const series: Series[] = [
    {
      name: 'rate',
      color: 'line',
      values: onGrid(rates, grid),
      width: 1,
      ...(last && { latest: { epoch: last.epoch, value: last.learningRate } }),
    },
    ...(moves
      ? ([
          { name: 'accepted', color: 'first', values: moves.accepted, marks: 'filled' },
          { name: 'taken back', color: 'second', values: moves.rejected, marks: 'hollow' },
        ] as const)
      : []),
  ];
  const words =
    last === undefined ? '' : `, ${formatNumber(last.learningRate)} after ${formatCount(now)} epochs`;
  const taken = moves && history.isComplete ? ` ${formatCount(moves.count)} epochs were taken back.` : '';
  return (
    <>
      <EpochChart
        name="Learning rate"
        description={`The learning rate by epoch: ${start} at the start${words}.${taken}`}
        grid={grid}
        series={series}
        height={130}
        logarithmic={judges}
        format={(value) => formatNumber(value, 3)}
      />
      {moves && (
        <ul class="key" aria-label="Marks">
          <li class="key-accepted">accepted, rate × 1.05</li>
          <li class="key-rejected">taken back, rate × 0.5</li>
        </ul>
      )}
    </>
  );
}

/** Moves of the rate at the places of a grid: of every bucket one accepted and one taken back. */
function movesOf(grid: Grid) {
  const rates = history.column('learningRate');
  const epochs = history.column('epoch');
  const accepted = new Array<number | null>(grid.x.length).fill(null);
  const rejected = new Array<number | null>(grid.x.length).fill(null);
  let count = 0;
  for (let at = 1; at < history.length; at++) {
    const place = placeOf(epochs[at], grid);
    if (history.isRejected(at)) {
      rejected[place] = rates[at];
      count++;
    } else accepted[place] = rates[at];
  }
  return { accepted, rejected, count };
}
