import type { Tensor } from '../../foundation/safetensors.js';
import type { TrainingState } from '../../training/state.js';
import { writeHistory } from './history-tensors.js';
import { exactly } from './scalars.js';

/** A state as named tensors and the few numbers beside them, plain JSON. */
export function writeState(state: TrainingState): { tensors: Map<string, Tensor>; scalars: unknown } {
  const { session, best, entries } = state;
  const tensors = new Map<string, Tensor>([['theta', vector(session.theta)]]);
  if (session.g !== undefined) tensors.set('g', vector(session.g));
  for (const [i, values] of session.states.entries()) tensors.set(`state${i + 1}`, vector(values));
  if (best !== null) tensors.set('best', vector(best.theta));
  const { history, historyFlags } = writeHistory(entries);
  tensors.set('history', history).set('historyFlags', historyFlags);
  const { random } = session;
  if (random !== undefined) tensors.set('random', vector(Uint32Array.from(random.key)));
  const scalars = {
    epoch: state.epoch,
    updates: session.updates,
    learningRate: exactly(state.learningRate),
    timeMs: exactly(state.timeMs),
    best: best && { epoch: best.epoch, cost: exactly(best.cost) },
    random: random
      ? {
          algorithm: random.algorithm,
          position: random.position,
          gauss: random.gauss === null ? null : exactly(random.gauss),
        }
      : null,
    states: session.states.length,
    entries: entries.length,
    sizes: state.sizes,
    optimizer: state.optimizer,
    policy: state.policy,
  };
  return { tensors, scalars };
}

function vector(data: Float64Array | Uint32Array): Tensor {
  return { shape: [data.length], data };
}
