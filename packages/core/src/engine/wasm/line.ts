import type { Answer, Request } from './remote-trainer.js';
import type { Line } from './serve.js';
import { node } from './webassembly.js';

interface Port {
  postMessage(message: unknown): void;
  on(event: 'message', receive: (message: never) => void): void;
}

interface Scope {
  postMessage(message: unknown): void;
  onmessage: ((event: { data: never }) => void) | null;
}

/**
 * The line of this worker, in Node or in a page.
 * @param answer what a page asks beside inviting it
 */
export function hostLine(answer?: (request: Request) => Promise<Answer>): Line {
  if (node) {
    const { parentPort } = node.getBuiltinModule!('node:worker_threads') as { parentPort: Port };
    return {
      post: (message) => parentPort.postMessage(message),
      listen: (receive) => parentPort.on('message', receive),
    };
  }
  const scope = globalThis as unknown as Scope;
  return {
    post: (message) => scope.postMessage(message),
    listen: (receive) => {
      scope.onmessage = ({ data }) => {
        if ('ask' in data) void answer?.(data).then((value) => scope.postMessage(value));
        else receive(data);
      };
    },
  };
}
