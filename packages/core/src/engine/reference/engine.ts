import type { Engine } from '../engine.js';
import { ReferenceProgram } from './program.js';

const description = { name: 'reference', library: null, variant: null };

/** The engine that defines what is right: float64, one thread, plain loops. */
export const referenceEngine: Engine = {
  name: 'reference',
  precision: 'float64',
  describe: async () => description,
  prepare: (plan, vectors) => new ReferenceProgram(plan, vectors),
  // It answers in many pages that never train with it.
  open: async (plan) => (await import('./trainer.js')).openReference(plan),
};
