import type { Job } from '../jobs.js';
import type { LocalTrainer } from '../local-trainer.js';
import { conduct } from './conduct.js';
import { HostMemory } from './memory.js';
import type { Answer, Request } from './remote-trainer.js';
import { sharedMemory } from './webassembly.js';

/** Trains for a page: answers its requests one after the other. */
export class Coordinator {
  #trainer: LocalTrainer | undefined;
  #order: Uint32Array | undefined;

  async answer(request: Request): Promise<Answer> {
    try {
      return { value: await this.#carryOut(request) };
    } catch (error) {
      return { problem: error instanceof Error ? error.message : String(error) };
    }
  }

  async #carryOut(request: Request): Promise<unknown> {
    if (request.ask === 'open') return this.#open(request);
    const trainer = this.#trainer!;
    switch (request.ask) {
      case 'advance':
        return this.#advance(request.job, request.order === 'same');
      case 'update':
        return trainer.update(request.learningRate, request.step);
      case 'keep':
        return trainer.keep(request.place);
      case 'takeBack':
        return trainer.takeBack(request.place, request.cleared);
      case 'read':
        return trainer.read(request.place);
      case 'theta': {
        const theta = new Float64Array(request.length);
        trainer.copyTheta(request.place, theta);
        return theta;
      }
      case 'write':
        return trainer.write(request.place, request.vectors);
      case 'close':
        return trainer.close();
    }
  }

  async #open({ stage, memory: shared, content }: Extract<Request, { ask: 'open' }>): Promise<void> {
    const memory = new HostMemory(shared ?? sharedMemory(stage.training.bytes), stage.training.precision);
    if (content) memory.words.set(new Uint32Array(content));
    // A page brings all data before: only the order of an epoch comes later.
    const order = (given: Uint32Array) => memory.words.set(given, stage.training.order / 4);
    this.#trainer = await conduct(stage, memory, { supply: () => ({ block: () => {}, order }) });
  }

  async #advance(job: Job, sameOrder: boolean): Promise<Job> {
    if (!sameOrder) this.#order = job.control.order;
    job.control.order = this.#order;
    await this.#trainer!.advance(job);
    return { ...job, control: { ...job.control, order: undefined } };
  }
}
