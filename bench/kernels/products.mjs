// GFLOP/s of the products by form and shape, one thread, and the share of the register-only peak of the same run.
// Rounds are interleaved and the best is taken: other processes disturb a short run or not at all.
//   node bench/kernels/products.mjs [float32-relaxed] [rounds] [filter]
import { peakLoops, peakOnce } from './peak.mjs';

const [name = 'float32-relaxed', rounds = '40', filter = ''] = process.argv.slice(2);
const precision = name.slice(0, 7);
const size = precision === 'float32' ? 4 : 8;
const scratchBytes = 256 * 1024;

/** rows × inner × columns of the layers of W1 to W5 and of odd shapes. */
const shapes = [
  ['W1 layer 1', 16, 30, 32],
  ['W1 layer 2', 1, 16, 32],
  ['W2 layer 1', 128, 784, 64],
  ['W2 layer 2', 10, 128, 64],
  ['W3 layer 1', 1024, 784, 256],
  ['W3 layer 2', 1024, 1024, 256],
  ['W3 layer 3', 10, 1024, 256],
  ['W4 layer 1', 20, 12288, 209],
  ['W4 layer 2', 7, 20, 209],
  ['W4 layer 3', 5, 7, 209],
  ['W5', 1, 12288, 209],
  ['course layer 1', 7, 12288, 209],
  ['predict 784-128', 128, 784, 1],
  ['predict 30-16', 16, 30, 1],
  ['batch 7', 100, 300, 7],
  ['5000 wide', 5000, 300, 64],
  ['odd', 333, 777, 99],
];

const padded = (rows) => (rows === 1 ? 1 : (rows + 3) & ~3);

/** As the engine lays them out: columns a multiple of 1 kB apart get a line of the cache more. */
const stride = (rows) => ((padded(rows) * size) % 1024 === 0 ? padded(rows) + 64 / size : padded(rows));

async function instantiate() {
  const { plainBytes, relaxedBytes } = await import('../../packages/core/dist/engine/wasm/module-bytes.js');
  const bytes = name.endsWith('relaxed') ? await relaxedBytes(precision) : plainBytes(precision);
  const memory = new WebAssembly.Memory({ initial: 2048, maximum: 65536, shared: true });
  const module = new WebAssembly.Module(bytes);
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  exports.join(0, 1, 64);
  exports.useScratch(1024);
  return { exports, memory };
}

const { exports, memory } = await instantiate();
let next = 1024 + scratchBytes;
const numbers = precision === 'float32' ? Float32Array : Float64Array;

function array(count) {
  const address = next;
  const view = new numbers(memory.buffer, address, count);
  for (let i = 0; i < count; i++) view[i] = ((i * 7919) % 1000) / 1000 - 0.5;
  next = (address + count * size + 128) & ~63;
  return address;
}

const items = [];
for (const [shape, rows, inner, columns] of shapes) {
  next = 1024 + scratchBytes;
  const [ldW, ld, ldInner] = [padded(rows), stride(rows), stride(inner)];
  const [W, dW, b] = [array(ldW * inner), array(ldW * inner), array(ldW)];
  const [A, dA] = [array(ldInner * columns), array(ldInner * columns)];
  const [Z, dZ] = [array(ld * columns), array(ld * columns)];
  const add = (form, run) => {
    if (!`${form} ${shape}`.includes(filter)) return;
    const operations = 2 * rows * inner * columns;
    const turns = Math.max(1, Math.round(2e6 / operations));
    items.push({ form, shape, size: `${rows}-${inner}-${columns}`, operations, turns, run, best: Infinity });
  };
  add('affine', () => exports.affine(W, ldW, b, rows, inner, A, ldInner, Z, ld, columns, 1));
  if (columns > 1) {
    add('gradientW', () => exports.gradientW(dZ, ld, rows, A, ldInner, inner, dW, ldW, columns, 0.01, 1));
  }
  if (columns > 1 && inner < 10000) {
    add('backpropagate', () =>
      exports.backpropagate(W, ldW, rows, inner, dZ, ld, dA, ldInner, A, columns, 1),
    );
  }
  if (rows === 1 && inner > 10000) {
    const shared = array((ldInner + 16) * 4);
    const losses = array(2 * columns);
    add('logistic', () =>
      exports.logistic(
        W,
        b,
        inner,
        A,
        ldInner,
        Z,
        Z,
        Z,
        dZ,
        columns,
        0,
        4,
        0,
        losses,
        6,
        dW,
        b,
        0.01,
        1,
        shared,
      ),
    );
  }
}

const loops = await peakLoops(name.endsWith('relaxed'));
let peak = 0;
for (let round = 0; round < Number(rounds); round++) {
  for (let i = 0; i < 10; i++) peak = Math.max(peak, peakOnce(loops, precision));
  for (const item of items) {
    const start = process.hrtime.bigint();
    for (let turn = 0; turn < item.turns; turn++) item.run();
    item.best = Math.min(item.best, Number(process.hrtime.bigint() - start) / item.turns);
  }
}

console.log(`${name}: register-only peak ${peak.toFixed(1)} GFLOP/s`);
for (const { form, shape, size, operations, best } of items) {
  const rate = operations / best;
  const share = `${((100 * rate) / peak).toFixed(0)} %`;
  console.log(
    `${form.padEnd(14)}${shape.padEnd(17)}${size.padEnd(15)}${rate.toFixed(1).padStart(6)}${share.padStart(6)}` +
      `${(best / 1000).toFixed(2).padStart(12)} µs`,
  );
}
