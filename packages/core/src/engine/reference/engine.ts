import type { Engine } from '../engine.js';
import { LocalTrainer } from '../local-trainer.js';
import { ReferenceMachine } from './machine.js';
import { ReferenceProgram } from './program.js';
import { ReferenceStore } from './store.js';

const description = { name: 'reference', library: null, variant: null };

/** The engine that defines what is right: float64, one thread, plain loops. */
export const referenceEngine: Engine = {
  name: 'reference',
  precision: 'float64',
  describe: async () => description,
  prepare: (plan, vectors) => new ReferenceProgram(plan, vectors),
  async open(plan) {
    const store = new ReferenceStore(plan);
    const info = {
      name: 'reference',
      library: null,
      variant: null,
      precision: 'float64',
      threads: 1,
    } as const;
    return new LocalTrainer(info, new ReferenceMachine(plan, store.now), store);
  },
};
