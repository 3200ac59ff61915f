import type { Matrix } from '../matrix/matrix.js';
import type { Name, Tape, UpdateTape } from './tape.js';

/** What the names of a tape stand for. */
export interface Bindings {
  /** Parameters and gradients by name (`W[1]`, `b[1]`, `dW[1]`, `db[1]`): views of θ and of g. */
  readonly parameters: ReadonlyMap<Name, Matrix>;
  /** Examples as columns, in any of the types a matrix can have. */
  readonly X: Matrix;
  readonly Y?: Matrix | undefined;
  /** The weight of every example, one a column; absent when all are 1. */
  readonly weights?: Float64Array | undefined;
  /** The number of rows of every other matrix of the tape. */
  readonly rows: ReadonlyMap<Name, number>;
}

/** What changes from step to step. */
export interface Control {
  /** The columns of X in the order in which they are visited; absent when that is their own order. */
  order?: Uint32Array | undefined;
  /** The first of them in this step, and how many. */
  offset: number;
  columns: number;
  /** The number of the step, from 1, and the key of its dropout masks. */
  step: number;
  dropoutKey: number;
}

/** A gradient tape made ready by an engine for given data. Running it allocates nothing. */
export interface Program {
  /** The number of blocks of columns that a step over so many columns takes. */
  blockCount(columns: number): number;
  /** Clears the cost and the gradients. */
  begin(): void;
  runBlock(control: Control, block: number): void;
  /** Runs what comes after the blocks; the cost of the step. */
  finish(control: Control): number;
  /** An observed matrix, with all columns; empty when the tape does not use that name. */
  observed(name: Name): Matrix;
  /** Puts values into an observed matrix before a run; a name that the tape does not use is passed over. */
  fill(name: Name, values: Matrix): void;
}

/** An update tape made ready: moves θ along −g. */
export interface UpdateProgram {
  readonly states: readonly Float64Array[];
  run(learningRate: number, step: number): void;
}

/** Something that can run tapes. */
export interface Engine {
  readonly name: string;
  readonly precision: 'float64' | 'float32';
  prepare(tape: Tape, bindings: Bindings, largestStep: number): Program;
  prepareUpdate(tape: UpdateTape, theta: Float64Array, g: Float64Array): UpdateProgram;
}

/** Runs a whole step at once; its cost. */
export function runStep(program: Program, control: Control): number {
  program.begin();
  const blocks = program.blockCount(control.columns);
  for (let block = 0; block < blocks; block++) program.runBlock(control, block);
  return program.finish(control);
}

/** The control block for all columns of X in their own order. */
export function allColumns(X: Matrix): Control {
  return { offset: 0, columns: X.columns, step: 1, dropoutKey: 0 };
}
