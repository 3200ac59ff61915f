import type { Precision } from '../description.js';
import { Arena, bytesOf, columnStride, padded } from './arena.js';
import type { Buffer } from './buffer.js';
import { fastKernels, instantiate, type Kernels } from './kernels.js';
import { activationCodes, Lines, opcodes } from './lines.js';
import { HostMemory } from './memory.js';
import { ProductRunner } from './product-runner.js';
import { asideBytes } from './product-shapes.js';
import type { ProductCall, ProductForm, ProductThread } from './products.js';
import { scratchBytes } from './scratch.js';
import { sharedMemory } from './webassembly.js';

/** A layer of `rows` units on `inner` inputs, over `columns` examples, and which of its products is meant. */
export interface TrialShape {
  readonly form: ProductForm;
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
}

/** Two ways to the same result, each to be run as often as it takes to time it, on one thread. */
export interface ProductTrial {
  /** As the kernels do it, bias and activation at once. */
  kernels(): void;
  /** As the library does it, with what the kernels have to do afterwards. */
  library(): void;
}

const headerWords = 16;

/**
 * Makes trials of products for a library and the fastest kernels of this machine, one after the other in the same
 * memory: a trial ends when the next is made. What is computed is of no matter, but no number is extreme.
 * @param most the largest shape, by which the memory is planned: the most numbers of W, of A and of Z
 */
export async function productTrials(
  library: ProductThread,
  precision: Precision,
  most: number,
): Promise<(shape: TrialShape) => ProductTrial> {
  const bytes = bytesOf(precision);
  const memory = new HostMemory(sharedMemory((1 << 20) + 6 * most * bytes), precision);
  const { module } = await fastKernels(precision);
  return (shape) => {
    const arena = new Arena();
    const kernels = instantiate(module, memory.memory);
    kernels.join(0, 1, arena.take(64));
    kernels.useScratch(arena.take(scratchBytes));
    const program = arena.take(4 * 4 * headerWords);
    const trial = layOut(shape, arena, precision);
    memory.words.set(trial.lines, program / 4 + headerWords);
    memory.numbers.fill(1 / 64, memory.index(arena.bytes - trial.bytes), memory.index(arena.bytes));
    const runner = new ProductRunner(library, kernels, memory.memory, precision, 0, 1);
    const control = { offset: 0, columns: shape.columns, step: 1, dropoutKey: 0 };
    const run = (from: number, to: number) => runLines(kernels, program, from, to, shape.columns);
    return {
      kernels: () => run(0, 1),
      library: () => {
        runner.run(trial.call, control, 0, shape.columns, undefined);
        run(1, trial.lines.length / headerWords);
      },
    };
  };
}

function runLines(kernels: Kernels, program: number, from: number, to: number, columns: number): void {
  kernels.runLines(program, from, to, 0, 0, columns, 0, columns, 1, 0);
}

/** The matrices of a layer and the instructions: first the kernels' own, then what follows the library's product. */
function layOut(
  { form, rows, inner, columns }: TrialShape,
  arena: Arena,
  precision: Precision,
): { lines: Uint32Array; call: ProductCall; bytes: number } {
  const start = arena.bytes;
  const size = bytesOf(precision);
  const examples = (units: number): Buffer => {
    const ld = columnStride(padded(units), precision);
    return { address: arena.take(ld * columns * size), rows: units, ld };
  };
  const ld = padded(rows);
  const matrix = { address: arena.take(ld * inner * size), rows, columns: inner, ld };
  const b = arena.take(ld * size);
  const [Z, A, below] = [examples(rows), examples(inner), examples(inner)];
  const out = form === 'backpropagate' ? below : A;
  const lines = new Lines();
  const { relu } = activationCodes;
  if (form === 'affine') {
    lines.add([
      ...[opcodes.affine, matrix.address, ld, b, rows, inner],
      ...[A.address, A.ld, Z.address, Z.ld, relu],
    ]);
    lines.add([opcodes.biasActivate, Z.address, Z.ld, rows, b, relu]);
  } else if (form === 'gradientW') {
    lines.add([opcodes.gradientW, Z.address, Z.ld, rows, A.address, A.ld, inner, matrix.address, ld]);
  } else {
    lines.add([
      ...[opcodes.backpropagate, matrix.address, ld, rows, inner, Z.address, Z.ld],
      ...[out.address, out.ld, A.address, relu],
    ]);
    lines.add([opcodes.activateBackward, relu, A.address, out.address, out.address, out.ld]);
  }
  const room = asideBytes(form, rows, inner, size);
  const aside = room > 0 ? { address: arena.take(room), bytes: room } : undefined;
  const call = { line: 1, form, matrix, Z, A: out, isX: false, together: true, aside };
  return { lines: lines.words(), call, bytes: arena.bytes - start };
}
