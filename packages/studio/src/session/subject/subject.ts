import {
  type Answers,
  cellText,
  type Evaluation,
  encodeInputs,
  encodeTarget,
  evaluate,
  featureNames,
  type Inputs,
  type Matrix,
  Missing,
  type Model,
  type Network,
  readAnswers,
  SparseMatrix,
  type Table,
} from '@colonnade/core';
import { chooseColumns } from './columns.js';
import type { SubjectPart } from './protocol.js';

/** Examples of a network: their rows in a table, and what they are as X and Y. */
export interface Examples {
  readonly table: Table;
  readonly rows: Uint32Array;
  readonly X: Inputs;
  /** Null where the table does not say. */
  readonly Y: Matrix | null;
}

/** A network, what its columns mean, and examples to look at it by. */
export class Subject {
  readonly name: string;
  readonly model: Model;
  readonly #network: Network;
  readonly #parts = new Map<SubjectPart, Examples>();
  #columns: readonly string[] | undefined;
  #features: readonly string[] | undefined;
  /** The penalty of the training. */
  readonly l2: number;

  constructor(name: string, model: Model, network: Network, l2 = 0) {
    this.name = name;
    this.model = model;
    this.#network = network;
    this.l2 = l2;
  }

  /** The names of the n[0] rows of X. */
  get features(): readonly string[] {
    this.#features ??= featureNames(this.model.content.preprocessing);
    return this.#features;
  }

  get network(): Network {
    return this.#network;
  }

  get parts(): ReadonlyMap<SubjectPart, Examples> {
    return this.#parts;
  }

  setPart(name: SubjectPart, examples: Examples): void {
    this.#parts.set(name, examples);
  }

  /** Examples from a table that the model's preprocessing reads. @throws as `Model.predict` */
  give(table: Table): void {
    const { schema, preprocessing, specification } = this.model.content;
    const { X } = encodeInputs(preprocessing, table, undefined, this.#network.precision);
    const rows = Uint32Array.from({ length: table.rows }, (_, row) => row);
    const single = specification.sizes.at(-1) === 1;
    const missing = new Missing(schema.missing);
    const known = schema.target!.columns.every((name) => {
      const column = table.find(name);
      return column !== undefined && rows.some((row) => cellText(column, row, missing) !== null);
    });
    const Y = known ? encodeTarget(schema, preprocessing, table, rows, { oneHot: !single }) : null;
    this.#parts.set('given', { table, rows, X, Y });
  }

  examplesOf(part: SubjectPart): Examples {
    const found = this.#parts.get(part);
    if (found === undefined) throw new Error(`there is no part ${part}`);
    return found;
  }

  /** How good it is on a part; null where the targets are not known. */
  evaluate(part: SubjectPart): Evaluation | null {
    const { X, Y } = this.examplesOf(part);
    return Y && evaluate(this.model.content, this.predict(X), Y);
  }

  /** Its outputs: of a model in 8 bits those of its whole numbers. */
  predict(X: Inputs): Matrix {
    return (this.model.quantized ?? this.#network).predict(X);
  }

  /** What it says of inputs. */
  answers(X: Inputs): Answers {
    return readAnswers(this.model.content, this.predict(X));
  }

  /** The columns that lists show beside an example. They are chosen once: a list whose columns change cannot be read. */
  columnsToShow(X: Inputs): readonly string[] {
    this.#columns ??= chooseColumns(this.model, X);
    return this.#columns;
  }

  /** One example as a column, n×1 and k×1. */
  example(part: SubjectPart, at: number): { x: Matrix; y: Matrix | null; row: number; table: Table } {
    const { X, Y, rows, table } = this.examplesOf(part);
    const one = X.slice(at, at + 1);
    const x = one instanceof SparseMatrix ? one.toDense() : one;
    return { x, y: Y?.slice(at, at + 1) ?? null, row: rows[at], table };
  }
}
