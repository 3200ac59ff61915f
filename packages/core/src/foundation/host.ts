/**
 * The little that core takes from its host, Node or a page, declared here because core compiles against
 * neither.
 */
declare const performance: { now(): number };
declare const setImmediate: ((callback: () => void) => unknown) | undefined;
declare const MessageChannel: new () => {
  port1: { onmessage: (() => void) | null; close(): void };
  port2: { postMessage(message: unknown): void };
};

/** An AbortSignal, as far as training looks at it. */
export interface StopSignal {
  readonly aborted: boolean;
}

/** Milliseconds on a clock that never goes back. */
export function nowMs(): number {
  return performance.now();
}

/** Lets everything else that waits in the event loop run once. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === 'function') {
      setImmediate(resolve);
      return;
    }
    // A page's timers wait at least 4 ms; a message does not.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
