import type { Precision } from '../description.js';
import type { ProgramPlan, ProgramVectors } from '../engine.js';
import { zeros } from '../zeros.js';
import { Arena, bytesOf, VectorLayout } from './arena.js';
import { instantiate, plainKernels } from './kernels.js';
import { lower } from './lowering/lower.js';
import { HostMemory } from './memory.js';
import { scratchBytes } from './scratch.js';
import { sharedMemory } from './webassembly.js';

/** Fixed arrays, and a function that brings the one from the other without allocation. */
export interface FixedProgram {
  /** n[0] × columns values, example after example, in the precision of the network. */
  readonly input: Float32Array | Float64Array;
  /** n[L] × columns values, example after example. */
  readonly output: Float32Array | Float64Array;
  run(): void;
}

/** A forward tape for so many columns, with θ as it is now; `input` is a view of the memory that the kernels read. */
export function fixedProgram(
  plan: ProgramPlan,
  { theta }: ProgramVectors,
  precision: Precision,
  columns: number,
): FixedProgram {
  const arena = new Arena();
  const layout = new VectorLayout(plan.bindings.parameters);
  const scratch = arena.take(scratchBytes);
  const meeting = arena.take(64);
  const parameters = arena.take(layout.length * bytesOf(precision));
  const { rows } = plan.bindings.X;
  const X = { address: arena.take(rows * columns * bytesOf(precision)), rows, ld: rows };
  const around = { arena, precision, layout, theta: parameters, g: parameters, resident: { X }, threads: 1 };
  const { address, words, blockColumns, observed } = lower(plan, around);
  const memory = new HostMemory(sharedMemory(arena.bytes), precision);
  memory.words.set(words, address / 4);
  layout.pad(theta, memory.view(parameters, layout.length));
  const kernels = instantiate(plainKernels(precision).module, memory.memory);
  kernels.join(0, 1, meeting);
  kernels.useScratch(scratch);

  const [result] = observed.values();
  const { numbers } = memory;
  const from = memory.index(result.address);
  const { ld } = result;
  const n = result.rows;
  const output = zeros(precision, n * columns);
  const run = () => {
    for (let first = 0; first < columns; first += blockColumns) {
      const count = Math.min(blockColumns, columns - first);
      kernels.runBlock(address, 0, 0, columns, first, count, 1, 0);
      for (let j = 0; j < count; j++) {
        for (let i = 0; i < n; i++) output[(first + j) * n + i] = numbers[from + j * ld + i];
      }
    }
  };
  return { input: memory.view(X.address, rows * columns), output, run };
}
