import type { FloatArray, Matrix } from '../matrix/matrix.js';
import type { Inputs } from '../matrix/sparse-matrix.js';
import type { Control, PassName } from './control.js';
import type { EngineDescription, Precision, Work } from './description.js';
import type { Name, Tape, UpdateRule } from './tape.js';
import type { Trainer } from './trainer.js';

/** Where in θ or in g a matrix of parameters or gradients stands, column after column. */
export interface Region {
  readonly vector: 'theta' | 'g';
  readonly at: number;
  readonly rows: number;
  readonly columns: number;
}

/** θ and g as a program for a few runs finds them, in the caller's arrays. */
export interface ProgramVectors {
  readonly theta: FloatArray;
  readonly g?: Float64Array | undefined;
}

/** What the names of a tape stand for. */
export interface Bindings {
  /** Parameters and gradients by name (`W[1]`, `b[1]`, `dW[1]`, `db[1]`), layer by layer. */
  readonly parameters: ReadonlyMap<Name, Region>;
  /** Examples as columns, in any of the types a matrix can have. */
  readonly X: Inputs;
  readonly Y?: Matrix | undefined;
  /** The weight of every example, one a column; absent when all are 1. */
  readonly weights?: Float64Array | undefined;
  /** The number of rows of every other matrix of the tape. */
  readonly rows: ReadonlyMap<Name, number>;
}

/** A tape, what it goes over, and the most columns that one step will have. */
export interface ProgramPlan {
  readonly tape: Tape;
  readonly bindings: Bindings;
  readonly largestStep: number;
  /** Whether columns come as they stand, never in an order: then none need room to be gathered in. */
  readonly asTheyStand?: boolean | undefined;
}

/** A tape made ready by an engine for given data. Running it allocates nothing. */
export interface Program {
  /** The number of blocks of columns that a step over so many columns takes. */
  blockCount(columns: number): number;
  /** Goes over other columns of X from now on. */
  over(X: Inputs): void;
  /** Begins a step over so many columns: clears the cost and the gradients. */
  begin(columns: number): void;
  runBlock(control: Control, block: number): void;
  /** Runs what comes after the blocks; the cost of the step. */
  finish(control: Control): number;
  /** An observed matrix, with the columns of the step; empty when the tape does not use that name. */
  observed(name: Name): Matrix;
  /** Puts values into an observed matrix before each run; a name that the tape does not use is passed over. */
  fill(name: Name, values: Matrix): void;
}

/** How updates move W[1] over a sparse X. */
export interface SparseUpdate {
  readonly rows: number;
  readonly columns: number;
  /**
   * λ/m of a penalty whose gradient the tape leaves to plain gradient descent: an update is
   * W[1] = (1 − α λ/m) W[1] − α dW[1], for every column. It may wait until a column is read, but not beyond the epoch.
   */
  readonly decay: number;
}

/** What one training needs of an engine. */
export interface TrainerPlan {
  /** θ as the training starts; the engine works on a copy of its own. */
  readonly theta: FloatArray;
  /** The gradient tape over the training part, the cost tape over it, and that over the validation part. */
  readonly passes: Readonly<Record<PassName, ProgramPlan | undefined>>;
  readonly rule: UpdateRule;
  /**
   * W[1], when an update moves only the columns of it that the step read: those of words present. It stands first
   * in θ. The optimizer's vectors of the other columns rest too.
   */
  readonly sparse?: SparseUpdate | undefined;
  /** The updates that are planned. */
  readonly steps: number;
  /** The largest norm of g, 0 for any. */
  readonly clipNorm: number;
  /** Whether gradient passes run by themselves and leave g for an update, and not only in steps. */
  readonly formsG: boolean;
  /**
   * Whether the accepted place has a g, and whether there is a best place: else they need no room. And where the
   * accepted θ may stand, so that it needs none; absent where others may write there.
   */
  readonly keeps: { readonly g: boolean; readonly best: boolean; readonly theta?: FloatArray | undefined };
}

/** Something that can run tapes. */
export interface Engine {
  readonly name: string;
  readonly precision: Precision;
  /** What it would be for a training of this kind. */
  describe(work?: Work): Promise<EngineDescription>;
  /** A program for a few runs at once on this thread; it reads θ at the start of each and leaves g. */
  prepare(plan: ProgramPlan, vectors: ProgramVectors): Program;
  /** Memory, programs and threads for one training. */
  open(plan: TrainerPlan): Promise<Trainer>;
}

/** Runs a whole step at once; its cost. */
export function runStep(program: Program, control: Control): number {
  program.begin(control.columns);
  const blocks = program.blockCount(control.columns);
  for (let block = 0; block < blocks; block++) program.runBlock(control, block);
  return program.finish(control);
}
