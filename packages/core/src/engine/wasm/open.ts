import type { Matrix } from '../../matrix/matrix.js';
import { clip } from '../clip.js';
import type { EngineDescription, TrainerPlan } from '../engine.js';
import { LocalTrainer } from '../local-trainer.js';
import { isKnownRule } from '../tape.js';
import type { Trainer } from '../trainer.js';
import { VectorLayout } from './arena.js';
import { putColumns } from './columns.js';
import { Conductor } from './conductor.js';
import type { WasmOptions } from './engine.js';
import { fastKernels, instantiate, type KernelModule, plainKernels } from './kernels.js';
import { type Supply, WasmMachine } from './machine.js';
import { HostMemory } from './memory.js';
import { invite } from './pool.js';
import { ProductRunner } from './products.js';
import { WasmStore } from './store.js';
import { threadsFor } from './threads.js';
import { planMemory, programsOf, type TrainingMemory } from './training-memory.js';
import { sharedMemory, URL } from './webassembly.js';

const here = (import.meta as unknown as { url: string }).url;

/** Tests run the sources, and a worker of Node 20 runs no TypeScript: there it is the built one. */
const workerModule = here.endsWith('.ts')
  ? new URL('../../../dist/engine/wasm/worker.js', here).href
  : new URL('./worker.js', here).href;

/** Which engine a training with these options has. */
export async function describe(options: WasmOptions): Promise<EngineDescription> {
  const { products } = options;
  if (products) return { name: 'blas', library: products.library, variant: products.variant };
  return { name: 'wasm', library: null, variant: (await kernelsFor(options)).variant };
}

async function kernelsFor({ precision, deterministic }: WasmOptions): Promise<KernelModule> {
  return deterministic ? plainKernels(precision) : fastKernels(precision);
}

/** Plans and fills the memory of a training and starts its threads. */
export async function openTrainer(plan: TrainerPlan, options: WasmOptions): Promise<Trainer> {
  const { precision, products } = options;
  // A rule of the caller's own is run here, between the kernels.
  const threads = !isKnownRule(plan.rule)
    ? 1
    : options.threads === 'auto'
      ? threadsFor(plan, precision)
      : options.threads;
  const kernels = await kernelsFor(options);
  const layout = new VectorLayout(plan.passes.gradient!.bindings.parameters);
  const planned = planMemory(plan, layout, precision, threads, products);
  const memory = new HostMemory(sharedMemory(planned.bytes), precision);
  fill(memory, planned, plan);
  const store = new WasmStore(memory, layout, planned.places);
  store.write('now', { theta: plan.theta });
  const instance = instantiate(kernels.module, memory.memory);
  const machine = new WasmMachine(instance, planned, 0, {
    supply: supplyOf(memory, planned, plan, store),
    products: products && new ProductRunner(products, memory.memory, precision, 0, threads),
  });
  const info = { ...(await describe(options)), precision, threads };
  if (threads === 1) return new LocalTrainer(info, machine, store);
  const others = Array.from({ length: threads - 1 }, (_, i) => i + 1);
  await invite(
    products?.workerModule ?? workerModule,
    others.map((thread) => ({ module: kernels.module, memory: memory.memory, training: planned, thread })),
  );
  const conductor = new Conductor(machine, instance, memory, planned);
  return new LocalTrainer(info, conductor, store, () => conductor.leave());
}

/** Brings what does not stay in the memory, from the caller's arrays. */
function supplyOf(memory: HostMemory, planned: TrainingMemory, plan: TrainerPlan, store: WasmStore): Supply {
  return {
    block(pass, control, first, count) {
      const { bindings } = plan.passes[pass]!;
      for (const { from, buffer } of planned.passes[pass]!.inputs) {
        putColumns(bindings[from]!, control, first, count, memory, buffer);
      }
    },
    order: (order) => memory.words.set(order, planned.order / 4),
    update: isKnownRule(plan.rule) ? undefined : ownUpdate(plan, store),
  };
}

/** Clips g and applies the caller's rule, in float64. */
function ownUpdate({ rule, clipNorm }: TrainerPlan, store: WasmStore): NonNullable<Supply['update']> {
  return (learningRate, step) => {
    const vectors = store.read('now');
    if (clipNorm > 0) clip(vectors.g, clipNorm);
    rule.apply(vectors.theta, vectors.g, vectors.states, learningRate, step);
    store.write('now', vectors);
  };
}

/** Brings the programs, the optimizer and all data that stay in the memory. */
function fill(memory: HostMemory, planned: TrainingMemory, plan: TrainerPlan): void {
  memory.words.set(planned.rule.words, planned.rule.address / 4);
  for (const [pass, { bindings }] of programsOf(plan)) {
    const { address, words } = planned.passes[pass]!;
    memory.words.set(words, address / 4);
    const resident = planned.resident[pass]!;
    if (resident.X) putAll(bindings.X, memory, resident.X);
    if (resident.Y) putAll(bindings.Y!, memory, resident.Y);
    if (resident.weights !== undefined) memory.doubles.set(bindings.weights!, resident.weights / 8);
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
