import { allColumns } from '../engine/control.js';
import { runStep } from '../engine/engine.js';
import { referenceEngine } from '../engine/reference/engine.js';
import { RandomDraws } from '../foundation/random-draws.js';
import { streamSeed } from '../foundation/streams.js';
import type { Matrix } from '../matrix/matrix.js';
import { gradientsOf, type Parameters, parametersOf } from './parameters.js';
import { runForward } from './passes.js';
import { costProgram, gradientProgram, type ProgramData } from './programs.js';
import { depth } from './specification.js';

/** ε of the central difference: the cube root of the machine epsilon balances its two errors. */
const epsilon = 6e-6;

/** What a relative error has to stay below. */
const tolerance = 1e-7;

/** Gradients of backward propagation beside those of central differences. */
export interface GradientCheck {
  /** Whether the relative error of every tensor is below 1e-7. */
  readonly passed: boolean;
  /** The largest of the relative errors. */
  readonly relativeError: number;
  /** ‖numeric − analytic‖ / max(‖numeric‖ + ‖analytic‖, noise / 1e-7) of every tensor: W1, b1, … */
  readonly tensors: Readonly<Record<string, number>>;
  /** How many of the parameters were checked, and how many there are. */
  readonly checked: number;
  readonly parameters: number;
  readonly epsilon: number;
}

/**
 * Compares the gradients of backward propagation with central differences
 * (J(θᵢ + ε) − J(θᵢ − ε)) / 2ε, in float64 and on a copy of the parameters. Near a kink of ReLU the two differ
 * although both are right. Course 2, week 1.
 *
 * @param limit the most parameters to check of each tensor, drawn by the seed; all, unless given
 */
export function checkGradients(
  parameters: Parameters,
  data: ProgramData & { X: Matrix; Y: Matrix },
  limit = Number.POSITIVE_INFINITY,
  seed = 1,
): GradientCheck {
  const { specification } = parameters;
  const copy = parametersOf(specification, Float64Array.from(parameters.theta));
  const gradients = gradientsOf(specification);
  const control = allColumns(data.X);
  runStep(gradientProgram(referenceEngine, copy, gradients, data), control);
  const program = costProgram(referenceEngine, copy, data);
  const noise = roundingNoise(copy, data.X, runStep(program, control));
  const random = new RandomDraws(streamSeed(seed, 'gradient-check'));

  const tensors: Record<string, number> = {};
  let checked = 0;
  let count = 0;
  const check = (name: string, values: Matrix, analytic: Matrix) => {
    const theta = values.data;
    const places =
      theta.length <= limit ? theta.map((_, i) => i) : random.permutation(theta.length).slice(0, limit);
    let difference = 0;
    let numericSize = 0;
    let analyticSize = 0;
    for (const i of places) {
      const kept = theta[i];
      const costAt = (shift: number) => {
        theta[i] = kept + shift;
        return runStep(program, control);
      };
      const numeric = (costAt(epsilon) - costAt(-epsilon)) / (2 * epsilon);
      theta[i] = kept;
      difference += (numeric - analytic.data[i]) ** 2;
      numericSize += numeric ** 2;
      analyticSize += analytic.data[i] ** 2;
    }
    const floor = (noise * Math.sqrt(places.length)) / tolerance;
    const size = Math.max(Math.sqrt(numericSize) + Math.sqrt(analyticSize), floor);
    tensors[name] = size === 0 ? 0 : Math.sqrt(difference) / size;
    checked += places.length;
    count += theta.length;
  };
  for (let l = 1; l <= depth(specification); l++) {
    check(`W${l}`, copy.W[l], gradients.dW[l]);
    if (specification.bias) check(`b${l}`, copy.b[l], gradients.db[l]);
  }
  const relativeError = Math.max(...Object.values(tensors));
  return { passed: relativeError < tolerance, relativeError, tensors, checked, parameters: count, epsilon };
}

/**
 * What rounding alone can make of a difference quotient. Z[L] is right to a few units in its last place, and the
 * logarithm of the cost moves no faster than Z[L]; so the cost is right to that share of itself, and the quotient
 * to that over ε. Where a trained network's gradient is as small as this, a difference is no error.
 */
function roundingNoise(parameters: Parameters, X: Matrix, cost: number): number {
  const { Z } = runForward(parameters, X);
  let largest = 0;
  for (const z of Z[Z.length - 1].data) largest = Math.max(largest, Math.abs(z));
  return (4 * Number.EPSILON * (1 + largest) * cost) / epsilon;
}
