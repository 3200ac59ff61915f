import { Worker } from 'node:worker_threads';

const worker = `
const { workerData: d, parentPort } = require('node:worker_threads');
const { exports } = new WebAssembly.Instance(d.module, { env: { memory: d.memory } });
exports.join(d.thread, d.threads, 64);
exports.useScratch(1024 + d.thread * d.scratchBytes);
for (const [kernel, ...values] of d.calls) { exports[kernel](...values); exports.barrier(); }
parentPort.postMessage(0);
`;

/** Makes the same calls in threads that run at the same time, for kernels that wait for each other inside. */
export async function runInThreads(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
  threads: number,
  scratchBytes: number,
  calls: (string | number)[][],
): Promise<void> {
  const ends = Array.from({ length: threads }, (_, thread) => {
    const workerData = { module, memory, thread, threads, scratchBytes, calls };
    return new Promise((resolve, reject) => {
      const running = new Worker(worker, { eval: true, workerData });
      running.once('message', resolve).once('error', reject);
    });
  });
  await Promise.all(ends);
}
