import type { Matrix } from '../../matrix/matrix.js';
import { SparseMatrix } from '../../matrix/sparse-matrix.js';
import { type PassName, passNames } from '../control.js';
import type { Precision } from '../description.js';
import type { ProgramPlan, TrainerPlan } from '../engine.js';
import { isKnownRule } from '../tape.js';
import type { Place } from '../trainer.js';
import { Arena, bytesOf, columnStride, partialBytes, type VectorLayout } from './arena.js';
import type { Noted, Resident } from './buffer.js';
import { ruleCodes } from './lines.js';
import { columnsOfBlock } from './lowering/block-columns.js';
import { lower } from './lowering/lower.js';
import type { Lowered } from './lowering/types.js';
import type { ProductChoice } from './products.js';
import { residentData, type Stays } from './resident-data.js';
import { scratchBytes } from './scratch.js';
import { notedRoom, sparseRoom } from './sparse-room.js';

/**
 * The accepted θ may stand in the caller's array where an epoch of each thread has more columns: copying a number there
 * takes about 1 ns, and an epoch some ten operations for every number and column.
 */
const manyColumns = 2048;

/** Addresses of the vectors at one place, 0 of those that do not stand there. */
export interface VectorAddresses {
  readonly theta: number;
  readonly g: number;
  readonly states: readonly number[];
}

/** Where everything of one training stands in its memory. Plain data: every thread has a copy. */
export interface TrainingMemory {
  readonly precision: Precision;
  readonly bytes: number;
  readonly threads: number;
  readonly passes: Partial<Record<PassName, Lowered>>;
  readonly places: Readonly<Record<Place, VectorAddresses>>;
  /** The optimizer: its address, its words and numbers, and β₁, β₂ where its steps are corrected. */
  readonly rule: {
    readonly address: number;
    readonly words: Uint32Array;
    readonly betas: readonly number[];
    /** Whether a step of one example may move W[1] without forming dW[1]. */
    readonly canBeDirect: boolean;
    /** Whether a step may move θ as it forms gradients, without g. */
    readonly canDescend: boolean;
  };
  /** The data that stand in the memory as a whole. */
  readonly resident: Partial<Record<PassName, Resident>>;
  readonly order: number;
  /** Columns of X. */
  readonly columns: number;
  readonly noted: Noted | undefined;
  readonly scratch: readonly number[];
  readonly meeting: number;
  readonly commands: number;
}

/** What the memory depends on beside the plan. */
export interface MemoryOptions {
  readonly precision: Precision;
  readonly threads: number;
  /** Which products a library computes, if any. */
  readonly products?: ProductChoice | undefined;
  /** Whether all data have to stand in the memory, however large. */
  readonly allResident?: boolean;
}

/** Plans the memory of one training: a function of shapes, types, precision and threads. */
export function planMemory(
  plan: TrainerPlan,
  layout: VectorLayout,
  { precision, threads, products, allResident = false }: MemoryOptions,
): TrainingMemory {
  const arena = new Arena();
  const bytes = layout.length * bytesOf(precision);
  const vectors = (withG: boolean, theta = arena.take(bytes)): VectorAddresses => ({
    theta,
    g: withG ? arena.take(bytes) : 0,
    states: plan.rule.states.map(() => arena.take(bytes)),
  });
  const descends = canDescend(plan, precision);
  const meeting = arena.take(64);
  const commands = arena.take(256);
  const scratch = Array.from({ length: threads }, () => arena.take(scratchBytes));
  // Steps that move θ as they form gradients need no g: in its place stands θ, which is as finite.
  const withG = !descends || plan.formsG;
  const current = vectors(withG);
  const now = withG ? current : { ...current, g: current.theta };
  const best = { theta: plan.keeps.best ? arena.take(bytes) : 0, g: 0, states: [] };
  const stays = allResident ? () => true : residentData(plan, precision, threads, products !== undefined);
  const data = dataOf(plan, arena, precision, stays);
  const columns = plan.passes.cost!.bindings.X.columns;
  const order = arena.take(4 * columns);
  const noted = notedRoom(plan.passes.gradient!, layout, arena, plan.sparse);
  const outside = !allResident && !noted && plan.keeps.theta && columns > manyColumns * threads;
  const accepted = vectors(plan.keeps.g, outside ? 0 : undefined);
  const passes: Partial<Record<PassName, Lowered>> = {};
  for (const [pass, program] of programsOf(plan)) {
    const around = { ...now, arena, precision, layout, noted, threads, products, other: passes.gradient };
    passes[pass] = lower(program, { ...around, resident: data[pass]! });
  }
  const partials = arena.take(partialBytes(layout));
  const words = ruleWords(plan, now, layout.length, partials, noted, data.gradient?.sparse);
  const rule = {
    address: arena.take(words.byteLength),
    words,
    canBeDirect: canBeDirect(plan),
    canDescend: descends,
    betas: plan.rule.name === 'adam' ? (plan.rule.constants ?? []) : [],
  };
  return {
    precision,
    bytes: arena.bytes,
    threads,
    passes,
    places: { now, accepted, best },
    rule,
    resident: data,
    order,
    columns,
    noted,
    scratch,
    meeting,
    commands,
  };
}

/** Room for the data of every pass that fit; passes over the same matrix share it. */
function dataOf(
  plan: TrainerPlan,
  arena: Arena,
  precision: Precision,
  stays: Stays,
): Partial<Record<PassName, Resident>> {
  const places = new Map<object, unknown>();
  /** The place of data that stand in the memory once, whatever passes go over them. */
  const placeOf = <Place>(data: object, make: () => Place): Place => {
    if (!places.has(data)) places.set(data, make());
    return places.get(data) as Place;
  };
  const roomOf = (matrix: Matrix): Resident['X'] =>
    placeOf(matrix, () => (stays(matrix) ? place(matrix, arena, precision) : undefined));
  const all: Partial<Record<PassName, Resident>> = {};
  for (const [pass, { bindings }] of programsOf(plan)) {
    // X, Y and weights by themselves: a validation part may have the examples of the training with other targets.
    const { X, Y, weights } = bindings;
    all[pass] = {
      ...(X instanceof SparseMatrix ? { sparse: sparseRoom(X, arena) } : { X: roomOf(X) }),
      Y: Y && roomOf(Y),
      weights: weights && placeOf(weights, () => arena.take(8 * weights.length)),
    };
  }
  return all;
}

function place({ rows, columns }: Matrix, arena: Arena, precision: Precision): Resident['X'] {
  const ld = columnStride(rows, precision);
  return { address: arena.take(ld * columns * bytesOf(precision)), rows, ld };
}

function canBeDirect(plan: TrainerPlan): boolean {
  return plan.sparse !== undefined && isPlainDescent(plan);
}

/** A step of one block: the columns of a second one would see the parameters that the first has moved. */
function canDescend(plan: TrainerPlan, precision: Precision): boolean {
  const gradient = plan.passes.gradient!;
  const { tape, bindings, largestStep } = gradient;
  const dense = !(bindings.X instanceof SparseMatrix);
  return (
    dense &&
    isPlainDescent(plan) &&
    tape.after.length === 0 &&
    largestStep <= columnsOfBlock(gradient, precision)
  );
}

function isPlainDescent({ rule, clipNorm }: TrainerPlan): boolean {
  return isKnownRule(rule) && rule.name === 'gradient-descent' && clipNorm === 0;
}

/** The optimizer as `update` of packages/core/kernels/run.ts reads it. */
function ruleWords(
  plan: TrainerPlan,
  now: VectorAddresses,
  count: number,
  partials: number,
  noted?: Noted,
  sparse?: Resident['sparse'],
): Uint32Array {
  const words = new Uint32Array(32);
  const known = isKnownRule(plan.rule);
  const [first = 0, second = 0] = now.states;
  words.set([
    known ? ruleCodes[plan.rule.name] : 0,
    now.theta,
    now.g,
    count,
    first,
    second,
    partials,
    noted?.touched ?? 0,
  ]);
  if (noted) words.set([noted.ld, noted.count, noted.marks, Number(noted.whole)], 16);
  if (sparse) words.set([sparse.values, sparse.indices], 20);
  const numbers = new Float64Array(words.buffer);
  numbers.set([plan.clipNorm, ...((known && plan.rule.constants) || [])], 4);
  if (noted?.penalty) {
    const { kept, counts, factors, decay } = noted.penalty;
    words.set([kept, counts, factors], 22);
    numbers[13] = decay;
  }
  return words;
}

/** Whether a pass needs the host to bring columns block by block. */
export function isStreamed(lowered: Lowered): boolean {
  return lowered.inputs.length > 0;
}

/** The programs of a plan that has them. */
export function programsOf(plan: TrainerPlan): [PassName, ProgramPlan][] {
  return passNames.flatMap((pass) => (plan.passes[pass] ? [[pass, plan.passes[pass]]] : []));
}
