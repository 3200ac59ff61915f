// The JavaScript side of the line protocol: commands as JSON lines on stdin, answers as JSON lines on stdout.
import { createInterface } from 'node:readline';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { peakBytes } from './peak-bytes.mjs';

/** What this contender was started with. */
export const options = JSON.parse(process.argv[2] ?? '{}');

// What a library prints must not stand among the answers.
for (const name of ['log', 'info', 'warn', 'debug']) console[name] = (...parts) => console.error(...parts);

const answer = (parts) => process.stdout.write(`${JSON.stringify(parts)}\n`);

/** Steps until the time is up; the examples they took and the time they needed. */
async function stepsFor(step, ms) {
  const start = performance.now();
  let examples = 0;
  let elapsed = 0;
  do {
    const done = step();
    examples += typeof done === 'number' ? done : await done;
    elapsed = performance.now() - start;
  } while (elapsed < ms);
  return { examples, seconds: elapsed / 1000 };
}

/**
 * Serves a contender. `load(workload)` gives `step`, which trains on a few examples and returns how many, or
 * `window(ms)`, which measures by itself; and `cost`, `facts` (said with every window) where there are any.
 */
export async function serve(load, about = {}) {
  answer({ ready: true, ...about });
  let loaded;
  const window = (ms) => (loaded.window ? loaded.window(ms) : stepsFor(loaded.step, ms));
  for await (const line of createInterface({ input: process.stdin })) {
    const command = JSON.parse(line);
    // The optimized code of a WASM function comes into use in a turn of the event loop, not in the middle of a loop.
    await nextTurn();
    try {
      if (command.do === 'load') {
        loaded = await load(command.workload);
        answer(await window(0));
      } else if (command.do === 'window') {
        answer(await window(command.ms));
      } else if (command.do === 'quit') {
        const cost = (await loaded?.cost?.()) ?? null;
        answer({ peakBytes: peakBytes(), cost });
        break;
      }
    } catch (problem) {
      answer({ error: problem.message });
    }
  }
  process.exit(0);
}
