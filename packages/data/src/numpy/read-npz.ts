import { ColonnadeError } from '@colonnade/core';
import { type Arrays, listed, tableOfArrays } from '../arrays/choose.js';
import { defaultMaxBytes, tooLarge } from '../bytes/limit.js';
import { zipEntries } from '../bytes/zip.js';
import type { Reader, Source } from '../reader.js';
import { npyArray } from './read-npy.js';

/** Several NumPy arrays by name in one ZIP archive. */
export const npzReader: Reader = {
  name: 'NPZ',
  format: 'npz',
  extensions: ['npz'],
  options: ['input'],
  // Any ZIP archive begins so: that it is one of NumPy's its name says, or that of the first file in it.
  recognizes: (head) => {
    const name = new TextDecoder('latin1').decode(head.subarray(30, 30 + head[26] + 256 * head[27]));
    return head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4 && name.endsWith('.npy');
  },
  async read(source, { maxBytes, input, target }) {
    const arrays = await arraysOf(source, maxBytes);
    return tableOfArrays(source.name, arrays, { ...(input && { input }), ...(target && { target }) });
  },
  list: async (source, { maxBytes }) => listed(await arraysOf(source, maxBytes)),
};

async function arraysOf(source: Source, maxBytes = defaultMaxBytes): Promise<Arrays> {
  const { name } = source;
  const files = unzip(name, await source.whole(maxBytes), maxBytes);
  const names = files.map(([file]) => file);
  const twice = names.find((file, i) => names.indexOf(file) !== i);
  if (twice !== undefined) throw namedTwice(name, twice);
  return new Map(
    files.map(([file, bytes]) => {
      const array = file.replace(/\.npy$/, '');
      return [array, npyArray(`${name}, array "${array}"`, array, bytes)];
    }),
  );
}

/** The arrays of an archive. What it announces is added up before anything is decompressed. */
function unzip(name: string, bytes: Uint8Array, maxBytes: number): [string, Uint8Array][] {
  try {
    const entries = zipEntries(bytes).filter((entry) => entry.name.endsWith('.npy'));
    const total = entries.reduce((sum, { size }) => sum + size, 0);
    if (total > maxBytes) throw tooLarge(name, maxBytes, ' when decompressed');
    return entries.map((entry) => [entry.name, entry.read()]);
  } catch (cause) {
    if (cause instanceof ColonnadeError) throw cause;
    throw new ColonnadeError({
      code: 'FILE_FORMAT',
      where: name,
      problem: `the NPZ archive is damaged or cut short (${(cause as Error).message})`,
      remedy: { text: 'write it again with numpy.savez' },
      cause,
    });
  }
}

function namedTwice(name: string, file: string): ColonnadeError {
  return new ColonnadeError({
    code: 'HEADER_INVALID',
    where: name,
    problem: `the archive holds "${file}" twice`,
    why: 'Arrays are found by name',
    remedy: { text: 'write it again with each array once' },
  });
}
