import type { Precision } from '../description.js';
import type { ProgramPlan, TrainerPlan } from '../engine.js';
import { processors } from './processors.js';
import { stepTimeUs } from './step-time.js';

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
  const stepUs = stepTimeUs(gradient, precision, withLibrary);
  if (stepUs * plan.steps < worthStartingUs) return 1;
  const worthUs = worthAThreadUs * (withLibrary && isBoundByReading(gradient) ? boundByReading : 1);
  return Math.max(1, Math.min(available, mostThreads, Math.floor(stepUs / worthUs)));
}

/** Whether a step does next to nothing with X but read it. */
function isBoundByReading({ bindings }: ProgramPlan): boolean {
  const [first] = bindings.parameters.values();
  return first.rows < fewUnits;
}
