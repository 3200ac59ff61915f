import type { Precision } from '../description.js';
import type { ProgramPlan } from '../engine.js';

/** Operations in a µs on one thread, roughly: only the order of magnitude matters here. */
const operationsPerUs: Record<Precision, number> = { float32: 30_000, float64: 15_000 };
/** How many times as fast a library of products is, roughly. */
const libraryFactor = 2;

/** The time of a step on one thread, by its products. */
export function stepTimeUs(gradient: ProgramPlan, precision: Precision, withLibrary: boolean): number {
  return operations(gradient) / (operationsPerUs[precision] * (withLibrary ? libraryFactor : 1));
}

/** Additions and multiplications of the products of a step; a sparse layer is left aside, which one thread goes over. */
function operations({ tape, bindings, largestStep }: ProgramPlan): number {
  let sum = 0;
  for (const operation of tape.blocks) {
    if (operation.op === 'sparseAffine' || operation.op === 'sparseGradientW') continue;
    const name = 'W' in operation ? operation.W : 'dW' in operation ? operation.dW : undefined;
    const region = name === undefined ? undefined : bindings.parameters.get(name);
    if (region) sum += 2 * region.rows * region.columns * largestStep;
  }
  return sum;
}
