import { ColonnadeError } from './errors.js';
import { describe } from './options.js';
import { type Dtype, dtypes, headerAt, readNumbers, type Tensor, type TensorFile } from './safetensors.js';
import { parseStrictJson } from './strict-json.js';
import { decodeText } from './text.js';

/** The longest header that the format allows. */
const longestHeader = 100_000_000;

/** The error for a file that cannot be what it should be. */
export function damaged(where: string, problem: string, cause?: unknown): ColonnadeError {
  return new ColonnadeError({
    code: 'MODEL_DAMAGED',
    where,
    problem,
    why: 'The file is damaged or was altered',
    remedy: { text: 'save it again, or use a copy that is whole' },
    cause,
  });
}

/**
 * The content of a safetensors file, which may come from anyone: no length, offset, name or type in it is trusted.
 * The arrays are new; nothing of `bytes` is kept.
 * @throws MODEL_FOREIGN for bytes of another format, MODEL_DAMAGED saying what is wrong, OPTION_TYPE
 */
export function decodeTensors(where: string, bytes: Uint8Array): TensorFile {
  if (!ArrayBuffer.isView(bytes) || bytes.BYTES_PER_ELEMENT !== 1) {
    throw new ColonnadeError({
      code: 'OPTION_TYPE',
      where,
      problem: `the bytes are ${describe(bytes)}`,
      expected: 'a Uint8Array',
      remedy: { text: 'pass a Uint8Array' },
    });
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = headerLength(where, bytes, view);
  const header = readHeader(where, bytes.subarray(headerAt, headerAt + length));
  const dataAt = headerAt + length;
  const size = bytes.length - dataAt;
  const metadata = new Map<string, string>();
  const entries: (Entry & { name: string })[] = [];
  for (const [name, value] of Object.entries(header)) {
    if (name === '__metadata__') readMetadata(where, value, metadata);
    else entries.push({ name, ...readEntry(where, name, value) });
  }
  let end = 0;
  const tensors = new Map<string, Tensor>();
  for (const entry of entries.sort((a, b) => a.begin - b.begin || a.end - b.end)) {
    const { name, dtype, shape } = entry;
    if (entry.begin !== end)
      throw damaged(
        where,
        `tensor "${name}" begins at byte ${entry.begin}, not where the one before ends, ${end}`,
      );
    if (entry.end > size)
      throw damaged(
        where,
        `tensor "${name}" ends at byte ${entry.end}, but there are ${size} bytes of values`,
      );
    end = entry.end;
    const data = dtypes[dtype].make((entry.end - entry.begin) / dtypes[dtype].bytes);
    readNumbers(view, dataAt + entry.begin, data);
    tensors.set(name, { shape, data });
  }
  if (end !== size) throw damaged(where, `there are ${size - end} bytes after the last tensor`);
  return { tensors, metadata };
}

function headerLength(where: string, bytes: Uint8Array, view: DataView): number {
  if (bytes.length === 0) throw damaged(where, 'the file is empty');
  if (bytes.length > headerAt && bytes[headerAt] !== 0x7b) {
    throw new ColonnadeError({
      code: 'MODEL_FOREIGN',
      where,
      problem: 'this is not a safetensors file',
      remedy: { text: 'Give a model.safetensors that Colonnade saved' },
    });
  }
  const room = bytes.length - headerAt;
  if (room < 2) throw damaged(where, `the file has ${bytes.length} bytes only`);
  const length = view.getBigUint64(0, true);
  if (length > BigInt(Math.min(room, longestHeader))) {
    throw damaged(where, `the header claims ${length} bytes, but ${room} bytes follow`);
  }
  return Number(length);
}

function readHeader(where: string, bytes: Uint8Array): Record<string, unknown> {
  const text = decodeText(bytes);
  if (text === undefined) throw damaged(where, 'the header is not UTF-8 text');
  let header: unknown;
  try {
    header = parseStrictJson(text);
  } catch (cause) {
    throw damaged(where, 'the header is not valid JSON', cause);
  }
  if (!isObject(header)) throw damaged(where, 'the header is not a JSON object');
  return header;
}

function readMetadata(where: string, value: unknown, metadata: Map<string, string>): void {
  if (!isObject(value)) throw damaged(where, 'its metadata are not a JSON object');
  for (const [name, text] of Object.entries(value)) {
    if (typeof text !== 'string') throw damaged(where, `the metadata "${name}" are not a text`);
    metadata.set(name, text);
  }
}

interface Entry {
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

function readEntry(where: string, name: string, value: unknown): Entry {
  const fail = (problem: string) => damaged(where, `tensor "${name}" ${problem}`);
  if (!isObject(value)) throw fail('has no description');
  const { dtype, shape, data_offsets: offsets } = ownFields(value);
  if (typeof dtype !== 'string' || !Object.hasOwn(dtypes, dtype)) {
    throw fail(`has a type other than ${Object.keys(dtypes).join(', ')}`);
  }
  if (!Array.isArray(shape) || !shape.every(isCount)) throw fail('has a shape that is not a list of sizes');
  if (!Array.isArray(offsets) || offsets.length !== 2 || !offsets.every(isCount)) {
    throw fail('has offsets that are not a begin and an end');
  }
  const [begin, end] = offsets as [number, number];
  const needed = sizeOf(shape as number[]) * dtypes[dtype as Dtype].bytes;
  if (end - begin !== needed) throw fail(`takes ${end - begin} bytes, but its shape needs ${needed}`);
  return { dtype: dtype as Dtype, shape: shape as number[], begin, end };
}

/** The product of sizes: Infinity as soon as it is no longer exact, which no number of bytes equals. */
function sizeOf(shape: readonly number[]): number {
  if (shape.includes(0)) return 0;
  const size = shape.reduce((product, each) => product * each, 1);
  return size < 2 ** 50 ? size : Number.POSITIVE_INFINITY;
}

/** The fields that are the object's own; what is inherited is none. */
function ownFields(value: Record<string, unknown>): Partial<Record<string, unknown>> {
  return Object.assign(Object.create(null), value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
