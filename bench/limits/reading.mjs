// Reading X and nothing else, from wherever it lies between two steps: the second cache, the third, or memory.
import { compileLoops } from '../kernels/peak.mjs';

const HEAD = 64;
const LINE = 128;
const size = ({ precision }) => (precision === 'float64' ? 8 : 4);

/** What the threads share: a memory that holds all of X, and the loop that reads. */
export async function prepare(workload) {
  const { layers, examples } = workload;
  const bytes = HEAD + layers[0] * examples * size(workload) + LINE;
  const pages = Math.ceil(bytes / 65536);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  new Float32Array(memory.buffer).fill(1 / 64);
  const limits = ['--importMemory', '--sharedMemory', '--initialMemory=1', '--maximumMemory=65536'];
  const binary = await compileLoops(new URL('./read.ts', import.meta.url), ['simd', 'threads'], limits);
  return { memory, binary };
}

/** This thread's share of the columns of each step, step after step over all of X. */
export function part({ member, memory, binary, workload }) {
  const { layers, batch, examples } = workload;
  const { read } = new WebAssembly.Instance(new WebAssembly.Module(binary), { env: { memory } }).exports;
  const bytes = layers[0] * Math.min(batch, examples) * size(workload);
  const steps = Math.max(1, Math.floor(examples / batch));
  const { thread, threads } = member;
  const [from, to] = [thread, thread + 1].map((i) => Math.floor((bytes * i) / threads / LINE) * LINE);
  let step = 0;
  return () => {
    const start = HEAD + step * bytes;
    read(start + from, start + to);
    step = (step + 1) % steps;
  };
}
