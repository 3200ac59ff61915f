import { node } from './webassembly.js';

const host = globalThis as unknown as {
  document?: unknown;
  crossOriginIsolated?: boolean;
  console: { info(text: string): void };
};

/** Whether this is the thread that a page is drawn by: it must not compute for long, nor wait. */
export function isPage(): boolean {
  return node === undefined && host.document !== undefined;
}

/** Whether threads of this place can share memory: always in Node, in a browser when it is cross-origin isolated. */
export function canShare(): boolean {
  return node !== undefined || host.crossOriginIsolated === true;
}

let said = false;

/** So many threads, or one where they cannot share memory; said once when it costs something. */
export function sharedThreads(wanted: number): number {
  if (wanted === 1 || canShare()) return wanted;
  if (!said) {
    host.console.info(
      'Colonnade trains on one thread: this page is not cross-origin isolated. Serve it with the headers ' +
        'Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp for more.',
    );
  }
  said = true;
  return 1;
}
