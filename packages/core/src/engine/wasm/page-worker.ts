/** A worker of a page. */
export interface PageWorker {
  postMessage(message: unknown, transferred?: readonly unknown[]): void;
  onmessage: ((event: { data: never }) => void) | null;
  onerror: ((event: { message: string }) => void) | null;
  terminate(): void;
}

declare const Worker: new (url: unknown, options: { type: 'module' }) => PageWorker;
declare const URL: new (path: string, base: string) => unknown;

/** Starts the worker that trains. Bundlers of pages look for these very words, and ship the file they name. */
export function startEngineWorker(): PageWorker {
  return new Worker(new URL('./worker.js', (import.meta as unknown as { url: string }).url), {
    type: 'module',
  });
}
