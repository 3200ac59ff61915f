import type { Bindings, Engine, Program, UpdateProgram } from '../engine.js';
import type { Tape, UpdateTape } from '../tape.js';
import { ReferenceProgram } from './program.js';

/** The engine that defines what is right: float64, one thread, plain loops. */
export const referenceEngine: Engine = {
  name: 'reference',
  precision: 'float64',
  prepare(tape: Tape, bindings: Bindings, largestStep: number): Program {
    return new ReferenceProgram(tape, bindings, largestStep);
  },
  prepareUpdate({ rule }: UpdateTape, theta: Float64Array, g: Float64Array): UpdateProgram {
    const states = rule.states.map(() => new Float64Array(theta.length));
    return { states, run: (learningRate, step) => rule.apply(theta, g, states, learningRate, step) };
  },
};
