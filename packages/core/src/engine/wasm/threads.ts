import type { Precision } from '../description.js';
import type { TrainerPlan } from '../engine.js';
import { processors } from './processors.js';
import { stepTimeUs } from './step-time.js';

/** µs of a step that make it worth sharing with one more thread: threads meet ten times in it. */
const worthAThreadUs = 60;
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
  return Math.max(1, Math.min(available, mostThreads, Math.floor(stepUs / worthAThreadUs)));
}
