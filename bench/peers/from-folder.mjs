// The peers from npm are no dependencies of this repository: they are imported from the folder named by --peers.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { options } from '../serve.mjs';

/** `require` as a file in the folder of the peers would have it. */
export const requirePeer = createRequire(join(options.folder, 'package.json'));

/** The folder of an installed package. */
export const packageFolder = (name) => join(options.folder, 'node_modules', name);

/** The version of an installed package. */
export function versionOf(name) {
  return JSON.parse(readFileSync(join(packageFolder(name), 'package.json'), 'utf8')).version;
}

/** An ES module of an installed package. */
export async function importPeer(name) {
  const manifest = JSON.parse(readFileSync(join(packageFolder(name), 'package.json'), 'utf8'));
  const entry = manifest.exports?.['.'];
  const file = entry?.import?.default ?? entry?.import ?? entry?.default ?? manifest.module ?? manifest.main;
  return import(pathToFileURL(join(dirname(join(packageFolder(name), 'package.json')), file)).href);
}
