import type { Matrix } from '../../matrix/matrix.js';
import { type Inputs, SparseMatrix } from '../../matrix/sparse-matrix.js';
import type { IntegerNetwork } from '../quantized/layers.js';
import { fastestIntegers, type IntegerKernels, type IntegerModule } from './integer-kernels.js';
import { type IntegerMemory, placeIntegers } from './integer-memory.js';
import { wordBytes } from './pack-integers.js';
import { Instance } from './webassembly.js';

/** What runs a network of whole numbers: memory that is filled, and kernels on it. */
class Machine {
  readonly placed: IntegerMemory;
  readonly kernels: IntegerKernels;

  constructor(network: IntegerNetwork, given: IntegerModule, options: { sparse: boolean; columns?: number }) {
    this.placed = placeIntegers(network, given, options);
    const imports = { env: { memory: this.placed.memory } };
    this.kernels = new Instance(given.module, imports).exports as unknown as IntegerKernels;
  }

  /** The layers from number `first` on, counted from 0. */
  runLayers(first: number, columns: number): void {
    const { layers, Q, ldX, lists } = this.placed;
    let [from, ld] = first === 0 ? [Q, ldX] : [layers[first - 1].out, layers[first - 1].ldOut];
    for (const { after, W, groups, correction, numbers, thresholds, out, ldOut } of layers.slice(first)) {
      this.kernels.dense(
        after,
        W,
        groups,
        correction,
        numbers,
        thresholds,
        from,
        ld,
        columns,
        lists,
        out,
        ldOut,
      );
      [from, ld] = [out, ldOut];
    }
  }

  /** Z[L] of the last columns: a view, `ld` numbers a column. */
  get output(): { readonly Z: Float32Array; readonly ld: number } {
    const { layers, memory, columns } = this.placed;
    const { out, ldOut } = layers[layers.length - 1];
    return { Z: new Float32Array(memory.buffer, out, ldOut * columns), ld: ldOut };
  }
}

/** Runs a network of whole numbers by SIMD kernels. Its results have the bits of `referenceIntegers`. */
export class WasmIntegers {
  readonly #network: IntegerNetwork;
  readonly #module: IntegerModule;
  #dense: Machine | undefined;
  #sparse: Machine | undefined;

  constructor(network: IntegerNetwork, module: IntegerModule = fastestIntegers()) {
    this.#network = network;
    this.#module = module;
  }

  /** Z[L] (n[L]×m) as float32, column after column. */
  run(X: Inputs): Float32Array {
    return X instanceof SparseMatrix ? this.#runSparse(X) : this.#runDense(X);
  }

  /** Fixed arrays for dense columns: write to `input`, `ldX` numbers a column, call `run`, read `Z`. */
  fixed(columns: number): { input: Float32Array; ldX: number; Z: Float32Array; ldZ: number; run(): void } {
    const machine = new Machine(this.#network, this.#module, { sparse: false, columns });
    const { X, ldX, Q, inverse, memory } = machine.placed;
    const { Z, ld } = machine.output;
    const run = () => {
      machine.kernels.quantize(X, ldX, columns, inverse, Q);
      machine.runLayers(0, columns);
    };
    return { input: new Float32Array(memory.buffer, X, ldX * columns), ldX, Z, ldZ: ld, run };
  }

  #runDense(X: Matrix): Float32Array {
    this.#dense ??= new Machine(this.#network, this.#module, { sparse: false });
    const { placed, kernels, output } = this.#dense;
    const { ldX, columns, memory } = placed;
    const input = new Float32Array(memory.buffer, placed.X, ldX * columns);
    const result = this.#results(X.columns);
    for (let first = 0; first < X.columns; first += columns) {
      const count = Math.min(columns, X.columns - first);
      putColumns(X, first, count, input, ldX);
      kernels.quantize(placed.X, ldX, count, placed.inverse, placed.Q);
      this.#dense.runLayers(0, count);
      result.take(output, first, count);
    }
    return result.Z;
  }

  #runSparse(X: SparseMatrix): Float32Array {
    this.#sparse ??= new Machine(this.#network, this.#module, { sparse: true });
    const machine = this.#sparse;
    const { placed, output } = machine;
    const room = placed.sparse!;
    const { buffer } = placed.memory;
    const starts = new Uint32Array(buffer, room.starts);
    const indices = new Uint32Array(buffer, room.indices);
    const values = new Float32Array(buffer, room.values);
    const [layer] = placed.layers;
    const result = this.#results(X.columns);
    for (let first = 0; first < X.columns; ) {
      const from = X.starts[first];
      let end = first + 1;
      while (end < X.columns && end - first < placed.columns && X.starts[end + 1] - from <= room.words) end++;
      const count = end - first;
      for (let j = 0; j <= count; j++) starts[j] = X.starts[first + j] - from;
      indices.set(X.indices.subarray(from, X.starts[end]));
      if (X.values) values.set(X.values.subarray(from, X.starts[end]));
      machine.kernels.sparse(
        layer.after,
        layer.W,
        wordBytes(this.#network.layers[0]),
        layer.groups,
        layer.numbers,
        layer.thresholds,
        room.starts,
        room.indices,
        X.values ? room.values : 0,
        placed.inverse,
        placed.ldX,
        count,
        layer.out,
        layer.ldOut,
      );
      machine.runLayers(1, count);
      result.take(output, first, count);
      first = end;
    }
    return result.Z;
  }

  #results(columns: number) {
    const units = this.#network.layers[this.#network.layers.length - 1].units;
    const Z = new Float32Array(units * columns);
    const take = ({ Z: from, ld }: { Z: Float32Array; ld: number }, first: number, count: number) => {
      for (let j = 0, to = first * units; j < count; j++) {
        for (let i = 0; i < units; i++) Z[to++] = from[j * ld + i];
      }
    };
    return { Z, take };
  }
}

/** Puts columns of X into the memory as float32; rows of padding stay zero. */
function putColumns({ rows, data }: Matrix, first: number, count: number, target: Float32Array, ld: number) {
  if (ld === rows) target.set(data.subarray(first * rows, (first + count) * rows));
  else {
    for (let j = 0; j < count; j++) {
      target.set(data.subarray((first + j) * rows, (first + j + 1) * rows), j * ld);
    }
  }
}
