import type { Machine } from '../machine.js';
import { CommandBlock } from './commands.js';
import { instantiate, type Kernels } from './kernels.js';
import { WasmMachine } from './machine.js';
import { HostMemory } from './memory.js';
import type { TrainingMemory } from './training-memory.js';
import type { Memory, Module } from './webassembly.js';

/** What a thread is sent when it joins a training. */
export interface Invitation {
  readonly module: Module;
  readonly memory: Memory;
  readonly training: TrainingMemory;
  readonly thread: number;
  /** What the library of products tells its workers. */
  readonly library?: unknown;
}

/** Makes this thread's machine for a training. */
export type MakeMachine = (kernels: Kernels, memory: HostMemory, invitation: Invitation) => Machine;

/** The end of the line to the thread that sends invitations. */
export interface Line {
  post(message: 'ready' | 'free'): void;
  listen(receive: (invitation: Invitation) => void): void;
}

const wasmMachine: MakeMachine = (kernels, _memory, { training, thread }) =>
  new WasmMachine(kernels, training, thread);

/** Takes part in one training after the other, from the invitation until the first thread says leave. */
export function serve(line: Line, makeMachine: MakeMachine = wasmMachine): void {
  line.listen((invitation) => {
    const { training } = invitation;
    const memory = new HostMemory(invitation.memory, training.precision);
    const kernels = instantiate(invitation.module, invitation.memory);
    const machine = makeMachine(kernels, memory, invitation);
    line.post('ready');
    try {
      obey(kernels, machine, memory, training);
    } catch (error) {
      kernels.fail();
      throw error;
    }
    line.post('free');
  });
}

function obey(kernels: Kernels, machine: Machine, memory: HostMemory, training: TrainingMemory): void {
  const commands = new CommandBlock(memory, training.commands);
  for (let last = 0; ; ) {
    last = kernels.awaitCommand(training.commands, last);
    const { command, ordered } = commands.read();
    machine.useOrder(ordered);
    switch (command.kind) {
      case 'blocks':
        machine.blocks(command.pass, command.control, command.from, command.to);
        break;
      case 'finish':
        machine.finish(command.pass, command.control);
        break;
      case 'update':
        machine.update(command.learningRate, command.step);
        break;
      case 'steps':
        machine.steps(command.job, command.count);
        break;
      case 'leave':
        return;
    }
  }
}
