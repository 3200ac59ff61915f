import type { ClassificationMetrics, RegressionMetrics, Specification, Task } from '@colonnade/core';
import type { Source } from '../source.js';

/** What is looked into: the network that is trained here, or a saved model that was opened. */
export type SubjectName = 'run' | 'model';
/** Its examples: the parts of the data, or rows that were typed, drawn or opened beside. */
export type SubjectPart = 'train' | 'validation' | 'test' | 'given';

/** One example of a part. */
export interface ExampleAt {
  readonly of: SubjectName;
  readonly part: SubjectPart;
  readonly at: number;
}

/** A picture whose pixels are the inputs, and the values that are black and white. */
export interface ImageAbout {
  readonly height: number;
  readonly width: number;
  readonly channels: 1 | 3;
  readonly min: number;
  readonly max: number;
}

/** An input column as a form asks for it. */
export interface InputColumn {
  readonly name: string;
  readonly kind: string;
  readonly why: string;
  /** A few of its values, or its range: what to type. */
  readonly hint: string;
  readonly choices: readonly string[] | null;
  /** What stands in the form at first. */
  readonly usual: string;
}

/** What is known of a network and what its columns mean. */
export interface SubjectSummary {
  readonly name: string;
  readonly specification: Specification;
  readonly parameters: number;
  /** Whether whole numbers of 8 bits answer. */
  readonly inBits: boolean;
  readonly task: Task;
  readonly target: string;
  readonly classes: readonly string[];
  readonly features: readonly string[];
  readonly outputs: readonly string[];
  readonly image: ImageAbout | null;
  readonly columns: readonly InputColumn[];
  /** Examples of each part. */
  readonly parts: Readonly<Partial<Record<SubjectPart, number>>>;
  /** The options that it was trained with, as text. */
  readonly options: readonly (readonly [name: string, value: string])[];
}

/** What the network says of an example: a probability of each class or label, or a number of each target. */
export interface Said {
  readonly name: string;
  readonly value: number;
  readonly chosen: boolean;
}

/** An example in a list. */
export interface ExampleBrief {
  readonly at: number;
  /** `line 42`, or `row 41`. */
  readonly where: string;
  /** Null where it is not known. */
  readonly actual: string | null;
  readonly predicted: string;
  /** Of what was predicted; null for numbers. */
  readonly probability: number | null;
  readonly wrong: boolean;
  readonly values: readonly (string | number | null)[];
  readonly pixels: readonly number[] | null;
}

export interface ExampleList {
  /** All that fit, of which `examples` shows some. */
  readonly total: number;
  /** The columns of `values`. */
  readonly columns: readonly string[];
  readonly image: ImageAbout | null;
  readonly examples: readonly ExampleBrief[];
}

/** Which examples of a part. */
export interface ExampleFilter {
  readonly actual?: string;
  readonly predicted?: string;
  /** Only those that it is wrong about, the worst first. */
  readonly worst?: boolean;
  readonly from: number;
  readonly count: number;
}

/** The whole part at a glance. */
export interface Survey {
  readonly part: SubjectPart;
  readonly examples: number;
  readonly task: Task;
  readonly classes: readonly string[];
  readonly metrics: ClassificationMetrics | RegressionMetrics | null;
  /** confusion[true][predicted]; null where there is none. */
  readonly confusion: readonly (readonly number[])[] | null;
  readonly worst: ExampleList | null;
}

/** A matrix as it is shown: of a large one some rows and columns. */
export interface ShortMatrix {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  /** The numbers of the rows and columns that are shown, ascending; where they jump, there is more. */
  readonly i: readonly number[];
  readonly j: readonly number[];
  readonly values: readonly (readonly number[])[];
}

/** Every matrix of one example, by layer; index 0 is the input. */
export interface PassView {
  readonly W: readonly (ShortMatrix | null)[];
  readonly b: readonly (ShortMatrix | null)[];
  readonly Z: readonly (ShortMatrix | null)[];
  readonly A: readonly ShortMatrix[];
  /** Null where the target is not known. */
  readonly backward: {
    readonly Y: ShortMatrix;
    readonly cost: number;
    readonly dZ: readonly (ShortMatrix | null)[];
    readonly dW: readonly (ShortMatrix | null)[];
    readonly db: readonly (ShortMatrix | null)[];
    readonly dA: readonly (ShortMatrix | null)[];
  } | null;
}

/** One example, and everything that the network makes of it. */
export interface ExampleView {
  readonly at: number;
  readonly examples: number;
  readonly where: string;
  readonly cells: readonly { readonly name: string; readonly value: string | number | null }[];
  /** Cells that are not among `cells`. */
  readonly moreCells: number;
  readonly image: ImageAbout | null;
  readonly pixels: readonly number[] | null;
  readonly actual: string | null;
  readonly said: readonly Said[];
  readonly wrong: boolean;
  readonly pass: PassView;
}

/** One term w·x of a sum. */
export interface Term {
  readonly i: number;
  /** The name of the input; null within the network. */
  readonly name: string | null;
  readonly w: number;
  readonly x: number;
}

/** One unit with its numbers for an example. */
export interface UnitView {
  readonly layer: number;
  readonly unit: number;
  readonly activation: string;
  readonly terms: readonly Term[];
  /** The other terms together, where there are too many to show. */
  readonly rest: { readonly count: number; readonly sum: number } | null;
  readonly b: number;
  readonly z: number;
  readonly a: number;
  /** Of softmax: Σ e^z over the outputs, with the largest z taken off. */
  readonly softmax: { readonly largest: number; readonly sum: number } | null;
  /** Null where the target is not known. */
  readonly dz: number | null;
  readonly da: number | null;
}

/** One weight with its gradient. */
export interface EdgeView {
  readonly layer: number;
  readonly to: number;
  readonly from: number;
  readonly name: string | null;
  readonly w: number;
  readonly x: number;
  /** Null where the target is not known. */
  readonly dz: number | null;
  readonly dw: number | null;
  /** Over the training part, with the penalty: what an update goes by; null where there is none to look at. */
  readonly whole: { readonly dw: number; readonly examples: number } | null;
}

/** A row as it was typed: a text for each column, or the pixels of a picture. */
export type TypedRow =
  | { readonly cells: Readonly<Record<string, string>> }
  | { readonly pixels: readonly number[] };

/** How the pictures of the training part lie in their frame. */
export interface InkAbout {
  /** The box around what is drawn, in pixels: typical middle and size. */
  readonly middle: readonly [x: number, y: number];
  readonly size: readonly [width: number, height: number];
  /** Width of a stroke, in pixels. */
  readonly stroke: number;
  /** The value of the ground and of full ink. */
  readonly ground: number;
  readonly ink: number;
}

/** What the page may ask about a network and its examples. */
export interface SubjectMethods {
  /** Opens a saved model beside the data. */
  openModel(source: Source): Promise<SubjectSummary>;
  closeModel(): Promise<void>;
  subject(of: SubjectName): Promise<SubjectSummary | null>;
  /** Rows that were typed or drawn become the part `given`. */
  giveRows(of: SubjectName, rows: readonly TypedRow[]): Promise<SubjectSummary>;
  /** A table that was opened for a saved model becomes its part `given`. */
  giveTable(of: SubjectName, source: Source): Promise<SubjectSummary>;
  survey(of: SubjectName, part: SubjectPart): Promise<Survey>;
  examples(of: SubjectName, part: SubjectPart, filter: ExampleFilter): Promise<ExampleList>;
  example(at: ExampleAt): Promise<ExampleView>;
  unit(at: ExampleAt, layer: number, unit: number): Promise<UnitView>;
  edge(at: ExampleAt, layer: number, to: number, from: number): Promise<EdgeView>;
  ink(of: SubjectName): Promise<InkAbout | null>;
}
