import type { TrainOptions } from '../../model/train-options.js';
import type { Arm } from '../plan.js';

/** A larger network has so many times the units of the one before. */
const times = 4;
const widest = 512;

/** Who learns: a network of some size, or a learner by its name. Plain data. */
export interface Contestant {
  readonly name: string;
  readonly kind: 'network' | 'learner';
  /** Hidden units of a network; null for another learner. */
  readonly hidden: readonly number[] | null;
  /** The name of a learner; null for a network. */
  readonly learner: string | null;
  /** Whether its size is the one that was asked for, or that a formula chose. */
  readonly own: boolean;
}

/**
 * A network of the size that was asked for, one with a quarter of its units and one with four times as many.
 * @param hidden units of the hidden layers of the network that was asked for, at least one layer
 */
export function networksAround(hidden: readonly number[]): Contestant[] {
  const small = hidden.map((units) => Math.max(1, Math.round(units / times)));
  const large = hidden.map((units) => Math.max(units, Math.min(widest, units * times)));
  const sizes = [
    { name: 'small network', hidden: small, own: false },
    { name: 'medium network', hidden, own: true },
    { name: 'large network', hidden: large, own: false },
  ];
  return sizes
    .filter(({ hidden: units, own }) => own || units.join() !== hidden.join())
    .map((each): Contestant => ({ ...each, kind: 'network', learner: null }));
}

/** The network after a sequence of them, with four times the units of the last; null where that is as wide as they get. */
export function networkBeyond(contestants: readonly Contestant[]): Contestant | null {
  const last = contestants.filter(({ kind }) => kind === 'network').at(-1);
  if (last?.hidden == null) return null;
  const hidden = last.hidden.map((units) => Math.max(units, Math.min(widest, units * times)));
  if (hidden.join() === last.hidden.join()) return null;
  return { name: `network of ${hidden.join(', ')}`, kind: 'network', hidden, learner: null, own: false };
}

/** A learner that is no network, under the name that it is shown by. */
export function learnerAs(name: string, learner: string): Contestant {
  return { name, kind: 'learner', hidden: null, learner, own: false };
}

/** The arm of a contestant on so many examples; all there are for null. */
export function armOn({ name, hidden, learner }: Contestant, examples: number | null): Arm {
  const options: Partial<TrainOptions> = hidden === null ? {} : { hidden };
  return {
    name: `${name}, ${examples === null ? 'all' : examples} examples`,
    options,
    ...(examples !== null && { examples }),
    ...(learner !== null && { learner }),
  };
}
