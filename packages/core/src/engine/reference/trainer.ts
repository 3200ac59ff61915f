import type { TrainerPlan } from '../engine.js';
import { LocalTrainer } from '../local-trainer.js';
import type { Trainer } from '../trainer.js';
import { ReferenceMachine } from './machine.js';
import { ReferenceStore } from './store.js';

/** A training that the reference engine runs: float64, one thread. */
export function openReference(plan: TrainerPlan): Trainer {
  const store = new ReferenceStore(plan);
  const info = { name: 'reference', library: null, variant: null, precision: 'float64', threads: 1 } as const;
  return new LocalTrainer(info, new ReferenceMachine(plan, store.now), store);
}
