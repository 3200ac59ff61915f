import type { ComponentChildren } from 'preact';
import { formatCost, formatCount, formatScore } from './parts/numbers.js';
import { Problems } from './parts/problems.js';
import { data } from './state/data.js';
import {
  epoch,
  examplesPerSecond,
  keptEpoch,
  noMore,
  playOrPause,
  prepare,
  prepared,
  redrawn,
  status,
  step,
  stepEpoch,
  stepUpdate,
  stopped,
  takeBack,
} from './state/run.js';
import { aboutCost, standing } from './state/standing.js';
import { watched } from './state/watches.js';

/** What is known always: the data, the controls of the training, and how it stands. */
export function Header() {
  return (
    <header class="top">
      <div class="bar">
        <div class="title">
          <a class="brand" href="#data">
            Colonnade <span>studio</span>
          </a>
          <DataName />
        </div>
        <div class="drive">
          <Controls />
          <State />
        </div>
        <Standing />
      </div>
      <Problems place="training" />
      <Redrawn />
    </header>
  );
}

/** Says that another network has taken the place of one that was trained; that can be taken back. */
function Redrawn() {
  const notice = redrawn.value;
  return (
    <div role="status">
      {notice && (
        <p class="notice">
          <span>
            {notice.why} The training before stays in the chart
            {notice.canTakeBack ? '.' : '; its data are too large to keep its network.'}
          </span>
          {notice.canTakeBack && (
            <button type="button" class="quiet" onClick={() => void takeBack()}>
              Take back
            </button>
          )}
          <button
            type="button"
            class="quiet"
            aria-label="Dismiss"
            onClick={() => {
              redrawn.value = null;
            }}
          >
            ×
          </button>
        </p>
      )}
    </div>
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
  const why = noMore.value;
  const steps = prepared.value?.steps ?? 1;
  const play = running ? 'Pause' : status.value === 'done' ? 'More' : epoch.value > 0 ? 'Go on' : 'Train';
  return (
    <fieldset class="controls">
      <legend>Training</legend>
      <button
        class="primary"
        type="button"
        disabled={idle}
        aria-disabled={why === null ? undefined : true}
        onClick={() => void playOrPause()}
        title={why ?? undefined}
      >
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

/** Where the training is, in words; it is read out when it changes. */
function State() {
  const how = status.value === 'done' && stopped.value ? endings[stopped.value] : status.value;
  const kept = keptEpoch.value;
  return (
    <p class="state" role="status">
      {how === 'idle' ? '' : how}
      {kept !== null && kept < epoch.value && `; epoch ${formatCount(kept)} kept`}
    </p>
  );
}

function Standing() {
  const { epoch: now, keptOf, entry } = standing();
  const scores = watched('scores').value;
  const network = prepared.value;
  const about = aboutCost.value;
  const speed = examplesPerSecond.value;
  return (
    <dl class="standing" aria-label="How the training stands">
      <Figure name="epoch" width={8}>
        {now < 0 ? '–' : formatCount(now)}
        <span class="soft">
          {step.value > 0 && ` + ${step.value}/${network?.steps}`}
          {network && step.value === 0 && ` of ${formatCount(keptOf ?? network.epochs)}`}
        </span>
      </Figure>
      <Figure
        name="cost"
        width={8.5}
        about={about?.training}
        also={entry && formatCost(entry.costValidation)}
        aboutAlso={about?.validation}
      >
        {formatCost(entry?.cost ?? entry?.costOfBatches)}
      </Figure>
      <Figure
        name={scores?.measure ?? 'accuracy'}
        width={8.5}
        also={scores ? formatScore(scores.validation, scores.measure) : undefined}
      >
        {scores ? formatScore(scores.train, scores.measure) : '–'}
      </Figure>
      <Figure name="examples/s" width={5.5}>
        {speed === null ? '–' : formatCount(speed, 3)}
      </Figure>
    </dl>
  );
}

interface FigureProps {
  readonly name: string;
  /** Its least width in letters, so that what stands beside it does not jump. */
  readonly width: number;
  /** What the number is of, in words. */
  readonly about?: string | undefined;
  /** The same of the validation part. */
  readonly also?: string | undefined;
  readonly aboutAlso?: string | undefined;
  readonly children: ComponentChildren;
}

/** A number with its name; beside it the same of the validation part. */
function Figure({ name, width, about, also, aboutAlso, children }: FigureProps) {
  const ofPart = (part: string, words?: string) => `of the ${part} part${words ? `; ${words}` : ''}`;
  return (
    <div style={{ minWidth: `min(${width}em, 21vw)` }}>
      <dt>{name}</dt>
      <dd>
        <span class="training" title={about && ofPart('training', about)}>
          {children}
        </span>
        {also !== undefined && also !== '–' && (
          <span class="validation" title={ofPart('validation', aboutAlso)}>
            {' '}
            {also}
          </span>
        )}
      </dd>
    </div>
  );
}
