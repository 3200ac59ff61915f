import {
  ColonnadeError,
  type DiagnoseOptions,
  diagnoseData,
  type Expression,
  type ExpressionFunctionName,
  firstStepOf,
  toyTable,
} from '@colonnade/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanColumns, normals, tableOf, uniforms } from './data.js';

const messageOf = async (columns: Record<string, unknown[]>, options: DiagnoseOptions = {}) => {
  try {
    await diagnoseData(tableOf(columns), { target: 'y', ...options });
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was thrown');
};

test('the first step alone is that of the diagnosis', async () => {
  const table = toyTable('moons');
  for (const options of [
    { target: 'label' },
    { target: 'label', standardize: 'none' },
  ] as DiagnoseOptions[]) {
    const seen = await diagnoseData(table, options);
    const { inputs, firstStep } = seen.representations[0];
    expect(firstStepOf(table, options)).toEqual({ inputs, firstStep });
  }
  expect(firstStepOf(table, {})).toBeNull();
});

describe('edges', () => {
  test('two rows', async () => {
    const seen = await diagnoseData(tableOf({ x: [1, 2], y: [0.5, 1] }), { target: 'y' });
    expect(seen).toMatchObject({ rows: 2, columns: 1, task: 'regression' });
    expect(seen.features[0].information).toMatchObject({
      bits: 1,
      verdict: expect.not.stringMatching('noise'),
    });
  });

  test('five rows, one column', async () => {
    const seen = await diagnoseData(tableOf({ x: [1, 2, 3, 4, 5], y: [1.5, 2.5, 2.5, 3.5, 9] }), {
      target: 'y',
    });
    expect(seen.task).toBe('regression');
    expect(seen.findings.filter(({ severity }) => severity === 'fault')).toEqual([]);
  });

  test('what cannot be learned from says so, as training does', async () => {
    expect(await messageOf({ x: [1, 2, 3], y: ['a', 'a', 'a'] })).toBe(
      'data.csv, target "y": all 3 rows have the value "a". There is nothing to tell apart: choose another target, or add rows with other values. [TARGET_ONE_VALUE]',
    );
    expect(await messageOf({ x: [null, null, null], y: ['a', 'b', 'a'] })).toContain('[NO_INPUTS]');
    expect(await messageOf({ x: [1], y: [1] })).toContain('[TOO_FEW_ROWS]');
    expect(await messageOf({ x: [1, 2], y: ['a', null] })).toContain('[TARGET_MISSING]');
    expect(await messageOf({ x: [1, 2], y: ['a', 'b'] }, { epochs: 3 } as DiagnoseOptions)).toBe(
      'diagnose: option "epochs" is unknown. The options are target, task, positive, columns, drop, missing, standardize, transform, fill, indicator, minFrequency, dates, text, tokens, minCount, polarityCutoff, maxVocabulary, derive, hidden, output, split, testShare, validationShare, seed. [OPTION_UNKNOWN]',
    );
  });

  test('a column of gaps beside another, a constant one, dates', async () => {
    const u = uniforms(80, 1);
    const seen = await diagnoseData(
      tableOf({
        x: u,
        gaps: u.map(() => null),
        same: u.map(() => 7),
        day: u.map((_, i) => `2024-01-${String(1 + (i % 28)).padStart(2, '0')}`),
        y: u.map((x) => (x + 0.1 * uniforms(1, Math.floor(1e6 * x))[0] > 0.55 ? 'high' : 'low')),
      }),
      { target: 'y' },
    );
    expect(seen.features.map(({ name, kind }) => [name, kind])).toEqual([
      ['x', 'number'],
      ['gaps', 'dropped'],
      ['same', 'number'],
      ['day', 'date'],
    ]);
    expect(seen.findings.map(({ code }) => code)).toContain('CONSTANT_FEATURE');
  });

  test('no target: the columns themselves', async () => {
    const columns: Record<string, unknown[]> = { ...cleanColumns(200, 2) };
    columns.again = columns.a;
    columns.planet = columns.a.map(() => 'earth');
    const seen = await diagnoseData(tableOf(columns));
    expect(seen).toMatchObject({ task: null, order: null, network: null, representations: [], derived: [] });
    expect(seen.findings.map(({ code }) => code)).toEqual(['DUPLICATE_FEATURE', 'CONSTANT_FEATURE']);
  });

  test('text only', async () => {
    const words = ['good fine great', 'bad poor sad', 'plain grey table', 'some other word'];
    const review = uniforms(200, 4).map(
      (u, i) =>
        `${words[i % 2]} ${words[2 + (i % 2)]} the film was long and had ${Math.floor(1e6 * u)} parts in all`,
    );
    const seen = await diagnoseData(
      tableOf({ review, y: review.map((_, i) => (i % 2 === 0 ? 'pos' : 'neg')) }),
      {
        target: 'y',
      },
    );
    expect(seen.features[0]).toMatchObject({ kind: 'text', information: null });
    expect(seen.texts).toHaveLength(1);
    expect(seen.representations.map(({ name }) => name)).toContain('counts of words');
    expect(seen.representations[0].firstStep.value).toBe(1);
  });

  test('several targets', async () => {
    const [p, q] = [normals(150, 1), normals(150, 2)];
    const labels = { p, q, big: p.map((x) => Number(x > 0)), far: q.map((x) => Number(x > 0.5)) };
    const two = await diagnoseData(tableOf(labels), { target: ['big', 'far'] });
    expect(two.task).toBe('multilabel');
    expect(two.features.map(({ information }) => information?.verdict)).toEqual(['signal', 'signal']);
    const numbers = { p, q, sum: p.map((x, i) => x + q[i]), left: p.map((x, i) => x - q[i]) };
    const both = await diagnoseData(tableOf(numbers), { target: ['sum', 'left'] });
    expect(both.task).toBe('regression');
    expect(both.representations[0].firstStep.value).toBeGreaterThan(0.9);
  });
});

test('a theory is tried without training: a derived column beside its parts', async () => {
  const [mass, height] = [
    normals(400, 1).map((x) => 75 + 12 * x),
    normals(400, 2).map((x) => 1.75 + 0.09 * x),
  ];
  const noise = normals(400, 3);
  const columns = {
    mass,
    height,
    y: mass.map((kg, i) => (kg / height[i] ** 2 + 1.2 * noise[i] > 25 ? 'high' : 'low')),
  };
  const column = (name: string): Expression => ({ kind: 'column', name });
  const call = (of: ExpressionFunctionName, ...parts: Expression[]): Expression => ({
    kind: 'call',
    function: of,
    arguments: parts,
  });
  const square = call('multiply', column('height'), column('height'));
  const derive = [{ name: 'bmi', expression: call('divide', column('mass'), square) }];
  const seen = await diagnoseData(tableOf(columns), { target: 'y', derive });
  const [{ information, firstStep, parts, partsTogether, withDerived }] = seen.derived;
  expect(seen.features.at(-1)).toMatchObject({ name: 'bmi', derived: 'bmi = mass / (height * height)' });
  for (const part of parts) {
    expect(information!.bits).toBeGreaterThan(part.information!.bits);
    expect(firstStep!.value).toBeGreaterThan(part.firstStep!.value);
  }
  expect(partsTogether!.value).toBeGreaterThan(0.7);
  expect(withDerived!.value).toBeGreaterThan(0.8);
});

test('the same data and options give the same bytes; a result is plain data', async () => {
  const table = toyTable('moons');
  const [first, again] = [
    await diagnoseData(table, { target: 'label' }),
    await diagnoseData(table, { target: 'label' }),
  ];
  expect(JSON.stringify(again)).toBe(JSON.stringify(first));
  expect(JSON.parse(JSON.stringify(first))).toEqual(first);
});

test.each(['moons', 'circles', 'spirals', 'blobs', 'xor', 'flower', 'gaussian'])(
  'toy:%s is clean: no fault, no noise, no leak',
  async (name) => {
    const { findings } = await diagnoseData(toyTable(name as 'moons'), { target: 'label' });
    const accused = findings.map(({ code }) => code);
    expect(
      accused.filter((code) =>
        ['LEAK', 'NOISE_FEATURE', 'SCALE', 'CONFLICT', 'DUPLICATE_FEATURE'].includes(code),
      ),
    ).toEqual([]);
  },
);

test('any table is diagnosed, or refused with a reason; figures are numbers', {
  timeout: 120_000,
}, async () => {
  const cell = fc.oneof(
    fc.constant(null),
    fc.constantFrom('a', 'b', 'red', '0', '1', '-999', '1e150', '-1e-150', '2024-03-01'),
    fc.integer({ min: -5, max: 5 }).map(String),
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }).map(String),
  );
  const columns = fc.integer({ min: 2, max: 24 }).chain((rows) =>
    fc.record({
      p: fc.array(
        fc.oneof({ weight: 9, arbitrary: fc.constantFrom('3', '4.5', null) }, { weight: 1, arbitrary: cell }),
        { minLength: rows, maxLength: rows },
      ),
      q: fc.array(fc.double({ noNaN: true, min: -1e150, max: 1e150 }).map(String), {
        minLength: rows,
        maxLength: rows,
      }),
      r: fc.array(fc.constantFrom('1', '2', null), { minLength: rows, maxLength: rows }),
      y: fc.array(fc.constantFrom('1', '2', '2.5', '7'), { minLength: rows, maxLength: rows }),
    }),
  );
  let diagnosed = 0;
  await fc.assert(
    fc.asyncProperty(columns, async (made) => {
      try {
        const seen = await diagnoseData(tableOf(made), { target: 'y' });
        diagnosed++;
        const text = JSON.stringify(seen, (_, value) =>
          typeof value === 'number' && !Number.isFinite(value) ? 'not finite' : value,
        );
        expect(text).not.toContain('not finite');
      } catch (error) {
        if (!(error instanceof ColonnadeError)) throw error;
      }
    }),
    { numRuns: 60 },
  );
  expect(diagnosed).toBeGreaterThan(20);
});
