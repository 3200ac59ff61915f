import { describe, expect, it } from 'vitest';
import { chiSquare, fromMoments, kolmogorovSmirnov } from '../../../src/diagnosis/drift/two-samples.js';
import { calibrationOf } from '../../../src/diagnosis/model/measures/calibration.js';
import { identicalUnits } from '../../../src/diagnosis/model/measures/identical-units.js';
import { flowOf } from '../../../src/diagnosis/model/measures/layers.js';
import {
  dense,
  gradientDescent,
  initializeParameters,
  Matrix,
  Network,
  RandomState,
} from '../../../src/index.js';

const layers = [dense(5, 'tanh'), dense(4, 'relu'), dense(1, 'sigmoid')];
const random = new RandomState(7);
const X = Matrix.fromColumns(Array.from({ length: 40 }, () => [...random.randn(3)]));
const Y = Matrix.fromRows([Array.from({ length: 40 }, (_, j) => Number(X.at(0, j) > 0))]);

describe('what flows through the layers', () => {
  it('is what forward and backward say', () => {
    const network = new Network({ inputs: 3, layers, seed: 2 });
    const pass = network.backward(X, Y);
    const stepping = { optimizer: gradientDescent(), learningRate: 0.5, penaltyRatio: 0 };
    const { flows, cost, update } = flowOf(network.parameters, X, Y, stepping);
    expect(cost).toBeCloseTo(pass.cost, 12);
    const rms = (values: ArrayLike<number>) =>
      Math.sqrt(Array.from(values).reduce((sum, x) => sum + x * x, 0) / values.length);
    for (const l of [1, 2, 3]) {
      const flow = flows[l - 1];
      expect(flow.error).toBeCloseTo(rms(pass.dZ[l].data), 12);
      expect(flow.gradient).toBeCloseTo(rms(pass.dW[l].data), 12);
      expect(flow.updateToWeight).toBeCloseTo((0.5 * rms(pass.dW[l].data)) / rms(network.W[l].data), 12);
      for (const [at, dw] of pass.dW[l].data.entries())
        expect(update.W[l].data[at]).toBeCloseTo(-0.5 * dw, 12);
    }
    const read = Array.from(X.data).reduce((sum, x) => sum + x * x, 0) / X.columns;
    expect(flows[0].updateReach).toBeCloseTo(0.5 * rms(pass.dW[1].data) * Math.sqrt(read / 2), 12);
    const near = Array.from(pass.A[1].data).filter((a) => Math.abs(a) > 0.9).length / pass.A[1].data.length;
    expect([flows[0].saturated, flows[1].saturated, flows[2].saturated]).toEqual([near, null, null]);
    const silent = pass.A[2].toRows().filter((row) => row.every((a) => a === 0)).length;
    expect([flows[0].dead, flows[1].dead, flows[2].dead]).toEqual([null, silent, null]);
  });

  it('counts units that are one and the same, and only those', () => {
    const parameters = initializeParameters({ inputs: 3, layers }, 4);
    expect(identicalUnits(parameters, 1)).toBe(0);
    for (const to of [2, 4]) {
      for (let j = 0; j < 3; j++) parameters.W[1].data[to + 5 * j] = parameters.W[1].data[5 * j];
      for (let i = 0; i < 4; i++) parameters.W[2].data[i + 4 * to] = parameters.W[2].data[i];
    }
    expect(identicalUnits(parameters, 1)).toBe(3);
    parameters.W[2].data[4 * 4] += 0.01; // another say in the next layer
    expect(identicalUnits(parameters, 1)).toBe(2);
    expect(identicalUnits(initializeParameters({ inputs: 3, layers, initialization: 'zeros' }, 1), 1)).toBe(
      5,
    );
  });
});

describe('two samples', () => {
  const sample = (m: number, seed: number, shift = 0) =>
    Float64Array.from(new RandomState(seed).randn(m), (x) => x + shift);

  it('are held apart about as often by chance as their probability says', () => {
    const below = (p: (seed: number) => number) =>
      Array.from({ length: 400 }, (_, seed) => p(seed)).filter((p) => p < 0.1).length / 400;
    // 0.1 ± 3 √(0.09/400); the probabilities are asymptotic.
    expect(below((seed) => kolmogorovSmirnov(sample(80, seed), sample(120, seed + 1000)).p)).toBeLessThan(
      0.15,
    );
    const counts = (seed: number) => {
      const own = new Float64Array(4);
      for (const u of new RandomState(seed).rand(200)) own[Math.floor(4 * u)]++;
      return own;
    };
    const share = below((seed) => chiSquare(counts(seed), counts(seed + 1000)).p);
    expect(Math.abs(share - 0.1)).toBeLessThan(0.05);
    const shareOfMeans = below((seed) => fromMoments(sample(200, seed), 0, 1, null).p);
    expect(Math.abs(shareOfMeans - 0.1)).toBeLessThan(0.05);
  });

  it('are apart by hand', () => {
    expect(
      kolmogorovSmirnov(Float64Array.of(1, 2, 3, 4), Float64Array.of(3, 4, 5, Number.NaN, 6)).distance,
    ).toBe(0.5);
    expect(chiSquare([10, 30], [20, 20])).toEqual({ distance: 0.25, p: expect.closeTo(0.0209, 3) });
    expect(chiSquare([5], [7])).toEqual({ distance: 0, p: 1 });
    const { distance, p } = fromMoments(sample(400, 3, 1), 0, 1, 1000);
    expect(distance).toBeCloseTo(0.383, 1); // 2 Φ(0.5) − 1
    expect(p).toBeLessThan(1e-6);
  });
});

describe('calibration against chance', () => {
  const rowsWith = (p: number[], came: number[]) => {
    const probabilities = Matrix.fromColumns(p.map((each) => [1 - each, each]));
    const actual = Int32Array.from(came);
    const classes = Int32Array.from(p, (each) => Number(each > 0.5));
    return { evaluation: { answers: { probabilities, classes, values: null }, actual } } as never;
  };

  it('keeps within chance what is calibrated, and not what is too sure', () => {
    const draws = new RandomState(5);
    const p = Array.from({ length: 600 }, () => draws.rand());
    const came = p.map((each) => Number(draws.rand() < each));
    const good = calibrationOf(rowsWith(p, came), 1, 1)!;
    expect(good.expectedCalibrationError!).toBeLessThan(good.chance);
    const sure = p.map((each) => (each > 0.5 ? 0.98 : 0.02));
    const bad = calibrationOf(rowsWith(sure, came), 1, 1)!;
    expect(bad.expectedCalibrationError!).toBeGreaterThan(bad.chance);
    expect(bad.interval[0]).toBeLessThan(bad.expectedCalibrationError!);
    expect(bad.interval[1]).toBeGreaterThan(bad.expectedCalibrationError!);
  });
});
