import { describe, expect, it } from 'vitest';
import {
  asideBytes,
  asideInputs,
  askedRows,
  kernelDimensions,
  libraryDimensions,
} from '../../src/engine/wasm/product-shapes.js';

const [float32, float64] = [4, 8];

describe('the shapes that a library of products is asked for', () => {
  it('have the pads of rows that would be taken in more runs without them', () => {
    const asked = (size: number, ...rows: number[]) => rows.map((count) => askedRows(count, size));
    expect(asked(float32, 1, 2, 3, 4, 5, 6, 7, 8)).toEqual([1, 2, 4, 4, 8, 8, 8, 8]);
    expect(asked(float32, 9, 10, 11, 13, 20, 33)).toEqual([9, 10, 12, 16, 20, 33]);
    expect(asked(float64, 1, 2, 3, 5, 6, 7, 11, 13)).toEqual([1, 2, 4, 5, 6, 8, 12, 13]);
  });

  it('are timed by whole registers of rows, and columns in fours', () => {
    expect(libraryDimensions('affine', 7, 7, 300, float32)).toEqual([8, 12, 300]);
    // Eight and two are two runs.
    expect(libraryDimensions('affine', 10, 64, 128, float32)).toEqual([16, 64, 128]);
    expect(libraryDimensions('affine', 10, 64, 128, float64)).toEqual([12, 64, 128]);
    // A gradient has no pads to spare: four, two and one.
    expect(libraryDimensions('gradientW', 7, 100, 32, float32)).toEqual([24, 100, 32]);
    expect(libraryDimensions('affine', 1, 209, 12288, float32)).toEqual([1, 209, 12288]);
    expect(kernelDimensions(7, 64, 784)).toEqual([8, 64, 784]);
  });

  it('are turned where units are no whole registers over many inputs', () => {
    const bytes = (units: number, inputs: number, size: number) =>
      asideBytes('gradientW', units, inputs, size) / size / asideInputs;
    expect([7, 10, 20].map((units) => bytes(units, 12288, float32))).toEqual([8, 12, 20]);
    expect([1, 8, 16, 24, 33].map((units) => bytes(units, 12288, float32))).toEqual([0, 0, 0, 0, 0]);
    expect([3, 7, 12, 20].map((units) => bytes(units, 300, float32))).toEqual([4, 8, 0, 0]);
    expect([3, 7].map((units) => bytes(units, 200, float32))).toEqual([0, 0]);
    expect([2, 3, 4, 7, 13, 20].map((units) => bytes(units, 12288, float64))).toEqual([0, 4, 0, 8, 0, 0]);
    expect(asideBytes('affine', 7, 12288, float32)).toBe(0);
    expect(libraryDimensions('gradientW', 7, 4300, 37, float32)).toEqual([4304, 8, 37]);
  });
});
