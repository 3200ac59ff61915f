import { ColonnadeError } from '@colonnade/core';
import type { Reader, ReadOptions } from './reader.js';
import { readers } from './readers.js';

/** Endings of formats that are not read; as text they would only give puzzling errors. */
const foreign = ['xlsx', 'xls', 'ods', 'zip', 'arff', 'mat', 'pkl', 'pt', 'feather', 'arrow', 'avro', 'orc'];

/** Options of every format, and those that are no option of reading one file. */
const always: readonly string[] = ['format', 'target', 'maxBytes', 'onProgress'];

/** The reader of a file, by what was asked for, its name and its first bytes. @throws OPTION_NOT_YET, OPTION_RANGE */
export function chooseReader(name: string, head: Uint8Array, format?: string): Reader {
  if (format !== undefined) return namedReader(format);
  const extension = extensionOf(name);
  const named = readers.find((reader) => reader.extensions.includes(extension));
  const recognized = readers.find((reader) => reader.recognizes(head)) as Reader;
  if (named === undefined && foreign.includes(extension)) {
    const formats = readers.map((reader) => reader.name).join(', ');
    throw new ColonnadeError({
      code: 'OPTION_NOT_YET',
      where: name,
      problem: `this version does not read .${extension} files`,
      expected: formats,
      remedy: { text: `convert it to one of ${formats}` },
    });
  }
  // A CSV ending on HDF5 bytes is a name that lies; an HDF5 ending on other bytes is a damaged file.
  return named !== undefined && named.format !== 'csv' ? named : recognized;
}

/** The ending of a file's name, in lower case, without the `.gz` behind it. */
export function extensionOf(name: string): string {
  return /\.([^./\\]+?)(?:\.gz)?$/.exec(name.toLowerCase())?.[1] ?? '';
}

function namedReader(format: string): Reader {
  const reader = readers.find((each) => each.format === format);
  if (reader !== undefined) return reader;
  const formats = readers.map((each) => each.format).join(', ');
  throw new ColonnadeError({
    code: 'OPTION_RANGE',
    where: 'readTable',
    problem: `option "format" is ${JSON.stringify(format)}, but must be one of ${formats}`,
    expected: formats,
  });
}

/** True when an option is one of a reader's, or of all. */
export function understands(reader: Reader, option: string): boolean {
  return always.includes(option) || reader.options.includes(option as keyof ReadOptions);
}

/** @throws OPTION_CONFLICT for an option that the file's format does not have */
export function checkOptionsOf(name: string, reader: Reader, options: ReadOptions): void {
  for (const [option, value] of Object.entries(options)) {
    if (value === undefined || understands(reader, option)) continue;
    throw new ColonnadeError({
      code: 'OPTION_CONFLICT',
      where: name,
      problem: `option "${option}" does not apply to ${reader.name}`,
      remedy: { text: 'leave {option} out', option },
    });
  }
}
