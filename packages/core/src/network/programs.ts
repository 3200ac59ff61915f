import type { Engine, Program, ProgramPlan, Region } from '../engine/engine.js';
import type { Name, Operation } from '../engine/tape.js';
import type { Matrix } from '../matrix/matrix.js';
import { type Inputs, SparseMatrix } from '../matrix/sparse-matrix.js';
import {
  backwardTape,
  costTape,
  dA,
  db,
  dW,
  dZ,
  type FirstPenalty,
  penaltyCostTape,
  penaltyGradientTape,
} from './backward.js';
import { A, b, forwardTape, seen, W, Z } from './forward.js';
import type { Gradients, Parameters } from './parameters.js';
import { depth, type Specification } from './specification.js';

/** The data that a program goes over, and what bends its cost. */
export interface ProgramData {
  readonly X: Inputs;
  readonly Y?: Matrix | undefined;
  /** The weight of every example. */
  readonly weights?: Float64Array | undefined;
  /** λ/m of the L2 penalty. */
  readonly penaltyRatio?: number;
  /** Where the gradient of the penalty on W[1] is formed: everywhere, unless given. */
  readonly firstPenalty?: FirstPenalty;
  /** The share of hidden units that is dropped. */
  readonly dropout?: number;
  /** The most columns of one step; all, unless given. */
  readonly largestStep?: number;
  /** Whether columns come as they stand, never in an order. */
  readonly asTheyStand?: boolean;
  /** Matrices to keep whole. */
  readonly observed?: readonly Name[];
}

/** X, θ → A[L]. */
export function forwardPlan(specification: Specification, data: ProgramData): ProgramPlan {
  return planOf(specification, data, forwardTape(specification, 0, isSparse(data)), []);
}

export function forwardProgram(engine: Engine, parameters: Parameters, data: ProgramData): Program {
  return engine.prepare(forwardPlan(parameters.specification, data), { theta: parameters.theta });
}

/** X, Y, θ → cost. */
export function costPlan(specification: Specification, data: ProgramData): ProgramPlan {
  const blocks = [...forwardTape(specification, 0, isSparse(data)), ...costTape(specification)];
  return planOf(specification, data, blocks, penaltyCostTape(specification, data.penaltyRatio ?? 0));
}

export function costProgram(engine: Engine, parameters: Parameters, data: ProgramData): Program {
  return engine.prepare(costPlan(parameters.specification, data), { theta: parameters.theta });
}

/** X, Y, θ → cost, g: the gradient tape. */
export function gradientPlan(specification: Specification, data: ProgramData): ProgramPlan {
  const { dropout = 0, penaltyRatio = 0, firstPenalty } = data;
  const blocks = [
    ...forwardTape(specification, dropout, isSparse(data)),
    ...costTape(specification),
    ...backwardTape(specification, dropout, isSparse(data)),
  ];
  const after = [
    ...penaltyCostTape(specification, penaltyRatio),
    ...penaltyGradientTape(specification, penaltyRatio, firstPenalty),
  ];
  return planOf(specification, data, blocks, after);
}

export function gradientProgram(
  engine: Engine,
  parameters: Parameters,
  gradients: Gradients,
  data: ProgramData,
): Program {
  const plan = gradientPlan(parameters.specification, data);
  return engine.prepare(plan, { theta: parameters.theta, g: gradients.g });
}

/** Y, θ and the Z and A of a forward pass → g. The forward pass is put into the observed matrices. */
export function backwardProgram(
  engine: Engine,
  parameters: Parameters,
  gradients: Gradients,
  data: ProgramData,
): Program {
  const { specification } = parameters;
  const blocks: Operation[] = [{ op: 'gather', from: 'Y', to: 'Y' }, ...backwardTape(specification)];
  const after = penaltyGradientTape(specification, data.penaltyRatio ?? 0);
  const plan = planOf(specification, data, blocks, after);
  return engine.prepare(plan, { theta: parameters.theta, g: gradients.g });
}

const isSparse = ({ X }: ProgramData): boolean => X instanceof SparseMatrix;

function planOf(
  specification: Specification,
  data: ProgramData,
  blocks: Operation[],
  after: Operation[],
): ProgramPlan {
  const { X, Y, weights, observed = [], largestStep = X.columns, asTheyStand } = data;
  const rows = rowsOf(specification, blocks);
  const bindings = { parameters: regionsOf(specification), X, Y, weights, rows };
  return { tape: { blocks, after, observed }, bindings, largestStep, asTheyStand };
}

/** Where W[l], b[l] stand in θ, and dW[l], db[l] in g: layer by layer. */
function regionsOf(specification: Specification): Map<Name, Region> {
  const { sizes } = specification;
  const regions = new Map<Name, Region>();
  let at = 0;
  for (let l = 1; l <= depth(specification); l++) {
    const matrix = { at, rows: sizes[l], columns: sizes[l - 1] };
    at += matrix.rows * matrix.columns;
    const vector = { at, rows: sizes[l], columns: 1 };
    at += vector.rows;
    regions.set(W(l), { vector: 'theta', ...matrix }).set(b(l), { vector: 'theta', ...vector });
    regions.set(dW(l), { vector: 'g', ...matrix }).set(db(l), { vector: 'g', ...vector });
  }
  return regions;
}

/** The rows of every matrix with a column per example that the tape names: n[l], and those of Y. */
function rowsOf(specification: Specification, tape: readonly Operation[]): Map<Name, number> {
  const used = new Set(tape.flatMap((operation) => Object.values(operation)));
  const rows = new Map<Name, number>();
  specification.sizes.forEach((n, l) => {
    for (const name of [Z(l), A(l), seen(l, 1), dZ(l), dA(l)]) if (used.has(name)) rows.set(name, n);
  });
  if (used.has('Y')) rows.set('Y', specification.sizes[depth(specification)]);
  return rows;
}

/** The names of Z[1], A[1], … Z[L], A[L], and the input A[0]. */
export function forwardNames(specification: Specification): Name[] {
  const layers = Array.from({ length: depth(specification) }, (_, at) => at + 1);
  return [A(0), ...layers.flatMap((l) => [Z(l), A(l)])];
}

/** The names of dZ[1], dA[1], … dZ[L]. */
export function backwardNames(specification: Specification): Name[] {
  const L = depth(specification);
  return Array.from({ length: L }, (_, at) => at + 1).flatMap((l) => (l < L ? [dZ(l), dA(l)] : [dZ(l)]));
}
