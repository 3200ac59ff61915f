import type { UpdateRule } from '../../engine/tape.js';

/** An optimizer: the rule by which a step moves the parameters. */
export type Optimizer = UpdateRule;
