import { damaged } from '../../foundation/read-safetensors.js';
import type { Tensor } from '../../foundation/safetensors.js';
import { RandomState, type RandomStateSnapshot } from '../../matrix/random-state.js';
import { count, field, invalid, list, nullable, oneOf, type Read, text } from '../../table/json.js';
import type { SessionState } from '../../training/session.js';
import type { TrainingState } from '../../training/state.js';
import type { Best } from '../../training/stopping.js';
import { readHistory } from './history-tensors.js';
import { exact } from './scalars.js';

/** More vectors than this no optimizer keeps. */
const mostStates = 16;

/** The state that `writeState` wrote, every part of it checked against the layers. */
export function readState(where: string, tensors: ReadonlyMap<string, Tensor>, json: unknown): TrainingState {
  const path = 'state';
  const sizes = field(json, path, 'sizes', list(count));
  // Layer by layer W[l] and b[l]: the layout of θ.
  const length = sizes.slice(1).reduce((sum, n, l) => sum + n * (sizes[l] + 1), 0);
  const unread = new Set(tensors.keys());
  const take = (name: string): Tensor => {
    const tensor = tensors.get(name);
    if (tensor === undefined) throw damaged(where, `tensor "${name}" is lacking`);
    unread.delete(name);
    return tensor;
  };
  const vector = (name: string, finite = false): Float64Array => {
    const { shape, data } = take(name);
    if (!(data instanceof Float64Array))
      throw damaged(where, `tensor "${name}" does not hold float64 numbers`);
    if (shape.length !== 1 || data.length !== length) {
      throw damaged(
        where,
        `tensor "${name}" has ${data.length} values, but the layers ${sizes.join('-')} need ${length}`,
      );
    }
    if (finite && !data.every(Number.isFinite))
      throw damaged(where, `tensor "${name}" holds NaN or infinity`);
    return data;
  };
  const states = field(json, path, 'states', count);
  if (states > mostStates) throw invalid(`${path}.states`, states, `at most ${mostStates}`);
  const random = field(json, path, 'random', nullable(generator(() => take('random'))));
  const session: SessionState = {
    theta: vector('theta', true),
    g: tensors.has('g') ? vector('g') : undefined,
    states: Array.from({ length: states }, (_, i) => vector(`state${i + 1}`)),
    updates: field(json, path, 'updates', count),
    random: random ?? undefined,
  };
  const best: Read<Best> = (value, at) => ({
    epoch: field(value, at, 'epoch', count),
    cost: field(value, at, 'cost', exact),
    theta: vector('best', true),
  });
  const state: TrainingState = {
    epoch: field(json, path, 'epoch', count),
    session,
    learningRate: field(json, path, 'learningRate', exact),
    best: field(json, path, 'best', nullable(best)),
    entries: readHistory(take('history'), take('historyFlags'), field(json, path, 'entries', count)),
    timeMs: field(json, path, 'timeMs', exact),
    sizes,
    optimizer: field(json, path, 'optimizer', text),
    policy: field(json, path, 'policy', text),
  };
  for (const name of unread) throw damaged(where, `tensor "${name}" belongs to nothing`);
  return state;
}

/** Where a generator stands; the generator itself says whether it can. */
function generator(key: () => Tensor): Read<RandomStateSnapshot> {
  return (value, path) => {
    const snapshot: RandomStateSnapshot = {
      algorithm: field(value, path, 'algorithm', oneOf('MT19937')),
      key: Array.from(key().data),
      position: field(value, path, 'position', count),
      gauss: field(value, path, 'gauss', nullable(exact)),
    };
    new RandomState(0).setState(snapshot);
    return snapshot;
  };
}
