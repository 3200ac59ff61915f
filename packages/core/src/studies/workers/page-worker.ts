import type { PageWorker } from '../../engine/wasm/page-worker.js';

declare const Worker: new (url: unknown, options: { type: 'module' }) => PageWorker;
declare const URL: new (path: string, base: string) => unknown;

/** Starts the worker that runs trials. Bundlers of pages look for these very words, and ship the file they name. */
export function startTrialWorker(): PageWorker {
  return new Worker(new URL('../study-worker.js', (import.meta as unknown as { url: string }).url), {
    type: 'module',
  });
}
