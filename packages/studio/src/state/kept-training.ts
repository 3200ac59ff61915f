import { effect, signal } from '@preact/signals';
import type { Source } from '../session/protocol.js';
import { readOptions, source } from './data.js';
import type { Given } from './options.js';
import { drawnWith, epoch, prepare, prepared, restore, status, step } from './run.js';
import { session } from './session.js';

/** How long a training stands still before its place is kept. */
const stillMs = 400;
/** One that runs is kept again and again; waiting for a large network to be kept takes this share of the time at most. */
const [everyMs, share] = [1000, 0.2];

/** Whether the browser has taken the training the last time. */
export const trainingKept = signal(true);

/** Keeps the training from now on: where it waits or has ended, and again and again while it runs. */
export function keepTraining(): void {
  let pending: ReturnType<typeof setTimeout> | undefined;
  const keep = async (now: boolean) => {
    const [given, run] = [drawnWith.peek(), prepared.peek()?.run];
    if (given === null || run === undefined) return;
    const startedMs = performance.now();
    trainingKept.value = await session.keep(run, labelOf(given), now);
    const tookMs = performance.now() - startedMs;
    // Where it has ended meanwhile, its last place waits to be kept.
    if (status.peek() !== 'running') return;
    clearTimeout(pending);
    pending = setTimeout(keep, Math.max(everyMs, tookMs / share), false);
  };
  effect(() => {
    const still = status.value !== 'running';
    // Where it waits, every step is another place to keep.
    if (still) void [epoch.value, step.value];
    clearTimeout(pending);
    if (status.value === 'idle' || status.value === 'ready') return;
    pending = setTimeout(keep, still ? stillMs : everyMs, false);
  });
  // A page that is hidden may not come back.
  document.addEventListener('visibilitychange', () => {
    const at = status.peek();
    if (document.hidden && at !== 'idle' && at !== 'ready') void keep(true);
  });
}

/** Draws the network that the options say and goes on from the training that was kept of it, if one was. */
export async function restoreTraining(): Promise<void> {
  if (await prepare()) await restore(labelOf(drawnWith.value!));
}

/** Of which network a training is: its data, how they are read, and its options in whatever order they were set. */
function labelOf(given: Given): string {
  return JSON.stringify([identityOf(source.peek()!), sorted(readOptions.peek()), sorted(given)]);
}

const sorted = (given: object) => Object.entries(given).sort(([a], [b]) => (a < b ? -1 : 1));

function identityOf(from: Source): unknown {
  return from.kind === 'files'
    ? from.files.map(({ path, file }) => [path, file.size, file instanceof File ? file.lastModified : null])
    : from;
}
