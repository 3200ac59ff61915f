// The products of one training step and nothing else, by the BLAS that the engine "blas" uses, on tiles that threads share
// out as that engine does.
import { askedRows, columnStride, isTurned, padded } from '@colonnade/core/engine';
import { bindGemm, findBlas, howToGetBlas, tiles } from '@colonnade/native';
import { stepsOf, uniform } from '../data.mjs';

const bytesOf = ({ precision }) => (precision === 'float64' ? 8 : 4);
const line = (bytes) => Math.ceil(bytes / 64) * 64;
/** Where every matrix stands, column-major and one after the other: X of all steps, then W, dW, A and dZ of each layer. */
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
      places[l].ldW = padded(units);
      places[l].W = take(places[l].ldW * layers[l - 1]);
      places[l].dW = take(places[l].ldW * layers[l - 1]);
    }
    places[l].ld = columnStride(l === 0 ? units : padded(units), workload.precision);
    places[l].A = take(places[l].ld * batch * (l === 0 ? stepsOf(workload) : 1));
    places[l].dZ = take(places[l].ld * batch);
  }
  return { places, bytes: end };
}

/** Inputs whose gradients are formed the other way round at once, as in the engine. The turning back is no product. */
const turnedInputs = 2048;

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
  const stepBytes = places[0].ld * batch * size;
  let step = 0;
  /** Where the inputs of a layer begin: those of the first are other examples in every step. */
  const inputsOf = (l) => places[l - 1].A + (l === 1 ? step * stepBytes : 0);

  /** C = op(A) op(B), tile by tile; `run` is told the first row and column of a tile and how many of each. */
  const product = (m, n, k, run) => {
    const own = member.own(tiles(m, n, k, most));
    return () => {
      for (const { row, rows, column, columns } of own) run(row, rows, column, columns);
      member.meet();
    };
  };

  const all = [];
  for (let l = 1; l < layers.length; l++) {
    const [rows, inner] = [layers[l], layers[l - 1]];
    const { W, A, ld, ldW } = places[l];
    const { ld: below } = places[l - 1];
    const asked = askedRows(rows, size);
    all.push(
      product(rows, batch, inner, (i, m, j, n) => {
        const [w, x, z] = [W + i * size, inputsOf(l) + j * below * size, A + (i + j * ld) * size];
        const count = i + m === rows ? asked - i : m;
        gemm(false, false, count, n, inner, 1, w, ldW, x, below, 0, z, ld);
      }),
    );
  }
  for (let l = layers.length - 1; l >= 1; l--) {
    const [rows, inner] = [layers[l], layers[l - 1]];
    const { W, dW, dZ, ld, ldW } = places[l];
    const { dZ: dBelow, ld: below } = places[l - 1];
    const turned = isTurned('gradientW', rows, inner, size);
    all.push(
      product(rows, inner, batch, (i, m, j, n) => {
        const [dz, x, dw] = [dZ + i * size, inputsOf(l) + j * size, dW + (i + j * ldW) * size];
        if (!turned) {
          gemm(false, true, m, n, batch, 1 / batch, dz, ld, x, below, 0, dw, ldW);
          return;
        }
        for (let from = 0; from < n; from += turnedInputs) {
          const count = Math.min(turnedInputs, n - from);
          const [some, target] = [x + from * size, dw + from * ldW * size];
          gemm(false, true, count, ldW, batch, 1 / batch, some, below, dz, ld, 0, target, count);
        }
      }),
    );
    if (l === 1) continue;
    all.push(
      product(inner, batch, rows, (i, m, j, n) => {
        const [w, dz, da] = [W + i * ldW * size, dZ + j * ld * size, dBelow + (i + j * below) * size];
        gemm(true, false, m, n, rows, 1, w, ldW, dz, ld, 0, da, below);
      }),
    );
  }
  const steps = stepsOf(workload);
  return () => {
    for (const each of all) each();
    step = (step + 1) % steps;
  };
}
