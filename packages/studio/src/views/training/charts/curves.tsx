import { useState } from 'preact/hooks';
import { formatCost, formatCount, formatNumber, formatScore } from '../../../parts/numbers.js';
import type { KeptRun } from '../../../state/kept-runs.js';
import { keptRuns } from '../../../state/kept-runs.js';
import { pace, paces, setPace } from '../../../state/pace.js';
import { epoch, history, prepared, scoreRows } from '../../../state/run.js';
import { aboutCost, standing } from '../../../state/standing.js';
import { watched } from '../../../state/watches.js';
import { EpochChart, mostPlaces } from './epoch-chart.js';
import { RateChart } from './rate-chart.js';
import type { Series } from './series.js';
import { gridOf, onGrid, rowsOnGrid } from './thin.js';

/** Cost, accuracy and rate over the same epochs, with earlier runs behind. */
export function Curves({ chosen }: { chosen: number | null }) {
  const [logarithmic, setLogarithmic] = useState(false);
  void epoch.value;
  const earlier = keptRuns.value;
  const longest = Math.max(history.epochs, ...earlier.map((run) => run.history.epochs));
  const grid = gridOf(longest, mostPlaces);
  const shownCost = (value: number | null) => (logarithmic && value !== null && value <= 0 ? null : value);
  const costOf = (of: KeptRun['history'], name: 'cost' | 'costValidation') =>
    onGrid({ length: of.length, epochs: of.column('epoch'), values: of.column(name) }, grid).map(shownCost);
  const { last } = history;
  const newest = (value: number | null | undefined) =>
    last && { latest: { epoch: last.epoch, value: value ?? null } };
  const hasValidation = prepared.value?.examples.validation != null;
  const costs: Series[] = [
    ...earlier.flatMap((run) => [
      behind(run, chosen, 'training', costOf(run.history, 'cost')),
      behind(run, chosen, 'validation', costOf(run.history, 'costValidation')),
    ]),
    {
      name: 'training',
      color: 'first',
      values: costOf(history, 'cost'),
      ...newest(last?.cost ?? last?.costOfBatches),
    },
    ...(hasValidation
      ? [
          {
            name: 'validation',
            color: 'second',
            values: costOf(history, 'costValidation'),
            ...newest(last?.costValidation),
          } as const,
        ]
      : []),
  ];
  const measure = watched('scores').value?.measure ?? 'accuracy';
  const scoreOf = (of: KeptRun['scores'], name: 'train' | 'validation') =>
    rowsOnGrid(
      of.rows.map((row) => ({ epoch: row.epoch, value: row[name] })),
      grid,
    );
  const seen = (name: 'train' | 'validation') => {
    const row = scoreRows.rows.at(-1);
    return row && { latest: { epoch: row.epoch, value: row[name] } };
  };
  const scores: Series[] = [
    ...earlier.flatMap((run) => [
      behind(run, chosen, 'training', scoreOf(run.scores, 'train')),
      behind(run, chosen, 'validation', scoreOf(run.scores, 'validation')),
    ]),
    {
      name: 'training',
      color: 'first',
      values: scoreOf(scoreRows, 'train'),
      ...seen('train'),
    },
    ...(hasValidation
      ? [
          {
            name: 'validation',
            color: 'second',
            values: scoreOf(scoreRows, 'validation'),
            ...seen('validation'),
          } as const,
        ]
      : []),
  ];
  return (
    <section class="panel curves" aria-labelledby="curves">
      <div class="panel-head">
        <h2 id="curves">Curves</h2>
        <ul class="key" aria-label="Lines">
          <li class="key-training">training</li>
          {hasValidation && <li class="key-validation">validation</li>}
          {earlier.length > 0 && <li class="key-earlier">earlier runs</li>}
        </ul>
        <label class="switch">
          <span class="unseen">Speed</span>
          <select
            class="small-select"
            value={paces.findIndex(({ value }) => value === pace.value)}
            onChange={({ currentTarget }) => setPace(paces[Number(currentTarget.value)].value)}
          >
            {paces.map(({ name }, at) => (
              <option key={name} value={at}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label class="switch">
          <input
            type="checkbox"
            checked={logarithmic}
            onChange={({ currentTarget }) => setLogarithmic(currentTarget.checked)}
          />{' '}
          log scale
        </label>
      </div>
      <EpochChart
        name="Cost"
        about={costIsOf(hasValidation)}
        description={costInWords(earlier.length)}
        grid={grid}
        series={costs}
        height={210}
        logarithmic={logarithmic}
        format={(value) => formatNumber(value, 4)}
      />
      <EpochChart
        name={measure === 'accuracy' ? 'Accuracy' : 'R²'}
        description={scoreInWords(measure)}
        grid={grid}
        series={scores.map((each) => ({ ...each, samples: true }))}
        height={150}
        format={(value) => formatScore(value, measure)}
        range={[null, 1]}
      />
      <RateChart grid={grid} />
    </section>
  );
}

/** A line of an earlier run: behind the others, until its row is pointed at. */
function behind(
  { run }: KeptRun,
  chosen: number | null,
  name: 'training' | 'validation',
  values: (number | null)[],
): Series {
  const isChosen = run === chosen;
  return {
    name: `${name} of run ${run}`,
    color: isChosen ? 'ink' : name === 'training' ? 'first' : 'second',
    values,
    width: isChosen ? 2 : 1,
    dash: name === 'training' ? [6, 3] : [2, 3],
    faint: !isChosen,
  };
}

/** What the costs of the two lines are of; undefined where it goes without saying. */
function costIsOf(hasValidation: boolean): string | undefined {
  const about = aboutCost.value;
  if (about === null) return undefined;
  const { training, validation } = about;
  if (!hasValidation) return training;
  return training === validation ? training : `training: ${training}; validation: ${validation}`;
}

function costInWords(earlier: number): string {
  const others =
    earlier === 0 ? '' : ` ${earlier} earlier ${earlier === 1 ? 'run is' : 'runs are'} drawn behind.`;
  const { first } = history;
  const { epoch: now, keptOf, entry } = standing();
  if (entry === undefined || first === undefined)
    return `The cost by epoch: nothing is trained yet.${others}`;
  const cost = (of: typeof entry) => formatCost(of.cost ?? of.costOfBatches);
  const validation =
    entry.costValidation === null ? '' : `, of the validation part ${formatCost(entry.costValidation)}`;
  const of = keptOf === null ? '' : ` These were kept of ${formatCount(keptOf)}.`;
  return `The cost by epoch: ${cost(first)} at the start, ${cost(entry)} after ${formatCount(now)} epochs${validation}.${of}${others}`;
}

function scoreInWords(measure: string): string {
  const { epoch: now } = standing();
  const last = scoreRows.rows.findLast((row) => row.epoch <= now);
  if (last === undefined) return `The ${measure} by epoch: not looked at yet.`;
  const validation =
    last.validation === null ? '' : `, of the validation part ${formatScore(last.validation, measure)}`;
  return `The ${measure} by epoch: ${formatScore(last.train, measure)} after ${formatCount(last.epoch)} epochs${validation}.`;
}
