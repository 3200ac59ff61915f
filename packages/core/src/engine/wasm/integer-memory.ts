import type { After, IntegerLayer, IntegerNetwork } from '../quantized/layers.js';
import { isCurved, thresholdsOf } from '../quantized/thresholds.js';
import { Arena } from './arena.js';
import type { IntegerModule } from './integer-kernels.js';
import {
  filled,
  groupsOf,
  laneBytes,
  packLanes,
  packNumbers,
  packWords,
  roundUp,
  takesOnes,
  wordBytes,
} from './pack-integers.js';
import { type Memory, sharedMemory } from './webassembly.js';

/** The numbers of `After` in packages/core/kernels/quantized/finish.ts. */
const afterCodes: Readonly<Record<After, number>> = {
  output: 0,
  linear: 1,
  relu: 2,
  'leaky-relu': 3,
  tanh: 4,
  sigmoid: 4,
};

/** A layer in the memory of the kernels: addresses of its parts, and of what it makes. */
export interface PlacedLayer {
  readonly after: number;
  readonly groups: number;
  readonly W: number;
  readonly correction: number;
  readonly numbers: number;
  readonly thresholds: number;
  readonly out: number;
  readonly ldOut: number;
}

/** All of a network of whole numbers in a memory of its own. */
export interface IntegerMemory {
  readonly memory: Memory;
  readonly layers: readonly PlacedLayer[];
  /** The most columns at once. */
  readonly columns: number;
  readonly ldX: number;
  /** X as float32, and Q, its whole numbers; of sparse columns neither. */
  readonly X: number;
  readonly Q: number;
  /** 1 / step and zero of every input; 0 where a sparse network needs neither. */
  readonly inverse: number;
  /** Room for the lanes of columns that hold something. */
  readonly lists: number;
  /** Room for sparse columns: where each begins, rows, values. Null of dense ones. */
  readonly sparse: {
    readonly starts: number;
    readonly indices: number;
    readonly values: number;
    readonly words: number;
  } | null;
}

/** Inputs that are brought at once, about. */
const blockInputs = 65_536;
const mostColumns = 512;

/** Plans and fills the memory of a network, its first layer for dense columns or for sparse ones. */
export function placeIntegers(
  network: IntegerNetwork,
  { inLane }: Pick<IntegerModule, 'inLane'>,
  { sparse, columns }: { sparse: boolean; columns?: number },
): IntegerMemory {
  const inputs = network.inverse.length;
  const ldX = roundUp(inputs, filled);
  const fitting = sparse ? mostColumns : Math.floor(blockInputs / ldX / 4) * 4;
  const most = columns ?? Math.max(4, Math.min(mostColumns, fitting));
  const arena = new Arena();
  const bytes = 4 / inLane;
  const words = Math.max(blockInputs, inputs);
  const scaled = !(sparse && takesOnes(network));
  const X = sparse ? 0 : arena.take(4 * ldX * most);
  const Q = sparse ? 0 : arena.take(bytes * ldX * most);
  const inverse = scaled ? arena.take(8 * ldX) : 0;
  const longest = Math.max(...network.layers.map((layer) => roundUp(layer.inputs, filled)));
  const lists = arena.take((bytes * longest + 4) * (Math.ceil(most / 4) + 3));
  const room = sparse
    ? {
        starts: arena.take(4 * (most + 1)),
        indices: arena.take(4 * words),
        values: arena.take(4 * words),
        words,
      }
    : null;
  const byWords = (at: number) => sparse && at === 0;
  const layers = network.layers.map((layer, at): PlacedLayer => {
    const groups = groupsOf(layer);
    return {
      after: afterCodes[layer.after],
      groups,
      W: arena.take(byWords(at) ? inputs * wordBytes(layer) : laneBytes(layer, inLane)),
      correction: arena.take(16 * groups),
      numbers: arena.take(48 * groups),
      thresholds: isCurved(layer.after) ? arena.take(512) : 0,
      out: arena.take((layer.after === 'output' ? 4 : bytes) * roundUp(layer.units, filled) * most),
      ldOut: roundUp(layer.units, filled),
    };
  });
  const memory = sharedMemory(arena.bytes);
  const { buffer } = memory;
  if (scaled) {
    const scales = new Float32Array(buffer, inverse, 2 * ldX);
    scales.set(network.inverse, 0);
    scales.set(network.zero, ldX);
  }
  network.layers.forEach((layer, at) => {
    putLayer(buffer, layer, layers[at], byWords(at) ? null : inLane);
  });
  return { memory, layers, columns: most, ldX, X, Q, inverse, lists, sparse: room };
}

function putLayer(
  buffer: SharedArrayBuffer,
  layer: IntegerLayer,
  { W, correction, numbers, thresholds, groups }: PlacedLayer,
  inLane: 2 | 4 | null,
): void {
  if (inLane === null) packWords(layer, new Int8Array(buffer, W));
  else packLanes(layer, inLane, new DataView(buffer, W));
  new Int32Array(buffer, correction).set(layer.correction);
  packNumbers(layer, new Float32Array(buffer, numbers, 12 * groups));
  if (!isCurved(layer.after)) return;
  const reached = new Float32Array(buffer, thresholds, 128).fill(Number.POSITIVE_INFINITY);
  reached.set(thresholdsOf(layer.after));
}
