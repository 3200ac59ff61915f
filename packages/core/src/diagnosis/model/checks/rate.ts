import { isThrownOut, rate as rateOfHistory } from '../../../model/findings/rate.js';
import type { DiagnosisFinding } from '../../finding.js';
import type { LineProbe } from '../measures/steps.js';
import type { TrainingCheck, TrainingLook } from './check.js';
import { figure, percent } from './wording.js';

/**
 * One update then changes what a layer says by more than a tenth of its natural size: a hundred times the usual
 * thousandth. Steps that long jump over what they should descend into.
 */
const farReach = 0.1;
/** A rate that was lowered on the way is too high only where it is so at the end too. */
const stillFar = 0.03;
/** A step this many times as long would still have gone downhill, by this share of the cost at least. */
const farTooShort = 100;
const worthIt = 0.03;

/** The learning rate, by the history of the cost, by the reach of an update, and by steps along its line. */
export const rate: TrainingCheck = (look) => {
  const { steps, layers } = look;
  if (steps === null) return null;
  const told = ofHistory(look) ?? thrownOut(look);
  if (told?.code === 'RATE_TOO_HIGH') return told;
  const reach = Math.max(...layers.map(({ start, updateReach }) => (start ?? { updateReach }).updateReach));
  const reachNow = Math.max(...layers.map(({ updateReach }) => updateReach));
  // Adam steps as far as the rate says, whatever the gradient. Other steps are long because the slope is steep, and
  // whether they are too long the cost behind them says.
  const { now, unseen, start } = steps;
  if (steps.optimizer === 'adam') {
    if (reach >= farReach && reachNow >= stillFar) return tooHigh(look, reach);
  } else if (overshoots(now) && overshoots(start ?? now)) return overshooting(look);
  // Both the rows that the step is made for and those that are not have to say so: few rows say much by chance.
  const further = Math.min(now.best, unseen?.best ?? now.best);
  if (further >= farTooShort && (unseen ?? now).gain >= worthIt) return tooLow(look);
  return told;
};

/** What the findings of a training say of the history; of epochs that were run again only that they went astray. */
function ofHistory({ steps }: TrainingLook): DiagnosisFinding | null {
  const { costs, stopped, learningRate, epochsFrom } = steps!;
  if (stopped === null) return null;
  const entries = costs.map((cost, epoch) => ({ epoch, cost, costValidation: null, learningRate }));
  const history = Object.assign(entries, { stopped });
  const found = rateOfHistory({ history, learningRate });
  if (found === null || (epochsFrom === 'rerun' && found.code !== 'RATE_TOO_HIGH')) return null;
  const high = found.code === 'RATE_TOO_HIGH';
  return {
    code: found.code!,
    severity: high ? 'fault' : 'warning',
    columns: [],
    title: found.title,
    detail: epochsFrom === 'rerun' ? `run again from its start, ${found.detail}` : found.detail,
    effect: high ? 0.85 : 0.5,
    advice: found.remedy,
    evidence: { learningRate, epochsFrom, stopped, first: costs[0], last: costs[costs.length - 1] },
  };
}

/** A step that doubles the cost is too long, wherever the training ended up. */
function thrownOut({ steps }: TrainingLook): DiagnosisFinding | null {
  const { costs, learningRate, epochsFrom } = steps!;
  if (!isThrownOut(costs)) return null;
  const highest = costs.reduce((most, cost) => Math.max(most, cost), 0);
  const epoch = costs.indexOf(highest);
  return {
    code: 'RATE_TOO_HIGH',
    severity: 'fault',
    columns: [],
    title: 'The learning rate is too high',
    detail: `the cost rose from ${figure(costs[0])} to ${figure(highest)} in epoch ${epoch}`,
    effect: 0.85,
    advice: {
      text: 'try {option}',
      option: 'learningRate',
      value: Number(Math.min(learningRate / 10, 0.1).toPrecision(2)),
    },
    evidence: { learningRate, epochsFrom, first: costs[0], highest, epoch },
  };
}

/** Whether one step along the gradient ends above where it began. */
function overshoots({ largestStable }: LineProbe): boolean {
  return largestStable < 1;
}

function overshooting({ steps }: TrainingLook): DiagnosisFinding {
  const { learningRate, optimizer, now } = steps!;
  const after = now.costs[now.multiples.indexOf(1)];
  return {
    code: 'RATE_TOO_HIGH',
    severity: 'fault',
    columns: [],
    title: 'The learning rate is too high',
    detail:
      `one step of ${optimizer} at ${figure(learningRate)} goes over what it should descend into: the cost goes from ` +
      `${figure(now.costs[0]!)} to ${after === null ? 'infinity' : figure(after)}, and from the start it was the same`,
    effect: 0.85,
    advice: {
      text: 'try {option}',
      option: 'learningRate',
      value: Number((learningRate / 10).toPrecision(2)),
    },
    evidence: { learningRate, largestStable: now.largestStable },
  };
}

function tooHigh({ steps, layers }: TrainingLook, reach: number): DiagnosisFinding {
  const { learningRate, optimizer } = steps!;
  const at = layers.findIndex(({ start, updateReach }) => (start ?? { updateReach }).updateReach === reach);
  const better = Number((learningRate * (farReach / 20 / reach)).toPrecision(1));
  return {
    code: 'RATE_TOO_HIGH',
    severity: 'fault',
    columns: [],
    title: 'The learning rate is too high',
    detail:
      `one update of ${optimizer} at ${figure(learningRate)} moves what layer ${at + 1} says by ${percent(reach)} ` +
      'of its natural size; up to about 1 % is usual, and from 10 % on a step jumps over what it should descend into',
    effect: 0.85,
    advice: { text: 'try {option}', option: 'learningRate', value: better },
    evidence: { learningRate, reach, layer: at + 1 },
  };
}

function tooLow({ steps }: TrainingLook): DiagnosisFinding {
  const { learningRate, now } = steps!;
  return {
    code: 'RATE_TOO_LOW',
    severity: 'warning',
    columns: [],
    title: 'The learning rate is too low',
    detail:
      `from where the network is now, a step ${now.best} times as long in the direction of the next one ` +
      `still takes ${percent(now.gain)} off the cost`,
    effect: 0.5,
    advice: {
      text: 'try {option}, or more epochs',
      option: 'learningRate',
      value: Number((learningRate * 10).toPrecision(2)),
    },
    evidence: { learningRate, best: now.best, gain: now.gain },
  };
}
