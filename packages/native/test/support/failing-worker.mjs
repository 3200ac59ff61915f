// A worker whose library fails at the third product.
import { hostLine, ProductRunner, serve, WasmMachine } from '@colonnade/core/engine';

let products = 0;
const library = {
  gemm: () => () => {
    if (++products === 3) throw new Error('the library failed');
  },
  tiles: (m, n) => [
    { row: 0, rows: m, column: 0, columns: 1 },
    { row: 0, rows: m, column: 1, columns: n - 1 },
  ],
};

serve(hostLine(), (kernels, { memory, precision }, { training, thread }) => {
  const runner = new ProductRunner(library, kernels, memory, precision, thread, training.threads);
  return new WasmMachine(kernels, training, thread, { products: runner });
});
