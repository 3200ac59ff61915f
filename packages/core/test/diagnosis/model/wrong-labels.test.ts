import { describe, expect, it } from 'vitest';
import { rankLabels } from '../../../src/diagnosis/model/measures/wrong-labels.js';
import { diagnoseModel, Matrix, Model, toyTable, wrongLabels } from '../../../src/index.js';
import { averagePrecision, withWrongLabels } from './planted.js';
import { cancer, digits } from './sets.js';

describe('wrongLabels', () => {
  it.each([
    ['breast cancer', cancer, 'diagnosis'],
    ['digits', digits, 'digit'],
  ] as const)('ranks flipped labels first: %s', async (_name, read, target) => {
    const { table, wrong } = withWrongLabels(read(), target, 0.05, 11);
    const found = await wrongLabels(table, { target }, { most: table.rows });
    const ranking = found!.ranked.map(({ row }) => row);
    expect(new Set(ranking).size).toBe(table.rows);
    // 0.94 and 0.98 on the mean over seeds (docs/measured.md), with a deviation of about 0.02.
    expect(averagePrecision(ranking, wrong)).toBeGreaterThan(0.88);
    // The confident ones are flipped: of clean rows hardly one has a label that improbable.
    expect(found!.confident).toBeGreaterThan(0.5 * wrong.size);
    expect(found!.confident).toBeLessThan(1.2 * wrong.size);
  });

  it('accuses few rows of clean data, and says the same for the same seed', async () => {
    const clean = await wrongLabels(cancer(), { target: 'diagnosis' });
    expect(clean!.confident).toBeLessThanOrEqual(5);
    expect(clean!.ranked).toHaveLength(100);
    const moons = toyTable('moons');
    const options = { target: 'label', deterministic: true, epochs: 20 } as const;
    expect(await wrongLabels(moons, options)).toEqual(await wrongLabels(moons, options));
  });

  it('has no classes to judge in a regression', async () => {
    expect(await wrongLabels(toyTable('waves'), { target: 'label', epochs: 2 })).toBeNull();
  });

  it('counts a row where another class is as probable as that class usually is: by hand', () => {
    // Usual confidence: a (0.9 + 0.9 + 0.1)/3 = 0.633, b (0.8 + 0.4)/2 = 0.6.
    const probabilities = Matrix.fromColumns([
      [0.9, 0.1],
      [0.9, 0.1],
      [0.1, 0.9], // labelled a, and 0.9 ≥ 0.6 for b
      [0.2, 0.8],
      [0.6, 0.4], // labelled b, but 0.6 < 0.633 for a
    ]);
    const classes = Int32Array.from([0, 0, 0, 1, 1]);
    const found = rankLabels({ probabilities, classes, labels: ['a', 'b'], folds: 5, repeats: 1 }, 2);
    expect(found).toMatchObject({ rows: 5, estimated: 1, confident: 1 });
    expect(found.ranked).toEqual([
      { row: 2, label: 'a', probability: 0.1, suggested: 'b', probabilityOfSuggested: 0.9 },
      { row: 4, label: 'b', probability: 0.4, suggested: 'a', probabilityOfSuggested: 0.6 },
    ]);
  });

  it('stands among the findings of a model', async () => {
    const { table } = withWrongLabels(cancer(), 'diagnosis', 0.05, 3);
    const model = await Model.train(table, { target: 'diagnosis' });
    const { findings } = await diagnoseModel(model, table);
    expect(findings).toContainEqual(expect.objectContaining({ code: 'WRONG_LABELS', severity: 'warning' }));
  });
});
