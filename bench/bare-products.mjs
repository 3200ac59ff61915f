// The products of one training step and nothing else, by the BLAS that the engine "blas" uses: its lower bound.
import { bindGemm, findBlas, howToGetBlas } from '@colonnade/native';
import { uniform } from './data.mjs';
import { serve } from './serve.mjs';

const PAGE = 65536;

await serve(({ layers, batch, precision }) => {
  const blas = findBlas();
  if (!blas) throw new Error(`no BLAS was found. ${howToGetBlas()}`);
  const Numbers = precision === 'float64' ? Float64Array : Float32Array;
  // Every matrix of the step, column-major and one after the other: A[0], then W, dW, A and dZ of each layer.
  const sizes = layers.flatMap((units, l) =>
    l === 0 ? [units * batch] : [units * layers[l - 1], units * layers[l - 1], units * batch, units * batch],
  );
  const offsets = [];
  let bytes = 0;
  for (const size of sizes) {
    offsets.push(bytes);
    bytes += Math.ceil((size * Numbers.BYTES_PER_ELEMENT) / 64) * 64;
  }
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE) });
  const values = new Numbers(memory.buffer);
  const draw = uniform(1);
  for (let i = 0; i < values.length; i++) values[i] = (draw() - 0.5) / 16;
  const gemm = bindGemm(blas, memory, precision);
  /** Where W, dW, A and dZ of a layer stand; A[0] is the inputs. */
  const place = (l) => {
    const [W, dW, A, dZ] = offsets.slice(4 * l - 3, 4 * l + 1);
    return { W, dW, A, dZ };
  };
  const input = { A: offsets[0] };

  function step() {
    for (let l = 1; l < layers.length; l++) {
      const [rows, inner] = [layers[l], layers[l - 1]];
      const below = l === 1 ? input : place(l - 1);
      const { W, A } = place(l);
      gemm(false, false, rows, batch, inner, 1, W, rows, below.A, inner, 0, A, rows);
    }
    for (let l = layers.length - 1; l >= 1; l--) {
      const [rows, inner] = [layers[l], layers[l - 1]];
      const below = l === 1 ? input : place(l - 1);
      const { W, dW, dZ } = place(l);
      gemm(false, true, rows, inner, batch, 1 / batch, dZ, rows, below.A, inner, 0, dW, rows);
      if (l > 1) gemm(true, false, inner, batch, rows, 1, W, rows, dZ, rows, 0, below.dZ, inner);
    }
    return batch;
  }

  return { step };
});
