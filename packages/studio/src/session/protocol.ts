import type {
  ColumnHistogram,
  ColumnSchema,
  DataDiagnosis,
  Derived,
  DiagnoseOptions,
  Frequency,
  HistoryEntry,
  OptionChoice,
  PixelGroup,
  Remedy,
  SchemaOptions,
  Specification,
  StopReason,
  TargetSchema,
  TrainingState,
  TrainOptions,
  Warning,
} from '@colonnade/core';
import type { ListedArray, ReadOptions } from '@colonnade/data';
import type { ValueOf } from './aside/jobs.js';
import type { ExportMethods } from './exports/protocol.js';
import type { FeatureUnit } from './feature-units.js';
import type { Plane } from './points.js';
import type { Served, Source } from './source.js';
import type { StudyName } from './studies/index.js';
import type { StudyFound, StudyNews, StudyRequest } from './studies/study.js';
import type { SubjectMethods } from './subject/protocol.js';
import type { Bins } from './watches/activity.js';
import type {
  Edges,
  LayerActivity,
  LayerEdges,
  Regions,
  Scores,
  UnitMaps,
  UnitState,
  WatchData,
  WatchName,
  WatchRequests,
} from './watches/index.js';

/** A column as the page shows it. */
export interface ColumnSummary extends ColumnSchema {
  readonly histogram: ColumnHistogram | null;
  readonly frequent: readonly Frequency[] | null;
}

/** What is in the data that are open. */
export interface DataSummary {
  /** As messages and the command call it: `toy:flower`, `digits.csv`. */
  readonly name: string;
  readonly rows: number;
  /** Every column of the file, the target too. */
  readonly names: readonly string[];
  /** The columns that are not targets. */
  readonly columns: readonly ColumnSummary[];
  readonly target: TargetSchema | null;
  readonly pixels: PixelGroup | null;
  /** The first rows as text, in the order of `names`; an array as its shape. */
  readonly preview: readonly (readonly (string | null)[])[];
  /** The spellings of a missing cell. */
  readonly missing: readonly string[];
  /** What the reader guessed or did. */
  readonly readingNotes: readonly string[];
  /** What was guessed of the columns. */
  readonly notes: readonly string[];
  readonly warnings: readonly Warning[];
  /** How long reading took. */
  readonly seconds: number;
}

/** A few images of every class, and how large they are. */
export interface ImageExamples {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly classes: readonly {
    /** Null where there are no classes. */
    readonly name: string | null;
    /** Rows of the table, counted from 0. */
    readonly rows: readonly number[];
    /** One after the other, height × width × channels values from 0 to 255. */
    readonly pixels: Uint8ClampedArray;
  }[];
}

/** A network that is ready to be trained: what is known before the first update. */
export interface PreparedSummary {
  /** The number of its run: what is told of another one is not of this network. */
  readonly run: number;
  /** Whether the training that gave way to it can be taken back. */
  readonly canTakeBack: boolean;
  readonly specification: Specification;
  readonly parameters: number;
  /** The names of the n[0] rows of X. */
  readonly features: readonly string[];
  /** The names of the outputs. */
  readonly outputs: readonly string[];
  readonly examples: {
    readonly train: number;
    readonly validation: number | null;
    readonly test: number | null;
  };
  readonly options: readonly OptionChoice[];
  readonly epochs: number;
  /** Updates of an epoch. */
  readonly steps: number;
  readonly engine: { readonly name: string; readonly threads: number | null };
  readonly warnings: readonly Warning[];
}

/** `idle`: nothing is prepared. `ready`: no update yet. `done`: it ended by itself. */
export type RunStatus = 'idle' | 'ready' | 'running' | 'paused' | 'done';

/**
 * The most entries of a history that are kept, in the session and in the page: the exact history of so many epochs, and
 * of a longer one those that the library's `thinHistory` keeps. So a training may go on for days.
 */
export const mostEntries = 20_000;

/** What the session tells while it trains; never more often than the page can draw. */
export interface Progress {
  readonly run: number;
  readonly status: RunStatus;
  /** Entries of the history that were not told yet; where the first is of epoch 0, from the beginning. */
  readonly entries: readonly HistoryEntry[];
  /** Updates of the epoch that is under way, when it goes update by update; else 0. */
  readonly step: number;
  readonly stopped: StopReason | null;
  /** The epoch whose parameters the network has, once it is done. */
  readonly keptEpoch: number | null;
  readonly examplesPerSecond: number | null;
  /** Why it stopped, worded, where something went wrong; told once. */
  readonly problem: string | null;
  readonly watched: Partial<WatchData>;
}

/** What a training needs to go on. */
export interface KeptTraining {
  /** Epochs that are planned. */
  readonly epochs: number;
  readonly state: TrainingState;
  /** Whether it had ended. */
  readonly done: boolean;
}

/** What the page may ask the session. Every call answers, or fails with a `Problem`. */
export interface SessionMethods extends SubjectMethods, ExportMethods {
  open(source: Source, reading: ReadOptions, schema: SchemaOptions): Promise<DataSummary>;
  /** The same data with corrections: target, kinds, columns left out. */
  describe(schema: SchemaOptions): Promise<DataSummary>;
  /** The arrays of a file of several, to choose from; null for other files. */
  arrays(source: Source): Promise<readonly ListedArray[] | null>;
  /** A few images of every class; null where there are none. */
  images(schema: SchemaOptions): Promise<ImageExamples | null>;
  /** Reads `name = expression`. */
  parseDerived(text: string): Promise<Derived>;
  /** Null when other options or data came before it was done. */
  diagnose(options: DiagnoseOptions): Promise<DataDiagnosis | null>;
  /** Null as above; `step` is null where nothing can be judged. */
  firstStep(options: DiagnoseOptions): Promise<ValueOf<'firstStep'>>;
  /** Runs a study to its end, or as far as it was when it was stopped. Null when other data came before it was done. */
  study(name: StudyName, base: TrainOptions, request: StudyRequest): Promise<StudyFound | null>;
  stopStudy(): Promise<void>;
  /** Forgets data and network. */
  close(): Promise<void>;
  /**
   * Draws a network for the options. The training before is set aside; where the options are wrong, nothing happens
   * to it.
   */
  prepare(options: TrainOptions): Promise<PreparedSummary>;
  /** Goes back to the training that was set aside last; null where there is none, or its data were too large to keep. */
  takeBack(): Promise<PreparedSummary | null>;
  /**
   * Keeps in the browser what a training that waits or runs needs to go on after a reload; false where the browser takes
   * nothing, or has no room. One that runs is kept as it was when it last left a state behind, or as it is now.
   */
  keep(run: number, label: string, now: boolean): Promise<boolean>;
  /** Goes on from what was kept of the network that is drawn; null where nothing was kept under this label. */
  restore(label: string): Promise<PreparedSummary | null>;
  /** Begins, or goes on. */
  play(): Promise<void>;
  pause(): Promise<void>;
  /** One update, then pause. */
  stepUpdate(): Promise<void>;
  /** To the end of one epoch, then pause. */
  stepEpoch(): Promise<void>;
  /** After the last planned epoch: so many again. */
  more(epochs: number): Promise<PreparedSummary>;
  /** Some examples in the plane of two rows of X; null chooses the two that tell most by themselves. */
  points(axes: readonly [number, number] | null): Promise<Plane | null>;
  /** What the page wants to see of the network, now and after every epoch. */
  watch(requests: WatchRequests): Promise<void>;
  /** How many epochs a second it plays at most; null for full speed. Nothing else changes. */
  pace(epochsPerSecond: number | null): Promise<void>;
  /** The page has drawn the last progress: it can take another. */
  drawn(): Promise<void>;
}

/** A mistake of the user or of ours, as it goes from the session to the page. */
export interface Problem {
  /** As the command words it, in the page's spelling; with the code. */
  readonly message: string;
  readonly code: string | null;
  /** The option that would mend it. */
  readonly option: string | null;
  /** The value of that option that would mend it. */
  readonly value?: Remedy['value'];
}

export interface Request {
  readonly id: number;
  readonly method: keyof SessionMethods;
  readonly parameters: readonly unknown[];
}

export type Reply =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly problem: Problem }
  | { readonly progress: Progress }
  | { readonly study: StudyNews }
  | { readonly reading: { readonly done: number; readonly total: number | null } };

export type {
  Bins,
  Edges,
  FeatureUnit,
  LayerActivity,
  LayerEdges,
  Plane,
  Regions,
  Scores,
  Served,
  Source,
  UnitMaps,
  UnitState,
  WatchData,
  WatchName,
  WatchRequests,
};
