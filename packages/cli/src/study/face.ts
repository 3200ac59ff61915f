import type {
  OptionTable,
  StudyData,
  StudyHooks,
  StudyOptions,
  StudyRun,
  TrainOptions,
} from '@colonnade/core';
import type { renderToString, StudyAbout } from '@colonnade/figures';

/** What a study is asked, as the command has read it. */
export interface StudyQuestion {
  readonly data: StudyData;
  /** The options of training that all arms share. */
  readonly base: TrainOptions;
  /** Of every study, in the library's values. */
  readonly options: Required<Pick<StudyOptions, 'seeds'>> & StudyOptions;
  /** Of this study alone, in the library's values, those that were given. */
  readonly own: Readonly<Record<string, unknown>>;
}

/** A study that is ready to run: everything that can be wrong with its options was looked at. */
export interface PreparedStudy {
  /** Trials, where they are known before; the most of one stage otherwise. */
  readonly trials: number;
  readonly run: (hooks: StudyHooks) => Promise<StudyOutcome>;
}

/** What a study came to, as each face shows it. */
export interface StudyOutcome {
  readonly run: StudyRun;
  /** The study's part of the JSON document. */
  readonly document: Readonly<Record<string, unknown>>;
  /** What the terminal shows: the conclusion first. */
  readonly text: string;
  /** The report as one HTML page. */
  readonly report: (about: StudyAbout) => string;
  /** Files of figures by their names, such as `arms.svg`. */
  readonly figures: () => Readonly<Record<string, Parameters<typeof renderToString>[0]>>;
  /** The model that was chosen, as the bytes of its file. */
  readonly model?: Uint8Array;
  /** Whether a condition failed: the status is 3 then. */
  readonly unmet?: boolean;
}

/** A study of the command: a new one is a file of its own and a line in the list. */
export interface StudyFace {
  readonly name: string;
  readonly help: string;
  /** Options of this study alone. */
  readonly flags: OptionTable;
  /** @throws OPTION_… for options that do not fit this study */
  readonly prepare: (question: StudyQuestion) => PreparedStudy | Promise<PreparedStudy>;
}
