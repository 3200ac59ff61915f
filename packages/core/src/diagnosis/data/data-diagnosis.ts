import type { Remedy } from '../../foundation/errors.js';
import type { ColumnKind, Schema, Task } from '../../table/schema/schema.js';
import type { Spread } from '../../table/spread.js';
import type { DiagnosisFinding } from '../finding.js';
import type { ImageDiagnosis } from '../images/diagnose-images.js';
import type { FirstStep, Information } from '../measures/measured.js';
import type { TextDiagnosis } from '../text/diagnose-text.js';
import type { TestDiagnosis } from './test-diagnosis.js';

/** What a column tells about the target where its own information does not show it. */
export interface Together {
  /** The column beside which it says most; null for a trend, by itself or beside all that say something. */
  readonly beside: string | null;
  /** The share of columns of chance that say as much in the best of as many ways. */
  readonly p: number;
}

/** One column that is not a target. */
export interface FeatureDiagnosis {
  readonly name: string;
  readonly kind: ColumnKind;
  /** Why it was taken for that. */
  readonly why: string;
  readonly missing: number;
  /** Different values, or null where they were not counted. */
  readonly distinct: number | null;
  /** Of columns of numbers, else null. */
  readonly spread: Spread | null;
  /** What it says about the target by itself; null without a target, and for texts, images and arrays. */
  readonly information: Information | null;
  /** What it says beside another column, where it says nothing by itself; null where that was not asked. */
  readonly together: Together | null;
  /** The expression of a derived column, else null. */
  readonly derived: string | null;
}

/** A way in which the network may receive the columns. */
export interface RepresentationDiagnosis {
  readonly name: string;
  /** The option that makes it, or null for the one that was asked for. */
  readonly option: Remedy | null;
  /** Rows of X. */
  readonly inputs: number;
  readonly firstStep: FirstStep;
}

/** A derived column beside the columns it is computed from: a theory, tried without training. */
export interface DerivedDiagnosis {
  readonly name: string;
  readonly expression: string;
  readonly information: Information | null;
  readonly firstStep: FirstStep | null;
  readonly parts: readonly {
    readonly name: string;
    readonly information: Information | null;
    readonly firstStep: FirstStep | null;
  }[];
  /** The first step of the parts together, and with the derived column beside them. */
  readonly partsTogether: FirstStep | null;
  readonly withDerived: FirstStep | null;
}

/** How the target goes along the file. */
export interface OrderDiagnosis {
  /** What the position in the file, in blocks of equal length, says about the target. */
  readonly position: Information;
  /** The rank correlation of the target, or of the class that goes most with it, with the position. */
  readonly trend: { readonly correlation: number; readonly p: number };
  /** How much more alike the targets of neighboring rows are than those of any two: 0 for not at all, 1 for the same. */
  readonly target: { readonly alike: number; readonly p: number };
  /** The same of the features: the columns whose neighboring rows are alike, within their class. */
  readonly features: { readonly alike: number; readonly columns: readonly string[] };
  /** The mean target, or the share of every class, in ten blocks of the file. */
  readonly along: readonly (readonly number[])[];
}

/** The rows that are alike in every input. */
export interface RepeatedRows {
  /** Different rows among them all. */
  readonly distinct: number;
  /** Rows that stand there before, target and all. */
  readonly duplicates: number;
  /** Rows of the test part that the training part has too, and the rows of the test part. */
  readonly acrossParts: number;
  readonly tested: number;
  /** Rows whose inputs occur with another target too. */
  readonly contradicting: number;
  /** Where the first such row stands, and the first that it contradicts; null without any. */
  readonly firstContradiction: readonly [string, string] | null;
  /** The best accuracy, or r², that any function of the inputs has on these rows. */
  readonly ceiling: number;
}

/** What a look at the data said, before anything was trained. Plain data, as JSON has it. */
export interface DataDiagnosis {
  readonly source: string;
  readonly rows: number;
  /** Columns that are inputs. */
  readonly columns: number;
  readonly target: Schema['target'];
  readonly task: Task | null;
  readonly features: readonly FeatureDiagnosis[];
  readonly representations: readonly RepresentationDiagnosis[];
  readonly derived: readonly DerivedDiagnosis[];
  /** What the words of every column of text say; empty without a target. */
  readonly texts: readonly TextDiagnosis[];
  /** What can be seen of the images; null where there are none. */
  readonly images: ImageDiagnosis | null;
  readonly order: OrderDiagnosis | null;
  readonly repeated: RepeatedRows;
  /** The file to test on beside the data; null without one. */
  readonly test: TestDiagnosis | null;
  /** Parameters of the network that `train` would choose, for so many training rows. */
  readonly network: {
    readonly sizes: readonly number[];
    readonly parameters: number;
    readonly rows: number;
  } | null;
  /** What the schema told about its guesses. */
  readonly notes: readonly string[];
  readonly findings: readonly DiagnosisFinding[];
}
