// A Node that does nothing, with threads that do nothing: prints the most memory that it had.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { peakBytes } from './peak-bytes.mjs';

const idle =
  "const { parentPort } = require('node:worker_threads'); parentPort.on('message', () => {}); parentPort.postMessage(0);";
const threads = Array.from({ length: Number(process.argv[2]) }, () => new Worker(idle, { eval: true }));
await Promise.all(threads.map((thread) => once(thread, 'message')));
console.log(peakBytes());
process.exit(0);
