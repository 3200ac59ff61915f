// The products of one training step and nothing else, by the BLAS that the engine "blas" uses, on tiles that threads share
// out as that engine does.
import { bindGemm, findBlas, howToGetBlas, tiles } from '@colonnade/native';
import { uniform } from '../data.mjs';

const bytesOf = ({ precision }) => (precision === 'float64' ? 8 : 4);
const line = (bytes) => Math.ceil(bytes / 64) * 64;

/** Where every matrix of the step stands, column-major and one after the other: A[0], then W, dW, A and dZ of each layer. */
function layOut(workload) {
  const { layers, batch } = workload;
  const places = layers.map(() => ({}));
  let end = 0;
  const take = (numbers) => {
    const address = end;
    end += line(numbers * bytesOf(workload));
    return address;
  };
  for (const [l, units] of layers.entries()) {
    if (l > 0) {
      places[l].W = take(units * layers[l - 1]);
      places[l].dW = take(units * layers[l - 1]);
    }
    places[l].A = take(units * batch);
    places[l].dZ = take(units * batch);
  }
  return { places, bytes: end };
}

/** What the threads share: a memory that holds the matrices of a step. */
export function prepare(workload) {
  const { bytes } = layOut(workload);
  const pages = Math.ceil(bytes / 65536);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  const values = new (workload.precision === 'float64' ? Float64Array : Float32Array)(memory.buffer);
  const draw = uniform(1);
  for (let i = 0; i < values.length; i++) values[i] = (draw() - 0.5) / 16;
  return { memory };
}

/** This thread's tiles of all products. */
export function part({ member, memory, workload }) {
  const blas = findBlas();
  if (!blas) throw new Error(`no BLAS was found. ${howToGetBlas()}`);
  const { layers, batch, precision } = workload;
  const gemm = bindGemm(blas, memory, precision);
  const size = bytesOf(workload);
  const { places } = layOut(workload);
  const most = member.threads;

  /** C = op(A) op(B), tile by tile; `run` is told the first row and column of a tile and how many of each. */
  const product = (m, n, k, run) => {
    const own = member.own(tiles(m, n, k, most));
    return () => {
      for (const { row, rows, column, columns } of own) run(row, rows, column, columns);
      member.meet();
    };
  };

  const steps = [];
  for (let l = 1; l < layers.length; l++) {
    const [rows, inner] = [layers[l], layers[l - 1]];
    const [{ W, A }, { A: below }] = [places[l], places[l - 1]];
    steps.push(
      product(rows, batch, inner, (i, m, j, n) =>
        gemm(
          false,
          false,
          m,
          n,
          inner,
          1,
          W + i * size,
          rows,
          below + j * inner * size,
          inner,
          0,
          A + (i + j * rows) * size,
          rows,
        ),
      ),
    );
  }
  for (let l = layers.length - 1; l >= 1; l--) {
    const [rows, inner] = [layers[l], layers[l - 1]];
    const [{ W, dW, dZ }, { A: below, dZ: dBelow }] = [places[l], places[l - 1]];
    steps.push(
      product(rows, inner, batch, (i, m, j, n) =>
        gemm(
          false,
          true,
          m,
          n,
          batch,
          1 / batch,
          dZ + i * size,
          rows,
          below + j * size,
          inner,
          0,
          dW + (i + j * rows) * size,
          rows,
        ),
      ),
    );
    if (l === 1) continue;
    steps.push(
      product(inner, batch, rows, (i, m, j, n) =>
        gemm(
          true,
          false,
          m,
          n,
          rows,
          1,
          W + i * rows * size,
          rows,
          dZ + j * rows * size,
          rows,
          0,
          dBelow + (i + j * inner) * size,
          inner,
        ),
      ),
    );
  }
  return () => {
    for (const step of steps) step();
  };
}
