// What a long measurement has found so far, so that it can be done in pieces.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * The results of a measurement by their keys, kept outside the repository, for one build of the library.
 * @param name the measurement's
 * @param built the file that is measured, beside the parts that it loads: another build begins anew
 */
export function openJournal(name, built) {
  const hash = createHash('sha256');
  const parts = readdirSync(dirname(built)).filter((name) => name.endsWith('.js'));
  for (const name of parts.sort()) hash.update(readFileSync(join(dirname(built), name)));
  const build = hash.digest('hex').slice(0, 12);
  const path = join(tmpdir(), `colonnade-${name}-${build}.json`);
  const results = new Map(existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : []);
  return {
    path,
    get: (key) => results.get(key),
    put(key, result) {
      results.set(key, result);
      writeFileSync(`${path}.new`, JSON.stringify([...results]));
      renameSync(`${path}.new`, path);
    },
  };
}
