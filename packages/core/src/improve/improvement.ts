import type { DiagnosisFinding } from '../diagnosis/finding.js';
import type { TrainOptions } from '../model/train-options.js';
import type { Conclusion } from '../studies/conclude/conclusion.js';
import type { MeasureName } from '../studies/measure.js';
import type { StudyPlan } from '../studies/plan.js';
import type { Outlook } from '../studies/scale/found.js';
import type { StudyRun } from '../studies/study-run.js';
import type { Extent } from './extent.js';
import type { Gain } from './gain.js';

/** A change that was tried. */
export interface TriedChange {
  readonly suspect: string;
  readonly name: string;
  readonly arm: string;
  readonly options: Partial<TrainOptions>;
  /** On the seeds that the best was picked on, which flatters the best; null where there was no time for it. */
  readonly gain: Gain | null;
  /** Why it has no result; null where it has one, or where time was up. */
  readonly problem: string | null;
}

/** A suspect, what speaks for it, and what became of its changes. */
export interface SuspectFound {
  readonly suspect: string;
  readonly because: string;
  readonly tried: readonly TriedChange[];
}

/** The suspects tried beside the same options: those given, or those with what was found before. */
export interface Search {
  /** The arm that changes are made to. */
  readonly from: string;
  readonly suspects: readonly SuspectFound[];
}

/** A change that is better on fresh seeds. */
export interface Step {
  readonly suspect: string;
  readonly name: string;
  readonly arm: string;
  readonly options: Partial<TrainOptions>;
  /** What it says of the options as they were, as a clause. */
  readonly verdict: string;
  /** On fresh seeds, beside the step before. */
  readonly gain: Gain | null;
}

/** What a half, a quarter and an eighth of the examples cost, and what more of them would bring. */
export interface Amount {
  readonly points: readonly { readonly arm: string; readonly examples: number; readonly mean: number }[];
  /** What the second half of the examples brought. */
  readonly lastDoubling: Gain | null;
  /** On twice and ten times the examples, by a power law through the points; none without one. */
  readonly outlook: readonly Outlook[];
  /**
   * `data`: more examples would help. `ceiling`: they would hardly. `labels`: nor can they, since rows contradict each
   * other. `open`: not told.
   */
  readonly limit: 'data' | 'ceiling' | 'labels' | 'open';
  readonly sentence: string;
}

/**
 * A fault that the training itself shows, where no gain of mending it can be told from chance: steps that are too long
 * are so even where the best of what they stumbled over is as good.
 */
export interface Cause {
  readonly suspect: string;
  readonly code: string;
  /** What it was found by, in words. */
  readonly detail: string;
  /** The change that answers it. */
  readonly name: string;
  readonly options: Partial<TrainOptions>;
}

/** What `improve` has found out. Plain data. */
export interface Improvement {
  /** The first line: what is wrong and what is better, or "Nothing found". */
  readonly verdict: string;
  readonly found: boolean;
  /** What is wrong by the training itself, where no change has a gain that can be told; null else. */
  readonly cause: Cause | null;
  /** The steps that are better on fresh seeds, the one that matters most first; none when nothing was found. */
  readonly steps: readonly Step[];
  /** What to set on top of the options that were given; that of the cause where there is one, else empty when nothing was found. */
  readonly change: Partial<TrainOptions>;
  /** All of the steps beside the options as they are, on fresh seeds; null when nothing was found. */
  readonly gain: Gain | null;
  /** Options to train with: those given, without columns that leak, with the change. */
  readonly options: TrainOptions;
  readonly measure: MeasureName;
  readonly larger: boolean;
  /** What makes the figures themselves wrong, such as columns that give the target away. */
  readonly warnings: readonly string[];
  /** What there is to say beside, in sentences. */
  readonly notes: readonly string[];
  readonly amount: Amount | null;
  readonly searches: readonly Search[];
  /** What the diagnosis of the data found. */
  readonly findings: readonly DiagnosisFinding[];
  /** What a training with the options as they are says of itself. */
  readonly symptoms: readonly DiagnosisFinding[];
  readonly extent: Extent | null;
  /** The steps and the options as they are on fresh seeds; null where it did not come to that. */
  readonly fresh: { readonly plan: StudyPlan; readonly conclusion: Conclusion } | null;
  /** Every change of the first search. */
  readonly first: { readonly plan: StudyPlan; readonly conclusion: Conclusion } | null;
  readonly run: StudyRun;
}
