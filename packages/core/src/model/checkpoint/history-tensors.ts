import type { Tensor } from '../../foundation/safetensors.js';
import { invalid } from '../../table/json.js';
import type { HistoryEntry } from '../../training/history.js';

/** One row of numbers an entry; a flag says whether the number is there at all. */
const numbers = [
  'epoch',
  'cost',
  'costOfBatches',
  'costValidation',
  'learningRate',
  'costTried',
  'accuracyOnline',
] as const;
/** One row of flags an entry: the optional numbers above, and `rejected`. */
const flags = ['cost', 'costOfBatches', 'costValidation', 'costTried', 'rejected', 'accuracyOnline'] as const;

/** The entries as two tensors, so that every bit of a cost survives, NaN and infinity too. */
export function writeHistory(entries: readonly HistoryEntry[]): { history: Tensor; historyFlags: Tensor } {
  const values = entries.flatMap((entry) => numbers.map((name) => entry[name] ?? 0));
  const present = entries.flatMap((entry) => flags.map((name) => Number((entry[name] ?? null) !== null)));
  return {
    history: { shape: [entries.length, numbers.length], data: Float64Array.from(values) },
    historyFlags: { shape: [entries.length, flags.length], data: Uint8Array.from(present) },
  };
}

/** The entries that were written; entry i must be that of epoch i. */
export function readHistory(history: Tensor, historyFlags: Tensor, count: number): HistoryEntry[] {
  checkShape('history', history, count, numbers.length);
  checkShape('historyFlags', historyFlags, count, flags.length);
  return Array.from({ length: count }, (_, i) => {
    const number = (name: (typeof numbers)[number]) =>
      history.data[i * numbers.length + numbers.indexOf(name)];
    const has = (name: (typeof flags)[number]) => {
      const flag = historyFlags.data[i * flags.length + flags.indexOf(name)];
      if (flag > 1) throw invalid(`historyFlags[${i}]`, flag, '0 or 1');
      return flag === 1;
    };
    if (number('epoch') !== i) throw invalid(`history[${i}].epoch`, number('epoch'), String(i));
    return {
      epoch: i,
      ...(has('cost') && { cost: number('cost') }),
      ...(has('costOfBatches') && { costOfBatches: number('costOfBatches') }),
      costValidation: has('costValidation') ? number('costValidation') : null,
      learningRate: number('learningRate'),
      ...(has('rejected') && { rejected: true as const }),
      ...(has('costTried') && { costTried: number('costTried') }),
      ...(has('accuracyOnline') && { accuracyOnline: number('accuracyOnline') }),
    };
  });
}

function checkShape(name: string, { shape }: Tensor, rows: number, columns: number): void {
  if (shape.length === 2 && shape[0] === rows && shape[1] === columns) return;
  throw invalid(name, shape.join('×'), `${rows}×${columns}`);
}
