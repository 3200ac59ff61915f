import type {
  Calibration,
  ClassificationMetrics,
  ImageShape,
  RegressionMetrics,
  RocPoint,
  Task,
  Warning,
} from '@colonnade/core';
import type { HistoryEntry } from '../figures/history-entry.js';

/**
 * Everything a report shows, as plain data: what JSON can hold. Texts are shown as text, never read as HTML.
 * A part that is null is left out, or its section says why it is missing.
 */
export interface ReportInput {
  /** The heading and the page's title: `digits`. */
  readonly title: string;
  readonly task: Task;
  /** The column that is predicted, or several joined: `digit`. */
  readonly target: string;
  /** The unit of a regression target (`EUR`); null when there is none or it is not known. */
  readonly unit: string | null;
  /** The classes in the order of the outputs; null for a regression. */
  readonly classes: readonly string[] | null;
  /** The class that precision, recall and the ROC curve speak of; null unless there are exactly two classes. */
  readonly positive: string | null;
  readonly data: ReportData;
  readonly network: ReportNetwork;
  readonly training: ReportTraining;
  readonly metrics: {
    readonly train: ReportPartMetrics;
    readonly validation: ReportPartMetrics | null;
    readonly test: ReportPartMetrics | null;
  };
  /** What to compare with, measured on the same part as the verdict (test; else validation; else train). */
  readonly baselines: readonly ReportBaseline[];
  /** The part of the data that `confusion`, `roc`, `calibration`, `scatter` and `mistakes` are of. */
  readonly evaluatedOn: ReportPart;
  /** confusion[true][predicted] = examples, k×k in the order of `classes`; null for regression or several labels. */
  readonly confusion: readonly (readonly number[])[] | null;
  /** One curve for two classes (of the positive one); one a class, against the rest, for more; null: none. */
  readonly roc: readonly ReportRoc[] | null;
  /** Of the positive class for two classes; of the class that was predicted for more; null: none. */
  readonly calibration: Calibration | null;
  /** True and predicted values of a regression, same length, in the target's unit; null for classes. */
  readonly scatter: { readonly actual: readonly number[]; readonly predicted: readonly number[] } | null;
  readonly mistakes: ReportMistakes | null;
  /** What stands in the way of a better result, the strongest about the data first; empty when nothing does. */
  readonly findings: readonly ReportFinding[];
  readonly warnings: readonly (Warning | { readonly code: string; readonly message: string })[];
  /** Every option with the value it came to, in the order to show them. */
  readonly options: readonly ReportOption[];
  /** The command that trains this again: `colonnade train digits.csv --target digit --seed 1`. */
  readonly command: string;
  /** The saved model's file name or path as the user sees it; null when it was not saved. */
  readonly model: string | null;
  readonly engine: {
    readonly name: string;
    readonly library: string | null;
    readonly variant: string | null;
  };
  readonly threads: number;
  /** Colonnade's version: `0.1.0`. */
  readonly version: string;
  /** When it was trained, as it shall be read (`2026-03-01 14:05`); null leaves it out and keeps the bytes equal. */
  readonly date: string | null;
}

export type ReportPart = 'train' | 'validation' | 'test';

export type ReportPartMetrics = ClassificationMetrics | RegressionMetrics;

/** Dimensions first: what it was trained on. */
export interface ReportData {
  /** The file or source as the user named it: `digits.csv`. */
  readonly source: string;
  /** Examples in each part; null for a part that does not exist. */
  readonly examples: {
    readonly train: number;
    readonly validation: number | null;
    readonly test: number | null;
  };
  /** n[0]: rows of X, after preprocessing. */
  readonly features: number;
  /** Height, width and channels when the examples are images (num_px is the height); null otherwise. */
  readonly image: ImageShape | null;
  /** Examples of each class in every part, in the order of `classes`; null for a regression. */
  readonly balance:
    | readonly {
        readonly name: string;
        readonly train: number;
        readonly validation: number | null;
        readonly test: number | null;
      }[]
    | null;
  /** Range of a regression target over the training part, in its unit; null for classes. */
  readonly targetRange: {
    readonly min: number;
    readonly mean: number;
    readonly max: number;
    readonly deviation: number;
  } | null;
  /** What each column was taken for, and why; in file order, the target and dropped ones too. */
  readonly columns: readonly ReportColumn[];
  /** Further sentences about the data: `3 rows without a target were left out.` */
  readonly notes: readonly string[];
}

export interface ReportColumn {
  readonly name: string;
  /** `number`, `category`, `boolean`, `text`, `target`, `dropped`: the schema's own word. */
  readonly kind: string;
  /** Why it was taken for that: `891 whole numbers, 88 distinct`. */
  readonly reason: string;
  /** Rows of X that it became; null for the target and for dropped columns. */
  readonly inputs: number | null;
  /** Cells without a value. */
  readonly missing: number;
}

export interface ReportNetwork {
  /** [n[0], …, n[L]]. */
  readonly sizes: readonly number[];
  /** The activation of layers 1 to L: `['relu', 'softmax']`. */
  readonly activations: readonly string[];
  /** Numbers that training adjusts. */
  readonly parameters: number;
  /** Names of the outputs, n[L] of them; null leaves them out of the drawing. */
  readonly outputs: readonly string[] | null;
  /** False after `--no-bias`. */
  readonly bias: boolean;
  /** The cost in words: `cross-entropy`, `squared error`. */
  readonly cost: string;
}

export interface ReportTraining {
  readonly history: readonly HistoryEntry[];
  /** Epochs that ran. */
  readonly epochs: number;
  readonly stopped: 'epochs' | 'patience' | 'time' | 'rate' | 'interrupted' | 'not-finite';
  /** Why, as a sentence: `The validation cost had not fallen for 20 epochs.` */
  readonly stoppedBecause: string;
  /** The epoch whose parameters the model has; null when the last ones were kept without a choice. */
  readonly bestEpoch: number | null;
  readonly optimizer: string;
  /** Examples of one step. */
  readonly batchSize: number | 'all';
  readonly seconds: number;
  readonly examplesPerSecond: number | null;
}

export interface ReportBaseline {
  /** In words: `majority class`, `logistic regression`, `mean`, `linear regression`. */
  readonly name: string;
  /** Accuracy (0 to 1) for classes, rmse in the target's unit for a regression; null when it failed. */
  readonly value: number | null;
}

export interface ReportRoc {
  /** The class that is positive. */
  readonly name: string;
  readonly auc: number | null;
  readonly points: readonly RocPoint[];
}

/** Where it was most wrong, the worst first. */
export interface ReportMistakes {
  /** All mistakes of the part, of which `items` shows some; null for a regression, where none is exact. */
  readonly total: number | null;
  /** The columns of `items[].values`, the one that the network leans on most first. */
  readonly columns: readonly string[];
  /** Shape of `items[].pixels`, and the values that are black and white; null when examples are no images. */
  readonly image: (ImageShape & { readonly min: number; readonly max: number }) | null;
  readonly items: readonly ReportMistake[];
}

export interface ReportMistake {
  /** Where the example stands in its file: `line 42`, `row 7`. */
  readonly where: string;
  readonly actual: string | number;
  readonly predicted: string | number;
  /** Probability given to the predicted class, 0 to 1; null for a regression. */
  readonly probability: number | null;
  /** Probability given to the true class, 0 to 1; null for a regression. */
  readonly probabilityOfActual: number | null;
  /** One value for each of `columns`, as in the file; null where the cell is missing. */
  readonly values: readonly (string | number | boolean | null)[];
  /** height × width × channels values, row by row, then column, then channel; null without an image. */
  readonly pixels: readonly number[] | null;
}

export interface ReportFinding {
  /** What it is about; findings about `data` come before all others. */
  readonly about: 'data' | 'training' | 'network';
  /** One sentence: `The two classes overlap in every feature.` */
  readonly title: string;
  /** What was measured, in a sentence or two. */
  readonly detail: string;
  /**
   * What to try, as a sentence, options as the command spells them between backticks:
   * ``Try `--class-weight balanced`.``; null when there is nothing to try.
   */
  readonly remedy: string | null;
}

export interface ReportOption {
  /** As the command spells it, without dashes: `learning-rate`. */
  readonly name: string;
  readonly value: ReportOptionValue;
  /** `given` by the user, `chosen` for these data by a formula, set by a `recipe`, or the `default`. */
  readonly origin: 'given' | 'chosen' | 'recipe' | 'default';
  readonly default: ReportOptionValue;
}

export type ReportOptionValue = string | number | boolean | null | readonly (string | number)[];
