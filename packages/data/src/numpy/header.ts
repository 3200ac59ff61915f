import { ColonnadeError } from '@colonnade/core';

/** What the header of a NumPy array says. */
export interface NpyHeader {
  readonly shape: readonly number[];
  readonly fortran: boolean;
  readonly kind: 'number' | 'integer64' | 'text';
  /** Type and bytes of an element as NumPy writes them, `f8`, and whether the lowest byte comes first. */
  readonly type: string;
  readonly littleEndian: boolean;
  /** Bytes of an element. */
  readonly size: number;
  /** Where the elements begin. */
  readonly begin: number;
}

/** @throws FILE_FORMAT for damaged bytes, COLUMN_TYPE for elements that are neither numbers nor text */
export function readHeader(where: string, bytes: Uint8Array): NpyHeader {
  const [major] = bytes.subarray(6);
  const wide = major >= 2;
  const begin = wide ? 12 : 10;
  if (bytes.length < begin || bytes[0] !== 0x93) throw damaged(where, 'it does not begin as one');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = wide ? view.getUint32(8, true) : view.getUint16(8, true);
  if (bytes.length < begin + length) throw damaged(where, 'it is cut short within its header');
  const text = new TextDecoder('latin1').decode(bytes.subarray(begin, begin + length));
  const descr = /'descr':\s*'([<>|=]?)([a-zA-Z])(\d*)(?:\[[^\]']*\])?'/.exec(text);
  const fortran = /'fortran_order':\s*(True|False)/.exec(text);
  const shape = /'shape':\s*\(([\d,\s]*)\)/.exec(text);
  if (/'descr':\s*\[/.test(text)) throw wrongType(where, 'records of several fields');
  if (descr === null || fortran === null || shape === null)
    throw damaged(where, 'its header is not readable');
  const [, order, letter, digits] = descr;
  const sizes = (shape[1].match(/\d+/g) ?? []).map(Number);
  if (!sizes.every(Number.isSafeInteger)) throw damaged(where, 'its header is not readable');
  return {
    shape: sizes,
    fortran: fortran[1] === 'True',
    kind: kindOf(where, letter, Number(digits)),
    type: `${letter}${digits}`,
    littleEndian: order !== '>',
    size: letter === 'U' ? 4 * Number(digits) : Number(digits || 1),
    begin: begin + length,
  };
}

function kindOf(where: string, letter: string, size: number): NpyHeader['kind'] {
  if ((letter === 'i' || letter === 'u') && size === 8) return 'integer64';
  const sizes: Record<string, readonly number[]> = { b: [1], i: [1, 2, 4], u: [1, 2, 4], f: [2, 4, 8] };
  if (sizes[letter]?.includes(size)) return 'number';
  if (letter === 'U' || letter === 'S') return 'text';
  const names: Record<string, string> = {
    O: 'Python objects',
    c: 'complex numbers',
    M: 'dates',
    m: 'spans of time',
    f: `numbers of ${8 * size} bits`,
    V: 'opaque bytes',
  };
  throw wrongType(where, names[letter] ?? `elements of type ${letter}${size}`);
}

/** The error for an array that is damaged or no array. */
export function damaged(where: string, problem: string): ColonnadeError {
  return new ColonnadeError({
    code: 'FILE_FORMAT',
    where,
    problem: `this is not a NumPy array, or it is damaged: ${problem}`,
    remedy: { text: 'write it again with numpy.save' },
  });
}

function wrongType(where: string, what: string): ColonnadeError {
  return new ColonnadeError({
    code: 'COLUMN_TYPE',
    where,
    problem: `the NumPy array holds ${what}`,
    expected: 'numbers or text',
    got: what,
    remedy: { text: 'save it as numbers or text' },
  });
}
