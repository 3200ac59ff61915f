import type { TrainOptions } from '../../model/train-options.js';
import type { Arm } from '../plan.js';

/** The representation that others are compared with: what the options make of the data. */
export const asGiven = 'as given';

/** One way to put the same data before a network. Plain data. */
export interface Representation {
  readonly name: string;
  /** What it sets on top of the options that all share. */
  readonly options: Partial<TrainOptions>;
}

/** What the columns say by themselves, from a diagnosis of the data. */
export interface RankedColumn {
  readonly name: string;
  /** Bits about the target. */
  readonly bits: number;
  readonly verdict: 'signal' | 'unclear' | 'noise';
}

/** The representations of some kind, and why others were left out. */
export interface Offer {
  readonly representations: readonly Representation[];
  readonly notes: readonly string[];
}

export const nothing: Offer = { representations: [], notes: [] };

export function armOf({ name, options }: Representation, examples: number | undefined): Arm {
  return { name, options, ...(examples !== undefined && { examples }) };
}
