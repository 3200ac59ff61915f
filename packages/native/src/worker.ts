// A thread of a pool whose products the system's BLAS computes.
import { hostLine, ProductRunner, serve, WasmMachine } from '@colonnade/core/engine';
import { openBlas } from './library/open-blas.js';
import type { BlasInvitation } from './product/blas-threads.js';
import { blasThreads } from './product/blas-threads.js';

serve(hostLine(), (kernels, { memory, precision }, { training, thread, library }) => {
  const { path, most } = library as BlasInvitation;
  const threads = blasThreads(openBlas(path), most);
  const products = new ProductRunner(threads, kernels, memory, precision, thread, training.threads);
  return new WasmMachine(kernels, training, thread, { products });
});
