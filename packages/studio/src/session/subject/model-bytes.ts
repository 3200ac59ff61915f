import type { Source } from '../source.js';

/** The bytes of a model's file, and what messages call it. */
export async function bytesOf(source: Source): Promise<{ name: string; bytes: Uint8Array }> {
  if (source.kind === 'toy') throw new Error('a toy set is no model');
  if (source.kind === 'files') {
    const [{ file, path }] = source.files;
    return { name: path.split('/').at(-1)!, bytes: new Uint8Array(await file.arrayBuffer()) };
  }
  const response = await fetch(source.url);
  if (!response.ok) throw new Error(`${source.name} could not be fetched (${response.status})`);
  return { name: source.name, bytes: new Uint8Array(await response.arrayBuffer()) };
}
