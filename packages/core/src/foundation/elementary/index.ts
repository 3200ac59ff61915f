// Elementary functions whose bits are the same on every machine: Math.exp and its kin differ between engines.
export { cos } from './cos.js';
export { exp } from './exp.js';
export { expm1 } from './expm1.js';
export { log } from './log.js';
export { log1p } from './log1p.js';
export { pow } from './pow.js';
export { sin } from './sin.js';
export { tanh } from './tanh.js';
