export { announce, awaitCommand, barrier, fail, join } from './threads';
export * from './elementwise/float64';
export { copy } from './elementwise/whole';
export { useScratch } from './scratch';
export * from './products/float64';
export * from './run-float64';
