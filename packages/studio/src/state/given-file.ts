import type { Served, Source } from '../session/protocol.js';
import { served } from './data.js';

/** A file that the command was given, as it is now: another one under its name is another source. */
export async function givenFile(name: string): Promise<Served> {
  const file = served(`given/${encodeURIComponent(name)}`, name);
  return { ...file, version: await versionOf(file.url) };
}

/** Whether a source still is what it was when it was opened; files of the user's are kept as they were. */
export async function isAsItWas(source: Source): Promise<boolean> {
  return (
    source.kind !== 'served' ||
    source.version === undefined ||
    source.version === (await versionOf(source.url))
  );
}

/** What the server calls this version of a file; null where it says nothing. */
async function versionOf(url: string): Promise<string | null> {
  const response = await fetch(url, { method: 'HEAD' }).catch(() => null);
  return response?.headers.get('etag') ?? null;
}
