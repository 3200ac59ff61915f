export { barrier, join } from './threads';
export * from './elementwise/float64';
