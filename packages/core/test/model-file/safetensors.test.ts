import { ColonnadeError } from '@colonnade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeTensors } from '../../src/foundation/read-safetensors.js';
import { encodeTensors, type Tensor } from '../../src/foundation/safetensors.js';
import { messageOf } from '../table/tables.js';

/** A file with any header text, followed by some bytes of values. */
function withHeader(header: string, values = 0, claimed?: bigint): Uint8Array {
  const text = new TextEncoder().encode(header);
  const bytes = new Uint8Array(8 + text.length + values);
  new DataView(bytes.buffer).setBigUint64(0, claimed ?? BigInt(text.length), true);
  bytes.set(text, 8);
  return bytes;
}

const entry = (shape: unknown, offsets: unknown, dtype: unknown = 'F64') =>
  JSON.stringify({ dtype, shape, data_offsets: offsets });

describe('safetensors', () => {
  it('gives back tensors and metadata of any names', () => {
    const tensor = fc.oneof(
      fc
        .array(fc.double(), { maxLength: 5 })
        .map((v): Tensor => ({ shape: [v.length], data: Float64Array.from(v) })),
      fc
        .array(fc.float(), { maxLength: 5 })
        .map((v): Tensor => ({ shape: [1, v.length], data: Float32Array.from(v) })),
      fc.uint8Array({ maxLength: 5 }).map((data): Tensor => ({ shape: [data.length, 1, 1], data })),
      fc.uint32Array({ maxLength: 5 }).map((data): Tensor => ({ shape: [data.length], data })),
    );
    const name = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('__proto__', 'constructor', '1', ''),
    );
    const unique = <T>(value: fc.Arbitrary<T>) =>
      fc.uniqueArray(fc.tuple(name, value), { selector: ([key]) => key, maxLength: 6 });
    fc.assert(
      fc.property(unique(tensor), unique(fc.string({ unit: 'binary' })), (tensors, metadata) => {
        const file = { tensors: new Map(tensors), metadata: new Map(metadata) };
        const bytes = encodeTensors(file);
        const back = decodeTensors('test', bytes);
        expect(new Map([...back.tensors].sort())).toEqual(new Map([...file.tensors].sort()));
        expect(new Map([...back.metadata].sort())).toEqual(new Map([...file.metadata].sort()));
        expect(Buffer.compare(encodeTensors(file), bytes)).toBe(0);
        expect(Number(new DataView(bytes.buffer).getBigUint64(0, true)) % 8).toBe(0);
      }),
    );
  });

  it('reads tensors in any order of the header', () => {
    const bytes = withHeader(`{"b":${entry([1], [8, 16])},"a":${entry([1], [0, 8])}}  `, 16);
    new DataView(bytes.buffer, bytes.length - 16).setFloat64(8, 7, true);
    expect(decodeTensors('test', bytes).tensors.get('b')?.data[0]).toBe(7);
  });

  it.each<[string, Uint8Array, string]>([
    [
      'a header of 2^63 bytes',
      withHeader('{}', 0, 1n << 63n),
      'the header claims 9223372036854775808 bytes, but 2 bytes follow',
    ],
    ['seven bytes', withHeader('{}').subarray(0, 7), 'the file has 7 bytes only'],
    ['no JSON', withHeader('{"a":'), 'the header is not valid JSON'],
    ['no UTF-8', Uint8Array.from([...withHeader('{"a', 0, 5n), 0xff, 0xfe]), 'the header is not UTF-8 text'],
    ['deep nesting', withHeader(`{"a":${'['.repeat(200_000)}`), 'the header is not valid JSON'],
    [
      'a name twice',
      withHeader(`{"a":${entry([0], [0, 0])},"\\u0061":${entry([0], [0, 0])}}`),
      'the header is not valid JSON',
    ],
    ['trailing bytes', withHeader('{}', 3), 'there are 3 bytes after the last tensor'],
    [
      'missing bytes',
      withHeader(`{"a":${entry([2], [0, 16])}}`, 8),
      'tensor "a" ends at byte 16, but there are 8 bytes of values',
    ],
    [
      'a gap',
      withHeader(`{"a":${entry([1], [8, 16])}}`, 16),
      'tensor "a" begins at byte 8, not where the one before ends, 0',
    ],
    [
      'an overlap',
      withHeader(`{"a":${entry([2], [0, 16])},"b":${entry([1], [8, 16])}}`, 16),
      'tensor "b" begins at byte 8, not where the one before ends, 16',
    ],
    [
      'an end before the begin',
      withHeader(`{"a":${entry([1], [8, 0])}}`, 8),
      'tensor "a" takes -8 bytes, but its shape needs 8',
    ],
    [
      'another size',
      withHeader(`{"a":${entry([3], [0, 16])}}`, 16),
      'tensor "a" takes 16 bytes, but its shape needs 24',
    ],
    [
      'a huge shape',
      withHeader(`{"a":${entry([1e9, 1e9], [0, 16])}}`, 16),
      'tensor "a" takes 16 bytes, but its shape needs Infinity',
    ],
    [
      'a shape that overflows to 0',
      withHeader(`{"a":${entry([2 ** 32, 2 ** 32], [0, 0])}}`),
      'tensor "a" takes 0 bytes, but its shape needs Infinity',
    ],
    [
      'a negative size',
      withHeader(`{"a":${entry([-1, -1], [0, 8])}}`, 8),
      'tensor "a" has a shape that is not a list of sizes',
    ],
    [
      'a fraction',
      withHeader(`{"a":${entry([0.5, 2], [0, 8])}}`, 8),
      'tensor "a" has a shape that is not a list of sizes',
    ],
    [
      'three offsets',
      withHeader(`{"a":${entry([1], [0, 8, 8])}}`, 8),
      'tensor "a" has offsets that are not a begin and an end',
    ],
    [
      'text offsets',
      withHeader(`{"a":${entry([1], ['0', '8'])}}`, 8),
      'tensor "a" has offsets that are not a begin and an end',
    ],
    [
      'an unknown type',
      withHeader(`{"a":${entry([1], [0, 8], 'F16')}}`, 8),
      'tensor "a" has a type other than F64, F32, U32, I8, U8',
    ],
    [
      'an inherited type',
      withHeader(`{"a":${entry([1], [0, 8], 'constructor')}}`, 8),
      'tensor "a" has a type other than F64, F32, U32, I8, U8',
    ],
    [
      'fields behind __proto__',
      withHeader(`{"a":{"__proto__":${entry([1], [0, 8])}}}`, 8),
      'tensor "a" has a type other than F64, F32, U32, I8, U8',
    ],
    ['no description', withHeader('{"a":null}'), 'tensor "a" has no description'],
    ['metadata that are no texts', withHeader('{"__metadata__":{"a":1}}'), 'the metadata "a" are not a text'],
    ['metadata that are no object', withHeader('{"__metadata__":[]}'), 'its metadata are not a JSON object'],
  ])('%s is an error', (_, bytes, problem) => {
    const damage =
      'The file is damaged or was altered: save it again, or use a copy that is whole. [MODEL_DAMAGED]';
    expect(messageOf(() => decodeTensors('f', bytes))).toBe(`f: ${problem}. ${damage}`);
  });

  it('any header gives tensors or a ColonnadeError', () => {
    const offsets = fc.array(fc.oneof(fc.nat(24), fc.anything()), { maxLength: 3 });
    const any = fc.record({
      dtype: fc.constantFrom('F64', 'U8', 'X'),
      shape: fc.array(fc.integer()),
      data_offsets: offsets,
    });
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(any, fc.jsonValue())), fc.nat(24), (header, values) => {
        try {
          decodeTensors(
            'test',
            withHeader(
              JSON.stringify(header, (_, v) => (typeof v === 'bigint' ? 1 : v)),
              values,
            ),
          );
        } catch (error) {
          expect(error).toBeInstanceOf(ColonnadeError);
        }
      }),
    );
  });
});
