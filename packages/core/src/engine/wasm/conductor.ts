import type { Control, PassName } from '../control.js';
import type { StepsJob } from '../jobs.js';
import type { Machine } from '../machine.js';
import { type Command, CommandBlock } from './commands.js';
import type { Kernels } from './kernels.js';
import type { HostMemory } from './memory.js';
import type { TrainingMemory } from './training-memory.js';

/** The first thread of several: tells the others what to do and does its own part of it. */
export class Conductor implements Machine {
  readonly #own: Machine;
  readonly #kernels: Kernels;
  readonly #commands: CommandBlock;
  readonly #address: number;
  #ordered = false;

  constructor(own: Machine, kernels: Kernels, memory: HostMemory, training: TrainingMemory) {
    this.#own = own;
    this.#kernels = kernels;
    this.#commands = new CommandBlock(memory, training.commands);
    this.#address = training.commands;
  }

  blockCount(pass: PassName, columns: number): number {
    return this.#own.blockCount(pass, columns);
  }

  useOrder(order: Uint32Array | boolean | undefined): void {
    this.#ordered = order !== undefined && order !== false;
    this.#own.useOrder(order);
  }

  blocks(pass: PassName, control: Control, from: number, to: number): void {
    this.#announce({ kind: 'blocks', pass, control, from, to });
    this.#part(() => this.#own.blocks(pass, control, from, to));
  }

  finish(pass: PassName, control: Control): number {
    this.#announce({ kind: 'finish', pass, control });
    return this.#part(() => this.#own.finish(pass, control));
  }

  finishStep(control: Control): number {
    return this.finish('gradient', control);
  }

  right(): number | undefined {
    return this.#own.right();
  }

  update(learningRate: number, step: number): void {
    this.#announce({ kind: 'update', learningRate, step });
    this.#part(() => this.#own.update(learningRate, step));
  }

  steps(job: StepsJob, count: number): void {
    this.#announce({ kind: 'steps', job, count });
    this.#part(() => this.#own.steps(job, count));
  }

  /** Lets the other threads go. */
  leave(): void {
    this.#announce({ kind: 'leave' });
  }

  /** This thread's part of a command; when it fails, the others learn that this one will not come. */
  #part<T>(act: () => T): T {
    try {
      return act();
    } catch (error) {
      this.#kernels.fail();
      throw error;
    }
  }

  /** Every command ends where all threads meet, so the last one has been read by all. */
  #announce(command: Command): void {
    this.#commands.write(command, this.#ordered);
    this.#kernels.announce(this.#address);
  }
}
