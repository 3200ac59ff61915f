import { node } from './webassembly.js';

/** The processors of this machine, as far as it says. */
export function processors(): number {
  if (node)
    return (node.getBuiltinModule!('node:os') as { availableParallelism(): number }).availableParallelism();
  const { navigator } = globalThis as unknown as { navigator?: { hardwareConcurrency?: number } };
  return navigator?.hardwareConcurrency ?? 1;
}
