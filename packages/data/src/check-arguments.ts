import { ColonnadeError } from '@colonnade/core';

/** @throws OPTION_TYPE for a name that is no text */
export function checkName(where: string, name: unknown): asserts name is string {
  if (typeof name === 'string') return;
  throw wrong(where, `the name is ${describe(name)}`, 'a text', 'pass the name of the file as a text');
}

/** @throws OPTION_TYPE for a path that is no text */
export function checkPath(where: string, path: unknown): asserts path is string {
  if (typeof path === 'string') return;
  const given = path instanceof URL ? 'a URL' : describe(path);
  const remedy = path instanceof URL ? 'pass fileURLToPath(url)' : 'pass the path of a file as a text';
  throw wrong(where, `the path is ${given}`, 'a text', remedy);
}

/** @throws OPTION_TYPE for bytes that are none */
export function checkBytes(where: string, bytes: unknown): asserts bytes is Uint8Array {
  if (bytes instanceof Uint8Array) return;
  const remedy =
    typeof bytes === 'string'
      ? 'pass new TextEncoder().encode(text), or, of a path, use readTable'
      : bytes instanceof ArrayBuffer
        ? 'pass new Uint8Array(buffer)'
        : 'pass the bytes of a file';
  throw wrong(where, `the bytes are ${describe(bytes)}`, 'a Uint8Array', remedy);
}

/** @throws OPTION_TYPE for a file that is none */
export function checkBlob(where: string, file: unknown): asserts file is Blob {
  if (file instanceof Blob) return;
  throw wrong(
    where,
    `the file is ${describe(file)}`,
    'a File or Blob',
    'pass what an <input type="file"> gives',
  );
}

/** The files of a folder. @throws OPTION_TYPE for anything that is none */
export function filesOf<T>(where: string, files: Iterable<T>): T[] {
  const remedy = 'pass the files of an <input type="file" webkitdirectory>, or { path, file } for each';
  const isList = typeof files === 'object' && files !== null && Symbol.iterator in files;
  if (!isList) throw wrong(where, `the files are ${describe(files)}`, 'a list of files', remedy);
  const list = Array.from(files);
  for (const [at, each] of list.entries()) {
    const { path, file } = (each ?? {}) as { path?: unknown; file?: unknown };
    if (each instanceof Blob || (typeof path === 'string' && file instanceof Blob)) continue;
    throw wrong(where, `files[${at}] is ${describe(each)}`, 'a File, or { path, file }', remedy);
  }
  return list;
}

/** @throws OPTION_TYPE for options that are no object */
export function optionsOf<T extends object>(where: string, options: T): T {
  if (typeof options === 'object' && options !== null && !Array.isArray(options)) return options;
  throw wrong(where, `the options are ${describe(options)}`, 'an object', 'pass { separator: ";" }');
}

/** A value in words. */
function describe(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 40));
  if (Array.isArray(value)) return 'an array';
  if (typeof value !== 'object' || value === null) return String(value);
  return `a value of type ${value.constructor?.name ?? 'object'}`;
}

function wrong(where: string, problem: string, expected: string, text: string): ColonnadeError {
  return new ColonnadeError({ code: 'OPTION_TYPE', where, problem, expected, remedy: { text } });
}
