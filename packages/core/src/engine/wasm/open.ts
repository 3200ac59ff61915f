import { ColonnadeError } from '../../foundation/errors.js';
import type { Matrix } from '../../matrix/matrix.js';
import { type SparseMatrix, timesOfRows } from '../../matrix/sparse-matrix.js';
import { clip } from '../clip.js';
import type { EngineDescription, Work } from '../description.js';
import type { TrainerPlan } from '../engine.js';
import { isKnownRule } from '../tape.js';
import type { Trainer } from '../trainer.js';
import { VectorLayout } from './arena.js';
import { putColumns, putSparse } from './columns.js';
import type { Stage } from './conduct.js';
import { fastKernels, type KernelModule, plainKernels } from './kernels.js';
import type { Supply } from './machine.js';
import { HostMemory } from './memory.js';
import type { WasmOptions } from './options.js';
import { isPage, sharedThreads } from './page.js';
import type { ProductLibrary } from './products.js';
import { openRemote } from './remote-trainer.js';
import type { WasmStore } from './store.js';
import { threadsFor } from './threads.js';
import { planMemory, programsOf, type TrainingMemory } from './training-memory.js';
import { type Memory, sharedMemory } from './webassembly.js';

/** Which engine a training with these options has: that of the library, unless it has nothing to do. */
export async function describe(
  options: Omit<WasmOptions, 'threads'>,
  work?: Work,
): Promise<EngineDescription> {
  const { products, precision, asked = false } = options;
  await products?.prepare(precision);
  // A page has no library: it does not read what chooses.
  const idle =
    products &&
    work &&
    !asked &&
    !(await import('./product-choice.js')).hasProducts(products, precision, work);
  if (products && !idle) return { name: 'blas', library: products.library, variant: products.variant };
  return { name: 'wasm', library: null, variant: (await kernelsFor(options)).variant };
}

async function kernelsFor({
  precision,
  deterministic,
}: Pick<WasmOptions, 'precision' | 'deterministic'>): Promise<KernelModule> {
  return deterministic ? plainKernels(precision) : fastKernels(precision);
}

/** Plans and fills the memory of a training and starts its threads. */
export async function openTrainer(plan: TrainerPlan, options: WasmOptions): Promise<Trainer> {
  const { precision, deterministic, asked = false } = options;
  const own = !isKnownRule(plan.rule);
  // A rule of the caller's own is run here, between the kernels. A page must not compute for long: another thread does.
  const remote = isPage() && !own;
  const { module } = await kernelsFor(options);
  await options.products?.prepare(precision);
  const { parameters } = plan.passes.gradient!.bindings;
  const productChoice = options.products && (await import('./product-choice.js')).productChoice;
  const planned = (products: ProductLibrary | undefined) => {
    const wanted =
      options.threads === 'auto' ? threadsFor(plan, precision, products !== undefined) : options.threads;
    const threads = own ? 1 : sharedThreads(wanted);
    const choice = products && productChoice?.(products, precision, asked);
    const rest = { precision, threads, products: choice, allResident: remote };
    return { products, threads, training: planMemory(plan, new VectorLayout(parameters), rest) };
  };
  const withLibrary = planned(options.products);
  // Where a library has nothing to do in a step, this is the engine without it.
  const { gradient } = withLibrary.training.passes;
  const idle = !asked && gradient!.products.length === 0 && !gradient!.logistic;
  const { products, threads, training } = idle ? planned(undefined) : withLibrary;
  const room = remote ? sharedMemory : (await import('./spare-memory.js')).takeMemory;
  const memory = new HostMemory(roomFor(training.bytes, room), precision);
  fill(memory, training, plan);
  const info = { ...(await describe({ precision, deterministic, products })), precision, threads };
  const stage: Stage = {
    module,
    training,
    parameters,
    info,
    workerModule: products?.workerModule,
  };
  if (remote) {
    const trainer = await openRemote(stage, memory.memory);
    if (trainer) return trainer;
  }
  const supply = (store: WasmStore) => supplyOf(memory, training, plan, store);
  // A page that may start no worker trains in turns, alone: it must not wait for other threads either.
  const staged = remote ? onOneThread(stage) : stage;
  // It comes when it is needed: a page whose worker trains never reads it.
  return (await import('./conduct.js')).conduct(staged, memory, { supply, products, plan });
}

/** @throws OUT_OF_MEMORY where there is no room for so many bytes: addresses have 32 bits */
function roomFor(bytes: number, room: (bytes: number) => Memory): Memory {
  try {
    return room(bytes);
  } catch {
    throw new ColonnadeError({
      code: 'OUT_OF_MEMORY',
      where: 'fit',
      problem: `it needs ${(bytes / 2 ** 30).toFixed(1)} GiB, and there is not so much memory`,
    });
  }
}

function onOneThread(stage: Stage): Stage {
  const { training, info } = stage;
  return { ...stage, training: { ...training, threads: 1 }, info: { ...info, threads: 1 } };
}

/** Brings what does not stay in the memory, from the caller's arrays. */
function supplyOf(memory: HostMemory, planned: TrainingMemory, plan: TrainerPlan, store: WasmStore): Supply {
  return {
    block(pass, control, first, count) {
      const { bindings } = plan.passes[pass]!;
      for (const { from, buffer } of planned.passes[pass]!.inputs) {
        putColumns(bindings[from] as Matrix, control, first, count, memory, buffer);
      }
    },
    order: (order) => memory.words.set(order, planned.order / 4),
    update: isKnownRule(plan.rule) ? undefined : ownUpdate(plan, store, planned),
  };
}

/** Clips g and applies the caller's rule, in float64. */
function ownUpdate(
  { rule, clipNorm }: TrainerPlan,
  store: WasmStore,
  training: TrainingMemory,
): NonNullable<Supply['update']> {
  return (learningRate, step) => {
    const vectors = store.read('now');
    if (clipNorm > 0) clip(vectors.g, clipNorm);
    rule.apply(vectors.theta, vectors.g, vectors.states, learningRate, step);
    store.write('now', vectors);
    if (training.noted) store.forgetNoted(training.noted);
  };
}

/** Brings the programs, the optimizer and all data that stay in the memory. */
function fill(memory: HostMemory, planned: TrainingMemory, plan: TrainerPlan): void {
  const { parameters, X } = plan.passes.gradient!.bindings;
  const layout = new VectorLayout(parameters);
  const penalty = planned.noted?.penalty;
  if (penalty?.decay === 0) putRarities(X as SparseMatrix, memory, penalty.factors);
  layout.pad(plan.theta, memory.view(planned.places.now.theta, layout.length));
  memory.words.set(planned.rule.words, planned.rule.address / 4);
  for (const [pass, { bindings }] of programsOf(plan)) {
    const { address, words } = planned.passes[pass]!;
    memory.words.set(words, address / 4);
    const resident = planned.resident[pass]!;
    if (resident.X) putAll(bindings.X as Matrix, memory, resident.X);
    if (resident.sparse) putSparse(bindings.X as SparseMatrix, memory, resident.sparse);
    if (resident.Y) putAll(bindings.Y!, memory, resident.Y);
    if (resident.weights !== undefined) memory.doubles.set(bindings.weights!, resident.weights / 8);
  }
}

/** For every word m / (the examples that have it). */
function putRarities(X: SparseMatrix, { doubles }: HostMemory, address: number): void {
  for (const [k, times] of timesOfRows(X).entries()) {
    if (times > 0) doubles[address / 8 + k] = X.columns / times;
  }
}

function putAll(
  matrix: Matrix,
  memory: HostMemory,
  buffer: { address: number; rows: number; ld: number },
): void {
  putColumns(
    matrix,
    { offset: 0, columns: matrix.columns, step: 1, dropoutKey: 0 },
    0,
    matrix.columns,
    memory,
    buffer,
  );
}
