// Says on standard error which files a process loads: `node --import ./scripts/loaded-files.mjs …`.
import { writeSync } from 'node:fs';
import Module, { register } from 'node:module';
import { pathToFileURL } from 'node:url';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  register(import.meta.url);
  // What is required comes past no hook.
  const { load: required } = Module.prototype;
  Module.prototype.load = function (file) {
    writeSync(2, `loaded ${pathToFileURL(file)}\n`);
    return required.call(this, file);
  };
}

/** @type {import('node:module').LoadHook} */
export async function load(url, context, nextLoad) {
  if (url.startsWith('file:')) writeSync(2, `loaded ${url}\n`);
  return nextLoad(url, context);
}
