export { barrier, join } from './threads';
