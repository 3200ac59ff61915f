import { describe, expect, it } from 'vitest';
import type { TrainerPlan } from '../../src/engine/engine.js';
import { VectorLayout } from '../../src/engine/wasm/arena.js';
import { planMemory, type TrainingMemory } from '../../src/engine/wasm/training-memory.js';
import { Matrix } from '../../src/matrix/matrix.js';
import { parametersOf } from '../../src/network/parameters.js';
import { costPlan, gradientPlan } from '../../src/network/programs.js';
import { dense, specify } from '../../src/network/specification.js';
import { adam } from '../../src/training/optimizers/adam.js';
import { gradientDescent } from '../../src/training/optimizers/gradient-descent.js';
import type { Optimizer } from '../../src/training/optimizers/types.js';

/** Bytes for a training of 2000-300-1 in float32, and of one of its vectors and of its data. */
function planned(given: {
  m: number;
  batch: number;
  rule?: Optimizer;
  shuffled?: boolean;
  formsG?: boolean;
  acceptedInTheta?: boolean;
  allResident?: boolean;
  streamed?: boolean;
}): Pick<TrainingMemory, 'passes'> & {
  bytes: number;
  vector: number;
  data: number;
  sameG: boolean;
  acceptedAt: number;
} {
  const { m, batch, rule = gradientDescent(), shuffled = false, formsG = false } = given;
  const { acceptedInTheta = false, allResident = false, streamed = false } = given;
  const specification = specify('test', { inputs: 2000, layers: [dense(300, 'relu'), dense(1, 'sigmoid')] });
  const { theta } = parametersOf(specification);
  // Of another type, X would be converted in every step if it stayed where it is.
  const Numbers = streamed ? Float32Array : Float64Array;
  const X = Matrix.fromColumnMajor(2000, m, new Numbers(2000 * m));
  const data = { X, Y: Matrix.zeros(1, m), asTheyStand: true };
  const plan: TrainerPlan = {
    theta,
    passes: {
      gradient: gradientPlan(specification, { ...data, largestStep: batch, asTheyStand: !shuffled }),
      cost: costPlan(specification, data),
      validation: streamed ? costPlan(specification, data) : undefined,
    },
    rule,
    steps: 1,
    clipNorm: 0,
    formsG,
    keeps: { g: formsG, best: false, theta: acceptedInTheta ? theta : undefined },
  };
  const layout = new VectorLayout(plan.passes.gradient!.bindings.parameters);
  const { bytes, places, passes } = planMemory(plan, layout, {
    precision: 'float32',
    threads: 1,
    allResident,
  });
  const { theta: at, g } = places.now;
  const acceptedAt = places.accepted.theta;
  return { bytes, vector: 4 * layout.length, data: 4 * 2000 * m, sameG: at === g, acceptedAt, passes };
}

/** What is neither data nor vectors: the units of a block of columns, the working area of a thread. */
const rest = 1 << 21;

describe('the memory of a training', () => {
  it('has the data once where columns come as they stand', () => {
    const { bytes, vector, data } = planned({ m: 1000, batch: 256 });
    expect(bytes).toBeLessThan(data + 2 * vector + 2 * rest);
    expect(bytes).toBeGreaterThan(data + 2 * vector);
  });

  it('has no room for the accepted parameters where the caller’s array may hold them', () => {
    const { bytes, vector, data } = planned({ m: 3000, batch: 256, acceptedInTheta: true });
    expect(bytes).toBeLessThan(data + vector + 2 * rest);
    expect(bytes).toBeGreaterThan(data + vector);
  });

  it.each([
    ['an epoch is short', { m: 1000, batch: 256 }],
    ['another thread trains', { m: 3000, batch: 256, allResident: true }],
  ])('has room for them where %s', (_name, given) => {
    expect(planned({ ...given, acceptedInTheta: true }).acceptedAt).toBeGreaterThan(0);
  });

  it('has room to gather the columns of a step where they come in an order', () => {
    const inOrder = planned({ m: 1000, batch: 256 });
    const shuffled = planned({ m: 1000, batch: 256, shuffled: true });
    expect(shuffled.bytes - inOrder.bytes).toBeGreaterThanOrEqual(4 * 2000 * 256);
  });

  it('measures costs in the matrices of the gradient pass, where their blocks are no longer', () => {
    const inputsAt = (batch: number) => {
      const { gradient, cost, validation } = planned({ m: 3000, batch, streamed: true }).passes;
      expect(new Set([gradient, cost, validation].map((pass) => pass!.address)).size).toBe(3);
      return [gradient, cost, validation].map((pass) => pass!.inputs[0].buffer.address);
    };
    const [same, measured, validated] = inputsAt(256);
    expect([measured, validated]).toEqual([same, same]);
    const [short, longer] = inputsAt(200);
    expect(longer).toBeGreaterThan(short);
  });

  it('has no gradient where steps move the parameters as they form it', () => {
    expect(planned({ m: 1000, batch: 256 }).sameG).toBe(true);
  });

  it.each([
    ['all examples at once', { m: 200, batch: 200, formsG: true }],
    ['Adam', { m: 1000, batch: 256, rule: adam() }],
    ['steps of several blocks', { m: 3000, batch: 3000 }],
  ])('has one for %s', (_name, given) => {
    expect(planned(given).sameG).toBe(false);
  });
});
