// Says on standard error which files a process loads: `node --import ./scripts/loaded-files.mjs …`.
import { writeSync } from 'node:fs';
import { register } from 'node:module';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) register(import.meta.url);

/** @type {import('node:module').LoadHook} */
export async function load(url, context, nextLoad) {
  if (url.startsWith('file:')) writeSync(2, `loaded ${url}\n`);
  return nextLoad(url, context);
}
