// Reads once, in a process that does nothing else, so that its memory is that of one reading.
import { peakBytes } from '../peak-bytes.mjs';

const { who, ...job } = JSON.parse(process.argv[2]);
const { read } = await import(`./${who}.mjs`);
const start = performance.now();
const examples = await read(job);
const seconds = (performance.now() - start) / 1000;
if (examples !== job.examples) throw new Error(`${examples} examples were read, not ${job.examples}`);
process.stdout.write(`${JSON.stringify({ examples, seconds, peakBytes: peakBytes() })}\n`);
process.exit(0);
