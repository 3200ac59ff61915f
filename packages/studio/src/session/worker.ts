import { ownMethods } from './methods.js';
import { problemOf } from './problem.js';
import type { Reply, Request } from './protocol.js';

/** The thread that reads, prepares and trains. */
const post = (reply: Reply) => self.postMessage(reply);
const methods = ownMethods(post);

self.addEventListener('message', async ({ data }: MessageEvent<Request>) => {
  const { id, method, parameters } = data;
  try {
    const answer = methods[method] as (...given: readonly unknown[]) => Promise<unknown>;
    post({ id, value: await answer(...parameters) });
  } catch (error) {
    post({ id, problem: problemOf(error) });
  }
});
