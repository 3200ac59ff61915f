import { ColonnadeError } from '@colonnade/core';
import type { Dataset, File, H5Module } from './types.js';

/** An HDF5 file in memory, with what the HDF5 library had to say about it. */
export interface OpenFile {
  readonly file: File;
  /** What the HDF5 library complained about since the last call, or undefined. */
  complaint(): string | undefined;
  /** The bytes of a dataset's elements as they stand in the file, row-major. */
  rawBytes(dataset: Dataset): Uint8Array;
  /** Datasets larger than this are refused. */
  readonly maxBytes: number;
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
export async function openHdf5(name: string, bytes: Uint8Array, maxBytes: number): Promise<OpenFile> {
  const { h5wasm } = await import('h5wasm');
  const module = await h5wasm.ready;
  const { FS } = module;
  listen(FS);
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
    return { file, complaint, rawBytes: (dataset) => rawBytes(module, dataset), maxBytes, close };
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

/** What the library's own readers do, without their choice of a typed array: there is none for every type. */
function rawBytes(module: H5Module, { file_id, path, metadata }: Dataset): Uint8Array {
  const size = metadata.size * metadata.total_size;
  const at = module._malloc(size);
  if (at === 0) throw new Error(`no memory for ${size} bytes`);
  try {
    module.get_dataset_data(file_id, path, null, null, null, BigInt(at));
    return module.HEAPU8.slice(at, at + size);
  } finally {
    module._free(at);
  }
}

let said = '';

/** The HDF5 library writes its complaints to a standard error of its own, which is caught here. */
function listen(FS: H5Module['FS']): void {
  const { tty } = (FS as unknown as Streams).getStream(2);
  tty.ops = {
    put_char: (_: unknown, code: number) => {
      said += String.fromCharCode(code);
    },
    fsync: () => {},
  };
}

/** The innermost reason of the first complaint since the last call, or undefined. */
function complaint(): string | undefined {
  const [first] = said.split('HDF5-DIAG').slice(1);
  said = '';
  return first
    ?.match(/\(\): (.*)/g)
    ?.at(-1)
    ?.slice(4);
}

/** Every dataset of a file by its path, in the order of the file; and what is none, and no group, in words. */
export function listDatasets(file: File): { datasets: Map<string, Dataset>; notes: string[] } {
  const datasets = new Map<string, Dataset>();
  const notes: string[] = [];
  for (const path of file.paths()) {
    const entity = file.get(path) as { type?: string } | null;
    if (entity?.type === 'Dataset') datasets.set(path, entity as Dataset);
    else if (entity?.type !== 'Group')
      notes.push(`"${path}" left out: ${kinds[entity?.type ?? ''] ?? 'no dataset'}`);
  }
  return { datasets, notes };
}

const kinds: Record<string, string> = {
  ExternalLink: 'a link to another file',
  BrokenSoftLink: 'a link to nothing',
  Datatype: 'a type, no dataset',
};
