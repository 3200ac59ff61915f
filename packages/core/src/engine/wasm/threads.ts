import type { Precision } from '../description.js';
import type { ProgramPlan, TrainerPlan } from '../engine.js';
import { processors } from './pool.js';

/** Operations in a µs on one thread, roughly: only the order of magnitude matters here. */
const operationsPerUs: Record<Precision, number> = { float32: 30_000, float64: 15_000 };
/** How many times as fast a library of products is, roughly. */
const libraryFactor = 2;
/** µs of a step that make it worth sharing with one more thread: threads meet ten times in it. */
const worthAThreadUs = 60;
/**
 * Units of the first layer below which a library's step is bound by reading X, and how many times as long it has to be
 * then: one thread reads at more than half the speed of two, so that the second brings a third of what it usually does.
 */
const fewUnits = 4;
const boundByReading = 3;
/** µs of a training that make it worth starting threads, which takes about 50 ms. */
const worthStartingUs = 150_000;
/** More threads than this wait for memory. */
const mostThreads = 16;

/** The threads of a training: a function of shapes, of how long it will be, and of the processors. */
export function threadsFor(
  plan: TrainerPlan,
  precision: Precision,
  withLibrary = false,
  available = processors(),
): number {
  const gradient = plan.passes.gradient!;
  const stepUs = operations(gradient) / (operationsPerUs[precision] * (withLibrary ? libraryFactor : 1));
  if (stepUs * plan.steps < worthStartingUs) return 1;
  const worthUs = worthAThreadUs * (withLibrary && isBoundByReading(gradient) ? boundByReading : 1);
  return Math.max(1, Math.min(available, mostThreads, Math.floor(stepUs / worthUs)));
}

/** Whether a step does next to nothing with X but read it. */
function isBoundByReading({ bindings }: ProgramPlan): boolean {
  const [first] = bindings.parameters.values();
  return first.rows < fewUnits;
}

/** Additions and multiplications of the products of a step. */
function operations({ tape, bindings, largestStep }: ProgramPlan): number {
  let sum = 0;
  for (const operation of tape.blocks) {
    const name = 'W' in operation ? operation.W : 'dW' in operation ? operation.dW : undefined;
    const region = name === undefined ? undefined : bindings.parameters.get(name);
    if (region) sum += 2 * region.rows * region.columns * largestStep;
  }
  return sum;
}
