import { ColonnadeError, Model, Network, type TrainOptions, toyTable } from '@colonnade/core';
import { readTable } from '@colonnade/data';
import { beforeAll, describe, expect, it } from 'vitest';
import { referenceIntegers } from '../../src/engine/reference/quantized.js';
import { decodeTensors } from '../../src/foundation/read-safetensors.js';
import type { Tensor } from '../../src/foundation/safetensors.js';
import { seal } from '../../src/model/model-file/sealed-file.js';
import { integersOf } from '../../src/network/quantized/parameters.js';
import { textTable } from '../table/tables.js';

const digitsFile = new URL('../../../../data/digits/digits.csv', import.meta.url).pathname;

/** A table of reviews of a few words each. */
function reviews() {
  const words = { good: ['fine', 'great', 'warm'], bad: ['dull', 'cold', 'poor'] };
  const rows = Array.from({ length: 120 }, (_, row) => {
    const kind = row % 2 === 0 ? 'good' : 'bad';
    const told = words[kind].filter((_word, i) => (row >> i) % 3 !== 0);
    return { text: [...told, `n${row % 17}`, `m${(row * 7) % 23}`].join(' '), kind };
  });
  return textTable({ text: rows.map((row) => row.text), kind: rows.map((row) => row.kind) });
}

const messageOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof ColonnadeError) return error.message;
    throw error;
  }
  return 'nothing is thrown';
};

/** The file with tensors changed by someone who knows how to seal. */
function forged(bytes: Uint8Array, change: (tensors: Map<string, Tensor>) => void): Uint8Array {
  const { tensors, metadata } = decodeTensors('test', bytes);
  const changed = new Map(tensors);
  change(changed);
  const rest = [...metadata].filter(([name]) => !['checksum', 'format', 'version'].includes(name));
  return seal('model', changed, new Map(rest), '2');
}

describe('digits in 8 bits', () => {
  let model: Model;
  let small: Model;
  beforeAll(async () => {
    const table = await readTable(digitsFile);
    model = await Model.train(table, { target: 'digit', hidden: [32], epochs: 30, precision: 'float32' });
    small = model.quantize();
  }, 60_000);

  it('have the bits of the reference, and nearly the answers of the floats', () => {
    const { X } = model.training!.examples.test!;
    const Z = referenceIntegers(integersOf(small.quantized!.parameters), X);
    const probabilities = small.quantized!.predict(X);
    // The largest z has the largest probability: softmax keeps the order.
    const [own, floats] = [small.quantized!.classify(X).data, model.network.classify(X).data];
    for (let j = 0; j < X.columns; j++) {
      const column = Array.from(Z.subarray(10 * j, 10 * j + 10));
      expect(own[j]).toBe(column.indexOf(Math.max(...column)));
      const sum = column.reduce((total, z) => total + Math.exp(z - Math.max(...column)), 0);
      expect(probabilities.at(own[j], j)).toBeCloseTo(1 / sum, 12);
    }
    const agreed = own.filter((answer, j) => answer === floats[j]).length / X.columns;
    expect(agreed).toBeGreaterThan(0.985);
  });

  it('are saved and loaded with the same bits, in a quarter of the room', () => {
    const bytes = small.toBytes();
    const loaded = Model.fromBytes(bytes);
    expect(loaded.toBytes()).toEqual(bytes);
    const { X } = model.training!.examples.train;
    expect(loaded.quantized!.predict(X)).toEqual(small.quantized!.predict(X));
    expect(loaded.network.W).toEqual(small.network.W);
    const weights = (of: Uint8Array) => decodeTensors('test', of).tensors.get('W1')!.data.byteLength;
    expect(weights(bytes)).toBe(weights(model.toBytes()) / 4);
    expect(small.training).toBeNull();
  });

  it('predict records alone and together alike', async () => {
    const table = await readTable(digitsFile);
    const whole = small.answer(table).answers.probabilities!;
    const { quantized } = small;
    const { X } = model.training!.examples.test!;
    const one = quantized!.predictor();
    one.input.set((X as { data: Float32Array }).data.subarray(0, 64));
    one.run();
    expect([...one.output]).toEqual([...quantized!.predict(X.slice(0, 1)).data]);
    const three = quantized!.predictor({ columns: 3 });
    three.input.set((X as { data: Float32Array }).data.subarray(0, 192));
    three.run();
    expect([...three.output]).toEqual([...quantized!.predict(X.slice(0, 3)).data]);
    expect(whole.shape).toEqual([10, table.rows]);
    expect(small.evaluate(table).evaluation.metrics).toMatchObject({ accuracy: expect.any(Number) });
  });

  it('are not trusted when they come from a file', () => {
    const bytes = small.toBytes();
    const damage = (change: (tensors: Map<string, Tensor>) => void) =>
      messageOf(() => Model.fromBytes(forged(bytes, change)));
    const put = (name: string, at: number, value: number) =>
      damage((tensors) => {
        const { shape, data } = tensors.get(name)!;
        const changed = data.slice();
        changed[at] = value;
        tensors.set(name, { shape, data: changed });
      });
    expect(put('W1', 5, -128)).toContain('tensor "W1" holds a number that cannot stand there');
    expect(put('W1.scale', 0, 0)).toContain('tensor "W1.scale" holds a number');
    expect(put('A1.step', 0, Number.NaN)).toContain('tensor "A1.step" holds a number');
    expect(put('A0.step', 0, Number.POSITIVE_INFINITY)).toContain('tensor "A0.step" holds a number');
    expect(put('b2', 0, Number.NaN)).toContain('tensor "b2" holds a number');
    expect(damage((tensors) => tensors.delete('W2.scale'))).toContain('tensor "W2.scale" is lacking');
    expect(
      damage((tensors) => tensors.set('W1', { shape: [32, 64], data: new Uint8Array(32 * 64) })),
    ).toContain('tensor "W1" holds numbers of another type');
    expect(damage((tensors) => tensors.set('W2', { shape: [32, 10], data: new Int8Array(320) }))).toContain(
      'tensor "W2" is 32×10, but needs to be 10×32',
    );
    expect(damage((tensors) => tensors.set('W3', { shape: [1, 1], data: new Int8Array(1) }))).toContain(
      'tensor "W3" belongs to no layer',
    );
    const torn = bytes.slice();
    torn[torn.length - 100] ^= 1;
    expect(messageOf(() => Model.fromBytes(torn))).toContain('MODEL_DAMAGED');
    expect(messageOf(() => Model.fromBytes(bytes.subarray(0, bytes.length - 9)))).toContain('MODEL_DAMAGED');
  });

  it('say what cannot be', () => {
    expect(messageOf(() => small.quantize())).toBe(
      'quantize: the model is in 8 bits already. Quantize the model that it was made of. [OPTION_CONFLICT]',
    );
    expect(messageOf(() => Model.fromBytes(model.toBytes()).quantize())).toBe(
      'quantize: there are no examples to take the ranges of inputs and units from. A model that was loaded does not have its training part with it: pass rows of the training part. [OPTION_MISSING]',
    );
    expect(messageOf(() => small.quantized!.predict(Network.prototype as never))).toContain(
      'MATRIX_EXPECTED',
    );
    expect(messageOf(() => small.quantized!.predictor({ columns: 0 }))).toContain('OPTION_RANGE');
  });
});

describe('8 bits', () => {
  it.each<[string, Partial<TrainOptions>]>([
    ['tanh', { activation: 'tanh', hidden: [9] }],
    ['sigmoid', { activation: 'sigmoid', hidden: [9] }],
    ['leaky-relu', { activation: 'leaky-relu', hidden: [17, 5] }],
    ['linear', { activation: 'linear', hidden: [3] }],
    ['no hidden layer', { hidden: 'none' }],
    ['no biases', { hidden: [8], bias: false }],
  ])('%s: answers like the floats on moons', async (_name, options) => {
    const table = toyTable('moons');
    const model = await Model.train(table, { target: 'label', epochs: 100, ...options });
    const small = model.quantize();
    const { X } = model.training!.examples.train;
    const [own, floats] = [small.quantized!.predict(X).data, model.network.predict(X).data];
    const agreed = own.filter((p, j) => p > 0.5 === floats[j] > 0.5).length / X.columns;
    expect(agreed).toBeGreaterThan(0.97);
    expect(Model.fromBytes(small.toBytes()).quantized!.predict(X)).toEqual(small.quantized!.predict(X));
  });

  it('keep a regression near its numbers, in the unit of the target', async () => {
    const table = toyTable('waves');
    const model = await Model.train(table, { target: 'label', hidden: [16], epochs: 60 });
    const small = model.quantize(table);
    const rmse = (of: Model) => (of.evaluate(table).evaluation.metrics as { rmse: number }).rmse;
    expect(rmse(small)).toBeLessThan(1.1 * rmse(model) + 0.01);
  });

  it.each(['presence', 'counts'] as const)('take words by %s', async (text) => {
    const model = await Model.train(reviews(), {
      target: 'kind',
      columns: { text: 'text' },
      text,
      hidden: [10],
      epochs: 40,
    });
    const small = model.quantize();
    const { X } = model.training!.examples.train;
    const Z = referenceIntegers(integersOf(small.quantized!.parameters), X);
    const own = small.quantized!.predict(X).data;
    own.forEach((p, j) => void expect(p > 0.5).toBe(Z[j] > 0));
    const floats = model.network.predict(X).data;
    expect(own.filter((p, j) => p > 0.5 === floats[j] > 0.5).length / X.columns).toBeGreaterThan(0.97);
    expect(Model.fromBytes(small.toBytes()).predict([{ text: 'fine great' }])).toEqual(
      small.predict([{ text: 'fine great' }]),
    );
  });
});
