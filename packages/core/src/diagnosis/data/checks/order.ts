import { percent } from '../../../model/findings/wording.js';
import type { OrderDiagnosis } from '../data-diagnosis.js';
import type { DataEvidence } from '../evidence.js';
import type { DataCheck } from './check.js';
import { listed } from './names.js';

/** Each of three tests finds an order in shuffled rows with this probability. */
const byChance = 0.001;
/** Below this share of what is possible an order is there, but biases nothing. */
const slight = 0.005;
/** From here on the file is sorted by its target. */
const sorted = 0.8;

/** Rows that are no independent draws: the target drifts along the file, or neighbors are alike. */
export const order: DataCheck = (evidence) => {
  const { order: found, target, options } = evidence;
  if (found === null || target === null || options.split.startsWith('group:')) return [];
  const drifts = isDrift(found);
  const alike = found.target.p < byChance && found.target.alike > slight;
  const clumped = found.features.columns.length > 0 && (alike || drifts);
  if (!drifts && !alike) return [];
  const isSorted = found.target.alike >= sorted;
  const { title, why, advice, severity, effect } = isSorted
    ? sortedRows(evidence, clumped)
    : drifting(evidence, drifts, clumped);
  const share = (found.position.bits - found.position.expected) / found.position.of;
  return [
    {
      code: 'ORDER',
      severity,
      columns: [...target.columns],
      title,
      detail:
        `the position in the file says ${percent(Math.max(0, share))} of the target (chance reaches as much with p ` +
        `${probability(Math.min(found.position.p, found.trend.p))}), and neighboring rows share it ` +
        `${percent(Math.max(0, found.target.alike))} of the way from chance to always (p ${probability(found.target.p)})${why}`,
      effect,
      advice,
      evidence: {
        drifts,
        alike,
        sorted: isSorted,
        features: found.features.columns,
        position: found.position,
        trend: found.trend,
        neighbors: found.target,
      },
    },
  ];
};

function isDrift({ position, trend }: OrderDiagnosis): boolean {
  const share = (position.bits - position.expected) / position.of;
  const blocks = position.p < byChance && share > slight;
  return blocks || (trend.p < byChance && trend.correlation ** 2 > slight);
}

/**
 * Sorting draws no other rows, so it harms only who splits the file in its order, unless neighbors are alike within a
 * class too: then they were not drawn one by one.
 */
function sortedRows({ options, order: found }: DataEvidence, clumped: boolean) {
  const random = options.split === 'random';
  if (random && clumped) {
    return {
      title: 'The rows are sorted by the target, and neighbors are alike',
      why: `. Within a class, too, neighboring rows are alike in ${listed(found!.features.columns)}: a random split flatters, for it tests on neighbors of what it trained on`,
      severity: 'warning' as const,
      effect: 0.35,
      advice: {
        text: 'keep rows that belong together in one part, with group:COLUMN as {option}',
        option: 'split',
      },
    };
  }
  return {
    title: 'The rows are sorted by the target',
    why: random
      ? '. A random split, as it is, mixes them: this harms nothing'
      : '. In this order the test part has other targets than the training part',
    severity: random ? ('note' as const) : ('fault' as const),
    effect: random ? 0.05 : 0.9,
    advice: random
      ? { text: 'nothing has to be done; never split such a file in its order' }
      : { text: 'split it with {option}', option: 'split', value: 'random' },
  };
}

function drifting({ order: found, options, schema }: DataEvidence, drifts: boolean, clumped: boolean) {
  const { columns } = found!.features;
  const date = schema.columns.find(({ kind }) => kind === 'date')?.name;
  const also = clumped ? `. So do ${listed(columns)}, within a class` : '';
  const { position, target } = found!;
  const share = (position.bits - position.expected) / position.of;
  const flattering =
    options.split === 'random'
      ? ': a random split flatters, for it tests on neighbors of what it trained on'
      : '';
  return {
    title: drifts ? 'The target drifts along the file' : 'Neighboring rows are alike',
    why: `${also}${flattering}`,
    severity: 'warning' as const,
    effect: Math.min(0.8, 0.35 + Math.max(share, target.alike, 0)),
    advice: {
      text: drifts
        ? 'measure on the rows that come last with {option}, or by the column that rows belong to with group:COLUMN'
        : 'keep rows that belong together in one part, with group:COLUMN as the split, or measure with {option}',
      option: 'split',
      value: date === undefined ? 'order' : `time:${date}`,
    },
  };
}

function probability(p: number): string {
  return p < 0.0001 ? '< 0.0001' : `= ${p.toFixed(4)}`;
}
