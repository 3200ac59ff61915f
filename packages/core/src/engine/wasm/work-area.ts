import type { ProgramPlan } from '../engine.js';

/** Bytes of the area in which the threads pack operands that all of them read (packages/core/kernels/products). */
export function workBytes(plan: ProgramPlan, columns: number, size: number): number {
  let largest = 0;
  for (const operation of plan.tape.blocks) {
    if (operation.op !== 'gradientW') continue;
    const inner = plan.bindings.parameters.get(operation.dW)!.columns;
    largest = Math.max(largest, (inner + 16) * columns * size);
  }
  return largest;
}
