import type { EngineInfo } from '../description.js';
import type { Region, TrainerPlan } from '../engine.js';
import { LocalTrainer } from '../local-trainer.js';
import type { Name } from '../tape.js';
import { VectorLayout } from './arena.js';
import { Conductor } from './conductor.js';
import { instantiateOnce } from './kernels.js';
import { type Supply, WasmMachine } from './machine.js';
import type { HostMemory } from './memory.js';
import { endIdle, type Farewell, invite } from './pool.js';
import type { ProductLibrary } from './products.js';
import { giveBackMemory } from './spare-memory.js';
import { WasmStore } from './store.js';
import { ThreadFailure, threadFailed } from './thread-failure.js';
import type { TrainingMemory } from './training-memory.js';
import type { Module } from './webassembly.js';

/** A training whose memory is planned: all that its first thread needs beside the memory. Plain data. */
export interface Stage {
  readonly module: Module;
  readonly training: TrainingMemory;
  readonly parameters: ReadonlyMap<Name, Region>;
  readonly info: EngineInfo;
  /** What the other threads run, unless it is the worker of this engine. */
  readonly workerModule: string | undefined;
}

/** Makes this thread the first one of a training, and calls the others. */
export async function conduct(
  { module, training, parameters, info, workerModule }: Stage,
  memory: HostMemory,
  rest: {
    supply: (store: WasmStore) => Supply;
    products?: ProductLibrary | undefined;
    plan?: Pick<TrainerPlan, 'keeps'>;
  },
): Promise<LocalTrainer> {
  const { threads, precision } = training;
  const kernels = instantiateOnce(module, memory.memory);
  const { products, plan } = rest;
  const store = new WasmStore(memory, new VectorLayout(parameters), training, kernels, plan?.keeps.theta);
  const machine = new WasmMachine(kernels, training, 0, {
    supply: rest.supply(store),
    products: products?.runner(kernels, memory.memory, precision, 0, threads),
  });
  const over = () => {
    // A thread that waits holds the memory that it has worked on.
    if (!giveBackMemory(memory.memory)) endIdle();
  };
  if (threads === 1) return new LocalTrainer(info, machine, store, over);
  const conductor = new Conductor(machine, kernels, memory, training);
  const others = Array.from({ length: threads - 1 }, (_, i) => i + 1);
  const failure = new ThreadFailure();
  let farewell: Farewell;
  try {
    farewell = await invite(
      workerModule,
      others.map((thread) => ({
        ...{ module, memory: memory.memory, training, thread },
        library: products?.invitation,
      })),
      failure.note,
    );
  } catch (error) {
    conductor.leave();
    throw threadFailed('could not be started', error);
  }
  const close = async () => {
    conductor.leave();
    await farewell();
    over();
  };
  return new LocalTrainer(info, conductor, store, close, (error) => failure.explain(error));
}
