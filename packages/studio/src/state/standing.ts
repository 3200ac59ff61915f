import type { HistoryEntry } from '@colonnade/core';
import { computed } from '@preact/signals';
import { data } from './data.js';
import { epoch, history, keptEpoch, prepared } from './run.js';

/** The epoch whose parameters the network has, and its costs. */
interface Standing {
  /** −1 before the first cost was measured. */
  readonly epoch: number;
  /** The epochs that were trained, where an earlier one was kept; else null. */
  readonly keptOf: number | null;
  /** Undefined where a long history no longer has it. */
  readonly entry: HistoryEntry | undefined;
}

/** How the network stands: a training that has ended has the parameters that it kept, not those of its last epoch. */
export function standing(): Standing {
  const now = epoch.value;
  const kept = keptEpoch.value;
  if (kept === null || kept >= now) return { epoch: now, keptOf: null, entry: history.last };
  return { epoch: kept, keptOf: now, entry: history.of(kept) };
}

/** What the two costs are of, where they are not of the same or not of what one sees; null where it goes without saying. */
export const aboutCost = computed<{ readonly training: string; readonly validation: string } | null>(() => {
  const l2 = Number(prepared.value?.options.find(({ name }) => name === 'l2')?.value ?? 0);
  const of = data.value?.target?.task === 'regression' ? 'of the standardized target' : '';
  if (l2 === 0) return of === '' ? null : { training: of, validation: of };
  const both = (penalty: string) => [of, penalty].filter(Boolean).join(', ');
  return { training: both('with the L2 penalty'), validation: both('without the penalty') };
});
