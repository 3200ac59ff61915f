import { type Control, type PassName, passNames } from '../control.js';
import type { StepsJob } from '../jobs.js';
import type { HostMemory } from './memory.js';

/** What the first thread tells the others to do with it. */
export type Command =
  | {
      readonly kind: 'blocks';
      readonly pass: PassName;
      readonly from: number;
      readonly to: number;
      control: Control;
    }
  | { readonly kind: 'finish'; readonly pass: PassName; readonly control: Control }
  | { readonly kind: 'update'; readonly learningRate: number; readonly step: number }
  | { readonly kind: 'steps'; readonly job: StepsJob; readonly count: number }
  | { readonly kind: 'leave' };

const kinds = ['blocks', 'finish', 'update', 'steps', 'leave'] as const;

const idle: Control = { offset: 0, columns: 0, step: 0, dropoutKey: 0 };

/** The 64 bytes through which commands go; the first two words belong to `announce` and `awaitCommand`. */
export class CommandBlock {
  readonly #words: Uint32Array;
  readonly #rate: Float64Array;

  constructor(memory: HostMemory, address: number) {
    this.#words = memory.words.subarray(address / 4, address / 4 + 14);
    this.#rate = memory.doubles.subarray(address / 8 + 7, address / 8 + 8);
  }

  write(command: Command, ordered: boolean): void {
    const words = this.#words;
    words[2] = kinds.indexOf(command.kind);
    words[3] = Number(ordered);
    switch (command.kind) {
      case 'blocks':
        words[11] = command.from;
        words[12] = command.to;
        this.#writeControl(command.control);
        break;
      case 'finish':
        this.#writeControl(command.control);
        break;
      case 'update':
        this.#rate[0] = command.learningRate;
        this.#writeControl({ ...idle, step: command.step });
        break;
      case 'steps':
        words[11] = command.job.batch;
        words[12] = command.job.end;
        words[13] = command.count;
        this.#rate[0] = command.job.learningRate;
        this.#writeControl(command.job.control);
        break;
    }
    if ('pass' in command) words[4] = passNames.indexOf(command.pass);
  }

  read(): { command: Command; ordered: boolean } {
    const words = this.#words;
    const ordered = words[3] !== 0;
    const control = { offset: words[5], columns: words[6], step: words[7], dropoutKey: words[8] };
    const pass = passNames[words[4]];
    const learningRate = this.#rate[0];
    const kind = kinds[words[2]];
    const job = {
      control,
      batch: words[11],
      end: words[12],
      learningRate,
      costs: 0,
      right: 0,
      finite: true,
      done: false,
    };
    switch (kind) {
      case 'blocks':
        return { ordered, command: { kind, pass, control, from: words[11], to: words[12] } };
      case 'finish':
        return { ordered, command: { kind, pass, control } };
      case 'update':
        return { ordered, command: { kind, learningRate, step: control.step } };
      case 'steps':
        return { ordered, command: { kind, job: { kind: 'steps', ...job }, count: words[13] } };
      case 'leave':
        return { ordered, command: { kind } };
    }
  }

  #writeControl({ offset, columns, step, dropoutKey }: Control): void {
    this.#words.set([offset, columns, step, dropoutKey], 5);
  }
}
