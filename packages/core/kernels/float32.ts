export { announce, awaitCommand, barrier, fail, join } from './threads';
export * from './elementwise/float32';
export { copy } from './elementwise/whole';
export { useScratch } from './scratch';
export * from './products/float32';
export * from './run-float32';
