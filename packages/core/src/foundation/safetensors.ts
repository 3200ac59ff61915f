import { encodeText } from './text.js';

/**
 * The public safetensors format: 8 bytes with the length of the header (little-endian), the header as JSON
 * `{"__metadata__": {text: text}, name: {"dtype", "shape", "data_offsets": [begin, end]}}`, filled up with spaces,
 * then the values of all tensors without a gap, little-endian and row-major.
 */
export type Dtype = keyof typeof dtypes;

/** The types of numbers that are read and written here. */
export const dtypes = {
  F64: { bytes: 8, make: (length: number) => new Float64Array(length) },
  F32: { bytes: 4, make: (length: number) => new Float32Array(length) },
  U32: { bytes: 4, make: (length: number) => new Uint32Array(length) },
  I8: { bytes: 1, make: (length: number) => new Int8Array(length) },
  U8: { bytes: 1, make: (length: number) => new Uint8Array(length) },
} as const;

export type TensorData = Float64Array | Float32Array | Uint32Array | Int8Array | Uint8Array;

/** A named array of numbers; its values are row-major. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: TensorData;
}

/** What one file holds. */
export interface TensorFile {
  readonly tensors: ReadonlyMap<string, Tensor>;
  readonly metadata: ReadonlyMap<string, string>;
}

/** The header begins at this byte, and the values at a multiple of it. */
export const headerAt = 8;

/**
 * The bytes of a file, a function of its content alone: metadata stand in the order given, tensors too, but those
 * of wider numbers first, so that every tensor lies at a multiple of its number's width.
 */
export function encodeTensors({ tensors, metadata }: TensorFile): Uint8Array {
  const ordered = [...tensors].sort(([, a], [, b]) => b.data.BYTES_PER_ELEMENT - a.data.BYTES_PER_ELEMENT);
  const header: [string, unknown][] = [['__metadata__', Object.fromEntries(metadata)]];
  let end = 0;
  for (const [name, { shape, data }] of ordered) {
    const begin = end;
    end += data.byteLength;
    header.push([name, { dtype: dtypeOf(data), shape, data_offsets: [begin, end] }]);
  }
  const text = encodeText(JSON.stringify(Object.fromEntries(header)));
  const dataAt = headerAt + Math.ceil(text.length / headerAt) * headerAt;
  const bytes = new Uint8Array(dataAt + end);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(dataAt - headerAt), true);
  bytes.fill(0x20, headerAt, dataAt);
  bytes.set(text, headerAt);
  let at = dataAt;
  for (const [, { data }] of ordered) {
    writeNumbers(view, at, data);
    at += data.byteLength;
  }
  return bytes;
}

function dtypeOf(data: TensorData): Dtype {
  if (data instanceof Float64Array) return 'F64';
  if (data instanceof Float32Array) return 'F32';
  if (data instanceof Uint32Array) return 'U32';
  return data instanceof Int8Array ? 'I8' : 'U8';
}

/** Writes numbers little-endian, whatever the machine has. */
function writeNumbers(view: DataView, at: number, data: TensorData): void {
  if (data instanceof Float64Array)
    for (const [i, value] of data.entries()) view.setFloat64(at + 8 * i, value, true);
  else if (data instanceof Float32Array)
    for (const [i, value] of data.entries()) view.setFloat32(at + 4 * i, value, true);
  else if (data instanceof Uint32Array)
    for (const [i, value] of data.entries()) view.setUint32(at + 4 * i, value, true);
  // A negative number is written as it is: setUint8 takes its lowest eight bits.
  else for (const [i, value] of data.entries()) view.setUint8(at + i, value);
}

/** Reads numbers that are little-endian into an array of their own. */
export function readNumbers(view: DataView, at: number, data: TensorData): void {
  if (data instanceof Float64Array)
    for (let i = 0; i < data.length; i++) data[i] = view.getFloat64(at + 8 * i, true);
  else if (data instanceof Float32Array)
    for (let i = 0; i < data.length; i++) data[i] = view.getFloat32(at + 4 * i, true);
  else if (data instanceof Uint32Array)
    for (let i = 0; i < data.length; i++) data[i] = view.getUint32(at + 4 * i, true);
  else if (data instanceof Int8Array) for (let i = 0; i < data.length; i++) data[i] = view.getInt8(at + i);
  else for (let i = 0; i < data.length; i++) data[i] = view.getUint8(at + i);
}
