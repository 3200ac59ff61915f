import { answeringEngine } from '../../engine/choose.js';
import { allColumns } from '../../engine/control.js';
import { runStep } from '../../engine/engine.js';
import { A } from '../../network/forward.js';
import { forwardProgram } from '../../network/programs.js';
import type { Evidence, Finding } from './finding.js';

/** Hidden ReLU units that are zero for every training example. */
export function deadUnits({ network, train }: Evidence): Finding | null {
  const { parameters, specification } = network;
  const layers = specification.activations.flatMap((name, l) => (name === 'relu' ? [l] : []));
  if (layers.length === 0) return null;
  const X = train.X.slice(0, Math.min(train.X.columns, 2000));
  const data = { X, observed: layers.map(A), largestStep: Number.POSITIVE_INFINITY };
  const program = forwardProgram(answeringEngine('float64'), parameters, data);
  runStep(program, allColumns(X));
  let dead = 0;
  let units = 0;
  for (const l of layers) {
    const activations = program.observed(A(l));
    const alive = new Uint8Array(activations.rows);
    activations.data.forEach((a, at) => {
      if (a !== 0) alive[at % alive.length] = 1;
    });
    dead += alive.filter((is) => is === 0).length;
    units += alive.length;
  }
  if (dead <= 0.2 * units || dead === 0) return null;
  return {
    about: 'network',
    title: 'Hidden units are dead',
    detail: `${dead} of ${units} ReLU units are zero for every training example`,
    remedy: { text: 'try {option}, or a smaller learning rate', option: 'activation', value: 'leaky-relu' },
    code: 'DEAD_UNITS',
  };
}
