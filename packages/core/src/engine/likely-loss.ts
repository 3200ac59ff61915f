import type { ProgramPlan } from './engine.js';

/**
 * The loss of one example below which its answer is right: that of a single sigmoid which gives the truth one half.
 * Undefined where the loss of an example does not tell.
 */
export function likelyLoss({ tape, bindings }: ProgramPlan): number | undefined {
  const output = tape.blocks.find((operation) => operation.op === 'outputCost');
  // A weighted loss is another number.
  if (output?.op !== 'outputCost' || bindings.weights || bindings.rows.get(output.Z) !== 1) return undefined;
  const activation = tape.blocks.find((operation) => operation.op === 'activate' && operation.Z === output.Z);
  if (activation?.op !== 'activate' || activation.g.name !== 'sigmoid') return undefined;
  if (output.cost.name === 'cross-entropy') return Math.LN2;
  return output.cost.name === 'squared-error' ? 1 / 8 : undefined;
}
