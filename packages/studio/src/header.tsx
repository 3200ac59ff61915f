import { formatCost, formatCount, formatScore } from './parts/numbers.js';
import { Problems } from './parts/problems.js';
import { data } from './state/data.js';
import {
  epoch,
  examplesPerSecond,
  history,
  playOrPause,
  prepare,
  prepared,
  status,
  step,
  stepEpoch,
  stepUpdate,
  stopped,
} from './state/run.js';
import { watched } from './state/watches.js';

/** What is known always: the data, the controls of the training, and how it stands. */
export function Header() {
  return (
    <header class="top">
      <div class="bar">
        <a class="brand" href="#data">
          Colonnade <span>studio</span>
        </a>
        <DataName />
        <Controls />
        <Standing />
      </div>
      <Problems place="training" />
    </header>
  );
}

function DataName() {
  const summary = data.value;
  if (summary === null) return <p class="data-name soft">no data yet</p>;
  const sizes = prepared.value?.specification.sizes;
  return (
    <p class="data-name">
      <strong>{summary.name}</strong>{' '}
      <span class="soft">
        {formatCount(summary.rows)} rows{sizes && `, ${sizes.join('-')}`}
      </span>
    </p>
  );
}

function Controls() {
  const idle = data.value === null || data.value.target === null;
  const running = status.value === 'running';
  const ended = status.value === 'done' && stopped.value !== 'epochs';
  const steps = prepared.value?.steps ?? 1;
  const play = running
    ? 'Pause'
    : status.value === 'done'
      ? 'More epochs'
      : epoch.value > 0
        ? 'Go on'
        : 'Train';
  return (
    <fieldset class="controls">
      <legend>Training</legend>
      <button class="primary" type="button" disabled={idle || ended} onClick={() => void playOrPause()}>
        {play}
      </button>
      <button
        type="button"
        disabled={idle || running || status.value === 'done'}
        onClick={() => void stepUpdate()}
        title="One update of the parameters"
      >
        Step
      </button>
      <button
        type="button"
        disabled={idle || running || status.value === 'done'}
        onClick={() => void stepEpoch()}
        title={`Once over all examples: ${formatCount(steps)} ${steps === 1 ? 'update' : 'updates'}`}
      >
        Epoch
      </button>
      <button
        type="button"
        disabled={idle || status.value === 'idle' || status.value === 'ready'}
        onClick={() => void prepare()}
        title="Back to the first weights"
      >
        Reset
      </button>
    </fieldset>
  );
}

const endings = {
  epochs: 'all epochs done',
  patience: 'stopped: no longer better',
  time: 'stopped: time is up',
  rate: 'stopped: the rate has become too small',
  interrupted: 'interrupted',
  'not-finite': 'stopped: the cost was not finite',
} as const;

function Standing() {
  const now = epoch.value;
  const entry = now < 0 ? undefined : history[now];
  const scores = watched('scores').value;
  const network = prepared.value;
  const steps = network?.steps ?? 1;
  const how = status.value === 'done' && stopped.value ? endings[stopped.value] : status.value;
  return (
    <dl class="standing" aria-label="How the training stands">
      <Figure name="epoch" wide={String(network?.epochs ?? 200)}>
        {now < 0 ? '–' : formatCount(now)}
        {step.value > 0 && (
          <span class="soft">
            {' '}
            + {step.value}/{steps}
          </span>
        )}
        {network && <span class="soft"> of {formatCount(network.epochs)}</span>}
      </Figure>
      <Figure name="cost" also={entry && formatCost(entry.costValidation)}>
        {formatCost(entry?.cost ?? entry?.costOfBatches)}
      </Figure>
      <Figure
        name={scores?.measure ?? 'accuracy'}
        also={scores ? formatScore(scores.validation, scores.measure) : undefined}
      >
        {scores ? formatScore(scores.train, scores.measure) : '–'}
      </Figure>
      <Figure name="examples/s">
        {examplesPerSecond.value === null ? '–' : formatCount(examplesPerSecond.value, 3)}
      </Figure>
      <p class="state" role="status">
        {how}
      </p>
    </dl>
  );
}

/** A number with its name; beside it the same of the validation part. */
function Figure(props: {
  name: string;
  also?: string | undefined;
  wide?: string;
  children: preact.ComponentChildren;
}) {
  return (
    <div class="figure">
      <dt>{props.name}</dt>
      <dd>
        <span class="training">{props.children}</span>
        {props.also !== undefined && props.also !== '–' && (
          <span class="validation" title="of the validation part">
            {' '}
            {props.also}
          </span>
        )}
      </dd>
    </div>
  );
}
