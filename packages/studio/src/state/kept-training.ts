import { effect } from '@preact/signals';
import type { KeptTraining } from '../session/protocol.js';
import type { Given } from './options.js';
import { drawnWith, epoch, prepare, restore, status, step } from './run.js';
import { session } from './session.js';
import { keepInStore, readStore } from './store.js';

/** How long a training stands still before its place is kept, and how often that of one that runs is. */
const [stillMs, runningMs] = [600, 10_000];

interface Kept {
  /** The options of the network that it belongs to. */
  readonly given: Given;
  readonly training: KeptTraining;
}

/** Keeps the training from now on: where it waits or has ended, and now and then while it runs. */
export function keepTraining(): void {
  let pending: ReturnType<typeof setTimeout> | undefined;
  const keep = async () => {
    const given = drawnWith.peek();
    const training = await session.keep();
    if (training !== null && given === drawnWith.peek()) {
      await keepInStore('training', { given, training });
    }
    if (status.peek() === 'running') pending = setTimeout(keep, runningMs);
  };
  effect(() => {
    const still = status.value !== 'running';
    // Where it waits, every step is another place to keep.
    if (still) void [epoch.value, step.value];
    clearTimeout(pending);
    if (status.value === 'idle' || status.value === 'ready') return;
    pending = setTimeout(keep, still ? stillMs : runningMs);
  });
}

/** Draws the network that the options say and goes on from the training that was kept of it, if one was. */
export async function restoreTraining(): Promise<void> {
  const kept = await readStore<Kept>('training');
  if (kept === undefined || !(await prepare())) return;
  if (inOrder(kept.given) !== inOrder(drawnWith.value)) return;
  await restore(kept.training);
}

/** Options as text, the same in whatever order they were set. */
function inOrder(given: Given | null): string {
  return JSON.stringify(Object.entries(given ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));
}
