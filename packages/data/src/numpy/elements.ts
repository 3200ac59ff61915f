import type { MatrixData } from '@colonnade/core';
import { damaged, type NpyHeader } from './header.js';

type Elements = MatrixData | BigInt64Array | BigUint64Array | string[];

/** How numbers of the other types are read one by one. */
const read: Readonly<Record<string, (view: DataView, at: number, little: boolean) => number>> = {
  b1: (view, at) => view.getUint8(at),
  i1: (view, at) => view.getInt8(at),
  i2: (view, at, little) => view.getInt16(at, little),
  i4: (view, at, little) => view.getInt32(at, little),
  u2: (view, at, little) => view.getUint16(at, little),
  u4: (view, at, little) => view.getUint32(at, little),
  f2: (view, at, little) => half(view.getUint16(at, little)),
};

/** The elements in the order of the file: bytes stay bytes, float32 stays float32, other numbers are float64. */
export function readElements(where: string, bytes: Uint8Array, header: NpyHeader): Elements {
  const { shape, size, begin, type, littleEndian: little } = header;
  const count = shape.reduce((product, each) => product * each, 1);
  if (bytes.length !== begin + count * size) {
    const there = `${bytes.length - begin} bytes of elements are there`;
    throw damaged(where, `${there}, but ${shape.join('×') || 'one'} of ${size} bytes were announced`);
  }
  if (header.kind === 'text') return texts(bytes, header, count);
  if (type === 'u1') return bytes.subarray(begin);
  if (type in views) {
    const aligned = bytes.slice(begin);
    if (!little) swap(aligned, size);
    return new views[type as keyof typeof views](aligned.buffer);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset + begin, count * size);
  return Float64Array.from({ length: count }, (_, i) => read[type](view, size * i, little));
}

/** Types whose bytes are those of a typed array, where the lowest comes first as on every machine of today. */
const views = { f4: Float32Array, f8: Float64Array, i8: BigInt64Array, u8: BigUint64Array };

/** Turns the bytes of every element around. */
function swap(bytes: Uint8Array, size: number): void {
  for (let at = 0; at < bytes.length; at += size) bytes.subarray(at, at + size).reverse();
}

/** IEEE 754 half precision. */
export function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1024 + fraction) * 2 ** (exponent - 25);
}

/** Texts of a fixed length: UTF-32 for `U`, bytes for `S`; what is shorter is filled with NUL. */
function texts(bytes: Uint8Array, { type, size, begin, littleEndian }: NpyHeader, count: number): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wide = type[0] === 'U';
  return Array.from({ length: count }, (_, i) => {
    const from = begin + i * size;
    let text = '';
    for (let at = from; at < from + size; at += wide ? 4 : 1) {
      const code = wide ? view.getUint32(at, littleEndian) : bytes[at];
      text += code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    }
    return text.replace(/\0+$/, '');
  });
}
