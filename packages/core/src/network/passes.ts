import { allColumns } from '../engine/control.js';
import { type Engine, runStep } from '../engine/engine.js';
import { referenceEngine } from '../engine/reference/engine.js';
import { Matrix } from '../matrix/matrix.js';
import { dA, dZ } from './backward.js';
import { A, Z } from './forward.js';
import { gradientsOf, type Parameters } from './parameters.js';
import { backwardNames, backwardProgram, forwardNames, forwardProgram } from './programs.js';
import { depth } from './specification.js';

/** All of a forward pass: A[0] is X, Z[l] and A[l] are n[l]×m. Entry 0 of Z is an empty matrix. */
export interface ForwardPass {
  readonly Z: readonly Matrix[];
  readonly A: readonly Matrix[];
  /** The outputs: A[L]. */
  readonly Yhat: Matrix;
}

/** All of a backward pass. Entry 0 of every list is an empty matrix; dA[L] is not formed. */
export interface BackwardPass {
  readonly dW: readonly Matrix[];
  readonly db: readonly Matrix[];
  readonly dZ: readonly Matrix[];
  readonly dA: readonly Matrix[];
}

const none = Matrix.zeros(0, 0);

/** Forward propagation of checked inputs, every intermediate kept. */
export function runForward(parameters: Parameters, X: Matrix, engine: Engine = referenceEngine): ForwardPass {
  const { specification } = parameters;
  const program = forwardProgram(engine, parameters, { X, observed: forwardNames(specification) });
  runStep(program, allColumns(X));
  const layers = Array.from({ length: depth(specification) + 1 }, (_, l) => l);
  const activations = layers.map((l) => (l === 0 ? X : program.observed(A(l))));
  return {
    Z: layers.map((l) => (l === 0 ? none : program.observed(Z(l)))),
    A: activations,
    Yhat: activations[activations.length - 1],
  };
}

/** Backward propagation of a forward pass, every intermediate kept. */
export function runBackward(
  parameters: Parameters,
  pass: Pick<ForwardPass, 'Z' | 'A'>,
  Y: Matrix,
  options: { weights?: Float64Array | undefined; penaltyRatio?: number } = {},
  engine: Engine = referenceEngine,
): BackwardPass {
  const { specification } = parameters;
  const gradients = gradientsOf(specification);
  const observed = [...forwardNames(specification), ...backwardNames(specification)];
  const program = backwardProgram(engine, parameters, gradients, {
    X: pass.A[0],
    Y,
    observed,
    ...options,
  });
  for (let l = 0; l < pass.A.length; l++) {
    program.fill(A(l), pass.A[l]);
    if (l > 0) program.fill(Z(l), pass.Z[l]);
  }
  runStep(program, allColumns(pass.A[0]));
  const layers = pass.A.map((_, l) => l);
  return {
    dW: gradients.dW,
    db: gradients.db,
    dZ: layers.map((l) => program.observed(dZ(l))),
    dA: layers.map((l) => program.observed(dA(l))),
  };
}
