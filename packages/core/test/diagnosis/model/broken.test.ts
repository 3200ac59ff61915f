import { describe, expect, it } from 'vitest';
import {
  type Code,
  diagnoseModel,
  Model,
  type ModelDiagnosis,
  type Table,
  type TrainOptions,
} from '../../../src/index.js';
import { blobs, cancer, digits, flats, iris, moons } from './sets.js';

type Options = Partial<TrainOptions>;

async function look(table: Table, target: string, options: Options = {}): Promise<ModelDiagnosis> {
  const model = await Model.train(table, { target, deterministic: true, ...options });
  return diagnoseModel(model, table, { wrongLabels: false });
}

const codes = ({ findings }: ModelDiagnosis) => findings.map(({ code }) => code);

/** What says that a network is broken, and not only that the data are hard. */
const ofBroken: readonly Code[] = [
  'ZERO_INITIALIZATION',
  'NOT_STANDARDIZED',
  'VANISHING_GRADIENTS',
  'EXPLODING_GRADIENTS',
  'RATE_TOO_HIGH',
  'RATE_TOO_LOW',
  'SATURATED_UNITS',
  'DEAD_UNITS',
  'UNDERFIT',
];

const sets: readonly [name: string, table: () => Table, target: string][] = [
  ['breast cancer', cancer, 'diagnosis'],
  ['blobs', blobs, 'label'],
  ['flats', flats, 'dear'],
];

const deep = { hidden: Array(10).fill(16), activation: 'sigmoid', epochs: 40 } as const;

describe('networks that were broken on purpose are recognized', () => {
  for (const [name, table, target] of sets) {
    it(`zero initialization: ${name}`, async () => {
      expect(codes(await look(table(), target, { initialization: 'zeros', epochs: 60 }))[0]).toBe(
        'ZERO_INITIALIZATION',
      );
      const tanh = { initialization: 'zeros', activation: 'tanh', epochs: 60 } as const;
      expect(codes(await look(table(), target, tanh))[0]).toBe('ZERO_INITIALIZATION');
    });

    it(`a rate a hundred times too high: ${name}`, async () => {
      expect(codes(await look(table(), target, { learningRate: 0.1 }))[0]).toBe('RATE_TOO_HIGH');
      const descent = { optimizer: 'gradient-descent', learningRate: 100 } as const;
      expect(codes(await look(table(), target, descent))[0]).toBe('RATE_TOO_HIGH');
    });

    it(`sigmoid, ten layers deep: ${name}`, async () => {
      expect(codes(await look(table(), target, deep))[0]).toBe('VANISHING_GRADIENTS');
    });

    it(`a rate a hundred times too low: ${name}`, async () => {
      expect(codes(await look(table(), target, { learningRate: 1e-5, epochs: 100 }))).toContain(
        'RATE_TOO_LOW',
      );
    });
  }

  const unscaled = [
    ['breast cancer', cancer, 'diagnosis'],
    ['flats', flats, 'dear'],
    ['other flats', () => flats(400, 9), 'dear'],
  ] as const;
  for (const [name, table, target] of unscaled) {
    it(`inputs that are not scaled: ${name}`, async () => {
      const { findings } = await look(table(), target, { standardize: 'none' });
      expect(findings[0]).toMatchObject({ code: 'NOT_STANDARDIZED', severity: 'fault' });
      expect(findings[0].advice).toMatchObject({ option: 'standardize', value: 'feature' });
    });
  }

  it('is recognized in the model file alone, with nothing of the training', async () => {
    const table = cancer();
    for (const [options, code] of [
      [{ initialization: 'zeros', epochs: 60 }, 'ZERO_INITIALIZATION'],
      [{ optimizer: 'gradient-descent', learningRate: 100 }, 'RATE_TOO_HIGH'],
      [{ learningRate: 0.1 }, 'RATE_TOO_HIGH'],
      [deep, 'VANISHING_GRADIENTS'],
      [{ standardize: 'none' }, 'NOT_STANDARDIZED'],
    ] as const) {
      const trained = await Model.train(table, { target: 'diagnosis', deterministic: true, ...options });
      const model = Model.fromBytes(trained.toBytes());
      const { findings, judgedOn, scores } = await diagnoseModel(model, table, { wrongLabels: false });
      expect([findings[0].code, judgedOn, scores.length]).toEqual([code, 'new', 1]);
    }
  });
});

describe('steps of gradient descent', () => {
  it('are too long where one of them goes over the valley, at the start and at the end', async () => {
    const table = cancer();
    const options = { optimizer: 'gradient-descent', hidden: 'none', epochs: 3, batchSize: 'all' } as const;
    const at = (learningRate: number) => look(table, 'diagnosis', { ...options, learningRate });
    const stepOf = async (learningRate: number) => (await at(learningRate)).steps!;
    // Of a convex cost the longest step that does not go up is known by trying.
    const { start } = await stepOf(1);
    const longest = start!.largestStable;
    expect(longest).toBeLessThan(300);
    expect((await stepOf(longest / 2)).start!.largestStable).toBeGreaterThanOrEqual(1);
    const over = await at(30 * longest);
    expect(over.steps!.start!.largestStable).toBeLessThan(1);
    expect(codes(over)[0]).toBe('RATE_TOO_HIGH');
  });
});

describe('healthy networks are not accused', () => {
  const healthy: readonly [string, () => Table | null, string][] = [
    ['digits', digits, 'digit'],
    ['breast cancer', cancer, 'diagnosis'],
    ['iris', iris, 'species'],
    ['flats', flats, 'dear'],
    ['moons', moons, 'label'],
    ['blobs', blobs, 'label'],
  ];
  for (const [name, table, target] of healthy) {
    it(name, async () => {
      const read = table();
      if (read === null) return;
      const found = await look(read, target);
      expect(codes(found).filter((code) => ofBroken.includes(code))).toEqual([]);
    });

    // The range test and the diagnosis have to agree on what is too high.
    it(`${name}, by gradient descent at the rate of its own range test`, async () => {
      const read = table();
      if (read === null) return;
      const found = await look(read, target, { optimizer: 'gradient-descent', epochs: 100 });
      expect(codes(found)).not.toContain('RATE_TOO_HIGH');
    });
  }
});
