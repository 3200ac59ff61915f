import { describe, expect, it } from 'vitest';
import {
  ColonnadeError,
  diagnoseModel,
  Model,
  type ModelDiagnosis,
  RandomState,
  Table,
  type TableRecord,
  tableFromRecords,
  toyTable,
} from '../../../src/index.js';
import { flats } from './sets.js';

const without = { wrongLabels: false } as const;

/** Rows of two places; in the second the label is a coin. */
function places(rows: number, seed: number): Table {
  const random = new RandomState(seed);
  return tableFromRecords(
    Array.from({ length: rows }, (): TableRecord => {
      const [x, noise] = random.randn(2);
      const place = random.rand() < 0.3 ? 'island' : 'mainland';
      const likes = place === 'island' ? random.rand() < 0.5 : x > 0;
      return { x, noise, place, likes: likes ? 'yes' : 'no' };
    }),
  );
}

describe('diagnoseModel', () => {
  it('is plain data with the parts of the training, the same for the same seed', async () => {
    const table = toyTable('moons');
    const model = await Model.train(table, { target: 'label', deterministic: true });
    const found = await diagnoseModel(model, table, without);
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
    expect(found.scores.map(({ rows, examples }) => [rows, examples])).toEqual([
      ['train', 288],
      ['validation', 32],
      ['test', 80],
    ]);
    const { evaluations } = model.training!;
    expect(found.scores.map(({ score }) => score)).toEqual(
      [evaluations.train, evaluations.validation, evaluations.test].map(
        (each) => (each!.metrics as { accuracy: number }).accuracy,
      ),
    );
    const loaded = Model.fromBytes(model.toBytes());
    const again = await diagnoseModel(loaded, table, { ...without, training: table });
    expect(again.scores).toEqual(found.scores);
    expect(again.importance).toEqual(found.importance);
    expect(again.drift).toBeNull();
    expect([found.steps!.epochsFrom, again.steps!.epochsFrom]).toEqual(['training', 'rerun']);
    // What is run again is the training itself.
    const some = again.steps!.costs;
    expect(some).toEqual(found.steps!.costs.slice(0, some.length));
  });

  it('ranks columns by what the model loses without them, with intervals', async () => {
    const table = places(600, 2);
    const model = await Model.train(table, { target: 'likes' });
    const { importance } = await diagnoseModel(model, table, without);
    expect(importance.map(({ column }) => column)[0]).toBe('x');
    const of = (name: string) => importance.find(({ column }) => column === name)!;
    expect(of('x').interval[0]).toBeGreaterThan(0);
    expect(of('x').scoreDrop).toBeGreaterThan(0.15);
    expect(of('noise').interval[0]).toBeLessThan(0.05);
    expect(of('noise').costRise).toBeLessThan(0.2 * of('x').costRise);
  });

  it('names the segment that is served worse, and none where there is none', async () => {
    const table = places(900, 4);
    const model = await Model.train(table, { target: 'likes' });
    const { segments, findings } = await diagnoseModel(model, places(900, 5), without);
    expect(segments[0].name).toBe('place=island');
    expect(segments[0].interval[1]).toBeLessThan(0);
    expect(findings).toContainEqual(expect.objectContaining({ code: 'WEAK_SEGMENT', columns: ['place'] }));
    const even = flats(900, 1);
    const other = await Model.train(even, { target: 'dear' });
    const calm = await diagnoseModel(other, flats(900, 2), without);
    expect(calm.segments.filter(({ p }) => p < 1e-4)).toEqual([]);
  });

  it('says which columns have drifted, and only those', async () => {
    const before = flats(400, 1);
    const model = await Model.train(before, { target: 'dear' });
    const same = await diagnoseModel(model, flats(400, 2), { ...without, training: before });
    expect(same.drift!.reference).toBe('training rows');
    expect(drifted(same)).toEqual([]);
    const moved = shifted(flats(400, 2), 'age', 40);
    for (const options of [without, { ...without, training: before }]) {
      const found = await diagnoseModel(Model.fromBytes(model.toBytes()), moved, options);
      expect(drifted(found)).toEqual([['age']]);
      expect(found.drift!.reference).toBe('training' in options ? 'training rows' : 'model');
      const age = found.drift!.columns.find(({ column }) => column === 'age')!;
      expect(age.unknown).toBeGreaterThan(0.2); // ages above those of training
    }
  });

  it('says what it cannot judge', async () => {
    const table = toyTable('waves');
    const model = Model.fromBytes((await Model.train(table, { target: 'label' })).toBytes());
    const { notJudged, calibration, wrongLabels, baselines, judgedOn } = await diagnoseModel(model, table);
    expect([calibration, wrongLabels, baselines, judgedOn]).toEqual([null, null, [], 'new']);
    expect(notJudged).toEqual([
      'The rows that it learned from are not known: over- and underfit cannot be told.',
      'Labels are judged where every row has one class, in enough rows.',
    ]);
  });

  it('finds an overfit, with its uncertainty', async () => {
    const random = new RandomState(1);
    const noise = tableFromRecords(
      Array.from({ length: 200 }, (): TableRecord => {
        const [a, b, c, d, e, f] = random.randn(6);
        return { a, b, c, d, e, f, label: a + 2 * random.randn() > 0 ? 'yes' : 'no' };
      }),
    );
    const model = await Model.train(noise, { target: 'label', patience: 0, epochs: 800, learningRate: 0.01 });
    const { findings } = await diagnoseModel(model, noise, without);
    expect(findings).toContainEqual(expect.objectContaining({ code: 'OVERFIT' }));
  });

  it('refuses options that do not exist, and a table without the target', async () => {
    const table = toyTable('moons');
    const model = await Model.train(table, { target: 'label', epochs: 2 });
    await expect(diagnoseModel(model, table, { repeat: 3 } as never)).rejects.toThrow(
      'diagnoseModel: option "repeat" is unknown. Did you mean "repeats"? [OPTION_UNKNOWN]',
    );
    const blind = new Table(table.columns.slice(0, 2), table.source);
    await expect(diagnoseModel(Model.fromBytes(model.toBytes()), blind)).rejects.toBeInstanceOf(
      ColonnadeError,
    );
  });
});

function drifted({ findings }: ModelDiagnosis) {
  return findings.filter(({ code }) => code === 'DRIFT').map(({ columns }) => columns);
}

/** The same rows with something added to a column of numbers. */
function shifted(table: Table, name: string, by: number): Table {
  const columns = table.columns.map((column) => {
    if (column.name !== name || column.kind !== 'numeric') return column;
    return { ...column, values: Float64Array.from(column.values, (x) => x + by) };
  });
  return new Table(columns, table.source);
}
