import { ColonnadeError } from '@colonnade/core';
import type { Dataset, File, H5Module } from './types.js';

/** An HDF5 file in memory, with what the HDF5 library had to say about it. */
export interface OpenFile {
  readonly file: File;
  /** The complaints of the HDF5 library since the last call, most telling line last; undefined when none. */
  complaint(): string | undefined;
  close(): void;
}

/** A part of the file system of Emscripten that its types leave out. */
interface Streams {
  getStream(descriptor: number): { tty: { ops: object } };
}

let opened = 0;

/**
 * Opens the bytes of an HDF5 file. The HDF5 library (WebAssembly, several megabytes) is loaded only now.
 * @throws FILE_FORMAT for bytes that are no HDF5 file, or only the beginning of one
 */
export async function openHdf5(name: string, bytes: Uint8Array): Promise<OpenFile> {
  const { h5wasm } = await import('h5wasm');
  const { FS } = await h5wasm.ready;
  const complaint = listen(FS);
  const path = `/colonnade-${++opened}.h5`;
  FS.writeFile(path, bytes);
  try {
    const file = new h5wasm.File(path, 'r');
    // A file that could not be opened only says so when it is asked for something.
    file.keys();
    const close = () => {
      file.close();
      FS.unlink(path);
    };
    return { file, complaint, close };
  } catch (cause) {
    FS.unlink(path);
    const reason = complaint();
    const truncated = /truncated file/.test(reason ?? '');
    throw new ColonnadeError({
      code: 'FILE_FORMAT',
      where: name,
      problem: truncated
        ? `the HDF5 file is cut short: ${bytes.length} bytes are there, more belong to it`
        : `this is not an HDF5 file, or it is damaged${reason ? ` (${reason})` : ''}`,
      remedy: { text: 'fetch or write it again' },
      cause,
    });
  }
}

/** The HDF5 library writes its complaints to a standard error of its own, which is caught here. */
function listen(FS: H5Module['FS']): () => string | undefined {
  const { tty } = (FS as unknown as Streams).getStream(2);
  let text = '';
  tty.ops = {
    put_char: (_: unknown, code: number) => {
      text += String.fromCharCode(code);
    },
    fsync: () => {},
  };
  return () => {
    const [first] = text.split('HDF5-DIAG').slice(1);
    text = '';
    return first
      ?.match(/\(\): (.*)/g)
      ?.at(-1)
      ?.slice(4);
  };
}

/** Every dataset of a file by its path, in the order of the file. */
export function listDatasets(file: File): Map<string, Dataset> {
  const datasets = new Map<string, Dataset>();
  for (const path of file.paths()) {
    const entity = file.get(path) as { type?: string } | null;
    if (entity?.type === 'Dataset') datasets.set(path, entity as Dataset);
  }
  return datasets;
}
