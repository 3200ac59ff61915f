import {
  ColonnadeError,
  decodeCheckpoint,
  decodeModel,
  dense,
  encodeModel,
  Matrix,
  type ModelContent,
  Network,
  toyTable,
} from '@colonnade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeTensors } from '../../src/foundation/read-safetensors.js';
import { encodeTensors } from '../../src/foundation/safetensors.js';
import { seal } from '../../src/model/model-file/sealed-file.js';
import { messageOf, rows, textTable } from '../table/tables.js';
import { tinyContent, trainContent } from './contents.js';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** The header of a file as JSON. */
function headerOf(bytes: Uint8Array) {
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  return JSON.parse(text(bytes.subarray(8, 8 + length)));
}

/** A file of a model whose metadata were changed by someone who knows how to seal. */
function forged(change: (metadata: Map<string, string>) => void): Uint8Array {
  const { tensors, metadata } = decodeTensors('test', encodeModel(tinyContent()));
  const changed = new Map(
    [...metadata].filter(([name]) => !['checksum', 'format', 'version'].includes(name)),
  );
  change(changed);
  return seal('model', tensors, changed);
}

// biome-ignore lint/suspicious/noExplicitAny: JSON of any shape, to be bent at will
type Json = any;

const changeJson = (name: string, change: (value: Json) => unknown) =>
  forged((metadata) => metadata.set(name, JSON.stringify(change(JSON.parse(metadata.get(name)!)))));

describe('model file', () => {
  it('gives back what was saved, bit for bit', async () => {
    const table = textTable({
      size: rows(40, (row) => (row % 7 === 0 ? null : row * 1.37)),
      color: rows(40, (row) => ['red', 'green', null, "it's"][row % 4]),
      flag: rows(40, (row) => (row % 3 === 0 ? 'true' : 'false')),
      answer: rows(40, (row) => ['x', 'y', 'z'][row % 3]),
    });
    const content = await trainContent(table, {
      target: 'answer',
      hidden: [{ units: 5, activation: 'tanh' }],
    });
    const bytes = encodeModel(content);
    const loaded = decodeModel(bytes);
    expect(loaded).toEqual({ ...content, schema: { ...content.schema, warnings: [] } });
    expect(Object.is(loaded.parameters.theta, content.parameters.theta)).toBe(false);
    expect([...new BigUint64Array(loaded.parameters.theta.buffer)]).toEqual([
      ...new BigUint64Array(content.parameters.theta.slice().buffer),
    ]);
    expect(Buffer.compare(encodeModel(loaded), bytes)).toBe(0);
  });

  it('gives back float32 as float32', () => {
    const content = tinyContent();
    const single = { ...content, options: { ...content.options, precision: 'float32' } };
    const { theta } = decodeModel(encodeModel(single)).parameters;
    expect(theta).toEqual(Float32Array.from(content.parameters.theta));
    expect(decodeModel(encodeModel(content)).parameters.theta).toEqual(content.parameters.theta);
  });

  it('keeps the bits of any parameters and any names', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(
        fc.array(number, { minLength: 11, maxLength: 11 }),
        fc.array(fc.string({ unit: 'binary' }), { minLength: 3, maxLength: 3 }),
        (values, [column, no, yes]) => {
          fc.pre(column !== 'x' && column !== 'answer' && no !== yes);
          const tiny = tinyContent();
          tiny.parameters.theta.set(values);
          const { schema, preprocessing } = tiny;
          const content: ModelContent = {
            ...tiny,
            schema: {
              ...schema,
              columns: [schema.columns[0], { ...schema.columns[1], name: column }],
              target: { ...schema.target!, classes: [no, yes] },
            },
            preprocessing: {
              ...preprocessing,
              inputs: [preprocessing.inputs[0], { ...preprocessing.inputs[1], column }],
            },
          };
          const loaded = decodeModel(encodeModel(content));
          expect(values.every((value, i) => Object.is(loaded.parameters.theta[i], value))).toBe(true);
          expect(loaded.schema).toEqual(content.schema);
          expect(loaded.preprocessing).toEqual(content.preprocessing);
        },
      ),
    );
  });

  it('is what a reader of safetensors expects: row-major, float64, aligned', () => {
    const bytes = encodeModel(tinyContent());
    const header = headerOf(bytes);
    expect(Object.keys(header)).toEqual(['__metadata__', 'W1', 'b1', 'W2', 'b2']);
    expect(header.W1).toEqual({ dtype: 'F64', shape: [2, 3], data_offsets: [0, 48] });
    expect(header.b1).toEqual({ dtype: 'F64', shape: [2, 1], data_offsets: [48, 64] });
    const { format, version, architecture, labels, threshold } = header.__metadata__;
    expect([format, version, labels, threshold]).toEqual(['colonnade-model', '1', '["no","yes"]', '0.5']);
    expect(JSON.parse(architecture)).toEqual({
      sizes: [3, 2, 1],
      activations: ['relu', 'sigmoid'],
      cost: 'cross-entropy',
      bias: true,
    });
    expect(bytes.length % 8).toBe(0);
    const values = new DataView(bytes.buffer, bytes.length - 11 * 8);
    const first = [0, 1, 2, 3, 4, 5].map((i) => values.getFloat64(8 * i, true));
    expect(first).toEqual([0.5, -0.25, 1, 0.1, 1 / 3, -2]);
  });

  it('says first what the one output means: the positive class comes last', () => {
    const tiny = tinyContent();
    const content = { ...tiny, schema: { ...tiny.schema, target: { ...tiny.schema.target!, positive: 0 } } };
    expect(headerOf(encodeModel(content)).__metadata__.labels).toBe('["yes","no"]');
  });

  it('carries the CRC-32 of the file with zeros in its place', () => {
    const bytes = encodeModel(tinyContent());
    const { checksum } = headerOf(bytes).__metadata__;
    const at = text(bytes).indexOf(checksum);
    const zeroed = bytes.slice();
    zeroed.fill(0x30, at, at + 8);
    let remainder = -1;
    for (const byte of zeroed) {
      remainder ^= byte;
      for (let bit = 0; bit < 8; bit++) remainder = (remainder >>> 1) ^ (remainder & 1 ? 0xedb88320 : 0);
    }
    expect((~remainder >>> 0).toString(16).padStart(8, '0')).toBe(checksum);
  });

  it('does not depend on where the data lay', async () => {
    const cells = { x: rows(20, (row) => row % 7), c: rows(20, (row) => (row < 17 ? 'a' : 'b')) };
    const options = { target: 'c', epochs: 3 };
    const here = await trainContent(textTable(cells, 'here/data.csv'), options);
    const there = await trainContent(textTable(cells, '/somewhere/else.csv'), options);
    expect(here.schema.warnings.length).toBeGreaterThan(0);
    expect(encodeModel(here)).toEqual(encodeModel(there));
  });

  it('reads float32 tensors too', () => {
    const { tensors, metadata } = decodeTensors('test', encodeModel(tinyContent()));
    const narrow = new Map(
      [...tensors].map(([name, t]) => [name, { ...t, data: Float32Array.from(t.data) }]),
    );
    const own = new Map([...metadata].filter(([name]) => !['checksum', 'format', 'version'].includes(name)));
    const loaded = decodeModel(seal('model', narrow, own));
    expect(loaded.parameters.W[1].at(1, 1)).toBe(Math.fround(1 / 3));
  });

  it('a toy model predicts the same after loading', async () => {
    const table = toyTable('moons');
    const content = await trainContent(table, {
      target: 'label',
      hidden: [{ units: 4, activation: 'leaky-relu' }],
      output: 'softmax',
    });
    const loaded = decodeModel(encodeModel(content));
    const X = Matrix.fromRows([rows(50, (row) => row / 10 - 2), rows(50, (row) => (row % 9) - 4)]);
    const [before, after] = [content, loaded].map((each) =>
      Network.fromParameters(each.parameters).predict(X),
    );
    expect(after.data).toEqual(before.data);
  });
});

describe('encodeModel refuses parts that do not fit', () => {
  const tiny = tinyContent();
  const other = new Network({ inputs: 2, layers: [dense(1, 'sigmoid')] });
  it.each<[string, ModelContent, string]>([
    [
      'inputs',
      { ...tiny, specification: other.specification, parameters: other.parameters },
      'encodeModel: the preprocessing makes 3 inputs, but the network has 2. [SHAPE_MISMATCH]',
    ],
    [
      'no target',
      { ...tiny, schema: { ...tiny.schema, target: null } },
      'encodeModel: the schema has no target. [SHAPE_MISMATCH]',
    ],
    [
      'threshold',
      { ...tiny, threshold: Number.NaN },
      'encodeModel: the threshold is NaN, which is no probability. [SHAPE_MISMATCH]',
    ],
  ])('%s', (_, content, message) => {
    expect(messageOf(() => encodeModel(content))).toBe(message);
  });

  it('NaN in the parameters or the preprocessing', () => {
    const content = tinyContent();
    content.parameters.W[2].data[1] = Number.NaN;
    expect(messageOf(() => encodeModel(content))).toBe(
      'encodeModel: W2 holds NaN or infinity. [SHAPE_MISMATCH]',
    );
    const [number, category] = tiny.preprocessing.inputs;
    const inputs = [{ ...number, shift: Number.NaN } as typeof number, category];
    expect(
      messageOf(() => encodeModel({ ...tiny, preprocessing: { ...tiny.preprocessing, inputs } })),
    ).toMatch(/^preprocessing.inputs\[0\].shift: it is NaN, but must be a finite number/);
  });
});

/** Whether reading ends in a ColonnadeError; any other error is passed on. */
function isRefused(bytes: Uint8Array): boolean {
  try {
    decodeModel(bytes);
  } catch (error) {
    if (error instanceof ColonnadeError) return true;
    throw error;
  }
  return false;
}

describe('decodeModel trusts nothing', () => {
  const bytes = encodeModel(tinyContent());

  it('every flipped bit is an error', () => {
    const accepted: string[] = [];
    for (let at = 0; at < bytes.length; at++) {
      for (const mask of [1, 2, 4, 8, 16, 32, 64, 128, 255]) {
        const altered = bytes.slice();
        altered[at] ^= mask;
        if (!isRefused(altered)) accepted.push(`byte ${at} ^ ${mask}`);
      }
    }
    expect(accepted).toEqual([]);
  });

  it('every truncation is an error, and so is every extension', () => {
    const lengths = Array.from(bytes, (_, length) => length);
    expect(lengths.filter((length) => !isRefused(bytes.subarray(0, length)))).toEqual([]);
    expect(isRefused(Uint8Array.from([...bytes, 0]))).toBe(true);
  });

  it('any bytes and any alteration give a ColonnadeError', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (junk) => {
        expect(isRefused(junk)).toBe(true);
      }),
    );
    const place = fc.tuple(fc.nat(bytes.length - 1), fc.uint8Array({ minLength: 1, maxLength: 40 }));
    fc.assert(
      fc.property(place, fc.nat(40), ([at, put], cut) => {
        const altered = Uint8Array.from([...bytes.subarray(0, at), ...put, ...bytes.subarray(at + cut)]);
        fc.pre(altered.length !== bytes.length || altered.some((byte, i) => byte !== bytes[i]));
        expect(isRefused(altered)).toBe(true);
      }),
    );
  });

  it('reads bytes that stand in the middle of a buffer', () => {
    const around = new Uint8Array(bytes.length + 13);
    around.set(bytes, 5);
    expect(decodeModel(around.subarray(5, 5 + bytes.length))).toEqual(decodeModel(bytes));
  });

  const damage =
    '. The file is damaged or was altered: save it again, or use a copy that is whole. [MODEL_DAMAGED]';

  it('says what is wrong', () => {
    const message = (bytes: Uint8Array) => messageOf(() => decodeModel(bytes, 'a/model.safetensors'));
    expect(message(new Uint8Array())).toBe(`a/model.safetensors: the file is empty${damage}`);
    expect(message(new TextEncoder().encode('age,sex\n1,2\n'))).toBe(
      'a/model.safetensors: this is not a safetensors file. Give a model.safetensors that Colonnade saved. [MODEL_FOREIGN]',
    );
    expect(message(bytes.subarray(0, bytes.length - 8))).toBe(
      `a/model.safetensors: tensor "b2" ends at byte 88, but there are 80 bytes of values${damage}`,
    );
    const flipped = bytes.slice();
    flipped[bytes.length - 1] ^= 1;
    expect(message(flipped)).toBe(
      `a/model.safetensors: the checksum does not fit the content of the model${damage}`,
    );
    const foreign = encodeTensors({ tensors: new Map(), metadata: new Map([['format', 'pt']]) });
    expect(message(foreign)).toBe(
      'a/model.safetensors: this safetensors file is not a model of Colonnade. Give the model.safetensors of a run. [MODEL_FOREIGN]',
    );
    const later = new TextEncoder().encode(text(bytes).replace('"version":"1"', '"version":"2"'));
    expect(() => decodeModel(later)).toThrow(ColonnadeError);
    expect(messageOf(() => decodeCheckpoint(bytes))).toBe(
      'checkpoint: this is a model of Colonnade, not a checkpoint. Give the checkpoint of a run. [MODEL_FOREIGN]',
    );
  });

  it('a later version is named', () => {
    const { tensors, metadata } = decodeTensors('test', bytes);
    const later = encodeTensors({ tensors, metadata: new Map([...metadata, ['version', '3']]) });
    expect(messageOf(() => decodeModel(later))).toBe(
      'model: this model has version "3" of the format, and versions "1" and "2" are read here. Use the version of Colonnade that saved it, or a later one. [MODEL_VERSION]',
    );
  });

  it.each<[string, Uint8Array, string]>([
    [
      'sizes',
      changeJson('architecture', (a) => ({ ...a, sizes: [3, 1e9, 1] })),
      'tensor "W1" is 2×3, but the layer needs 1000000000×3',
    ],
    [
      'negative size',
      changeJson('architecture', (a) => ({ ...a, sizes: [3, -2, 1] })),
      'architecture.sizes[1]: it is -2, but must be a whole number of at least 0',
    ],
    [
      'no layer',
      changeJson('architecture', (a) => ({ ...a, sizes: [3], activations: [] })),
      'architecture: a network needs at least one layer, its output',
    ],
    [
      'activation',
      changeJson('architecture', (a) => ({ ...a, activations: ['constructor', 'sigmoid'] })),
      'architecture.activations[0]: it is "constructor", but must be "relu" or "tanh" or "sigmoid" or "leaky-relu" or "linear" or "softmax"',
    ],
    [
      'hidden softmax',
      changeJson('architecture', (a) => ({ ...a, activations: ['softmax', 'sigmoid'] })),
      'architecture: layers[0] is hidden and cannot be softmax',
    ],
    [
      'output',
      changeJson('architecture', (a) => ({ ...a, activations: ['relu', 'linear'], cost: 'squared-error' })),
      'the output activation linear does not fit the task binary',
    ],
    [
      'cost',
      changeJson('architecture', (a) => ({ ...a, cost: '__proto__' })),
      'architecture.cost: it is "__proto__", but must be "cross-entropy" or "squared-error"',
    ],
    [
      'fewer layers',
      changeJson('architecture', (a) => ({ ...a, sizes: [3, 2], activations: ['sigmoid'] })),
      'tensor "W2" belongs to no layer',
    ],
    [
      'more layers',
      changeJson('architecture', (a) => ({
        ...a,
        sizes: [3, 2, 1, 1],
        activations: ['relu', 'relu', 'sigmoid'],
      })),
      'tensor "W3" is lacking',
    ],
    [
      'scale 0',
      changeJson('preprocessing', (p) => {
        p.inputs[0].scale = 0;
        return p;
      }),
      'preprocessing.inputs[0].scale: it is 0, but must be a finite number above 0',
    ],
    [
      'inputs',
      changeJson('preprocessing', (p) => {
        p.inputs[1].categories.push('b');
        return p;
      }),
      'the preprocessing makes 4 inputs, but the network has 3',
    ],
    [
      'classes',
      changeJson('schema', (s) => {
        s.target.classes = ['no', 'yes', 'maybe'];
        return s;
      }),
      'schema.target.classes: it is an array of 3, but must be a list of 2',
    ],
    [
      'labels',
      changeJson('labels', () => ['yes', 'no']),
      'labels: it is an array of 2, but must be those of the schema',
    ],
    [
      'no target',
      changeJson('schema', (s) => ({ ...s, target: null })),
      'labels: it is an array of 2, but must be those of the schema',
    ],
    ['threshold', changeJson('threshold', () => 1.5), 'the threshold is 1.5, which is no probability'],
    ['options', changeJson('options', () => []), 'options: it is an array of 0, but must be an object'],
    [
      'no schema',
      forged((metadata) => metadata.delete('schema')),
      'schema: it is undefined, but must be valid JSON',
    ],
    [
      'twice',
      forged((metadata) => metadata.set('threshold', '{"a":1,"a":2}')),
      'threshold: it is "{\\"a\\":1,\\"a\\":2}", but must be valid JSON',
    ],
  ])('a sealed file with impossible %s', (_, altered, problem) => {
    expect(messageOf(() => decodeModel(altered))).toBe(`model: ${problem}${damage}`);
  });

  it('prototype names and deep nesting in options are only data', () => {
    const named = forged((metadata) =>
      metadata.set('options', '{"__proto__":{"polluted":1},"constructor":2}'),
    );
    const { options } = decodeModel(named);
    expect(Object.keys(options)).toEqual(['__proto__', 'constructor']);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(options)).toBe(Object.prototype);
    const deep = forged((metadata) =>
      metadata.set('options', `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`),
    );
    expect(() => decodeModel(deep)).toThrow(ColonnadeError);
  });
});
