import type { Matrix } from '../../matrix/matrix.js';
import { clip } from '../clip.js';
import type { EngineDescription, TrainerPlan } from '../engine.js';
import { isKnownRule } from '../tape.js';
import type { Trainer } from '../trainer.js';
import { VectorLayout } from './arena.js';
import { putColumns } from './columns.js';
import { conduct, type Stage } from './conduct.js';
import type { WasmOptions } from './engine.js';
import { fastKernels, type KernelModule, plainKernels } from './kernels.js';
import type { Supply } from './machine.js';
import { HostMemory } from './memory.js';
import { isPage, sharedThreads } from './page.js';
import { openRemote } from './remote-trainer.js';
import type { WasmStore } from './store.js';
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
  const own = !isKnownRule(plan.rule);
  // A rule of the caller's own is run here, between the kernels. A page must not compute for long: another thread does.
  const remote = isPage() && !own;
  const threads = own
    ? 1
    : sharedThreads(options.threads === 'auto' ? threadsFor(plan, precision) : options.threads);
  const { module } = await kernelsFor(options);
  const { parameters } = plan.passes.gradient!.bindings;
  const training = planMemory(plan, new VectorLayout(parameters), {
    precision,
    threads,
    products,
    allResident: remote,
  });
  const memory = new HostMemory(sharedMemory(training.bytes), precision);
  fill(memory, training, plan);
  const info = { ...(await describe(options)), precision, threads };
  const stage: Stage = {
    module,
    training,
    parameters,
    info,
    workerModule: products?.workerModule ?? workerModule,
  };
  if (remote) {
    const trainer = await openRemote(stage, memory.memory, workerModule);
    if (trainer) return trainer;
  }
  const supply = (store: WasmStore) => supplyOf(memory, training, plan, store);
  return conduct(stage, memory, { supply, products });
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
  const layout = new VectorLayout(plan.passes.gradient!.bindings.parameters);
  layout.pad(plan.theta, memory.view(planned.places.now.theta, layout.length));
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
