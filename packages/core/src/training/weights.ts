import { ColonnadeError } from '../foundation/errors.js';
import { expectMatrix, type Matrix } from '../matrix/matrix.js';
import { checkFinite } from '../network/checks.js';

export type ClassWeight = 'none' | 'balanced' | readonly number[];

/**
 * The weight of every example, or undefined when all are 1: sample weight × class weight. Balanced is
 * m / (k · m_class), so that every class has the same say.
 * @throws SHAPE_MISMATCH, VALUE_NOT_FINITE, OPTION_RANGE
 */
export function exampleWeights(
  where: string,
  Y: Matrix,
  classWeight: ClassWeight,
  sampleWeight: Matrix | undefined,
): Float64Array | undefined {
  if (classWeight === 'none' && sampleWeight === undefined) return undefined;
  const weights = new Float64Array(Y.columns).fill(1);
  if (sampleWeight !== undefined) {
    const given = expectMatrix(where, 'sampleWeight', sampleWeight);
    if (given.rows !== 1 || given.columns !== Y.columns) {
      throw new ColonnadeError({
        code: 'SHAPE_MISMATCH',
        where,
        problem: `sampleWeight is ${given.shape.join('×')} but Y has ${Y.columns} columns`,
        expected: `1×${Y.columns}`,
        got: given.shape.join('×'),
        why: 'Every example has one weight',
      });
    }
    checkFinite(where, 'sampleWeight', given);
    given.data.forEach((weight, j) => {
      if (weight < 0) throw badWeight(where, `sampleWeight has ${weight} in column ${j}`);
      weights[j] = weight;
    });
  }
  if (classWeight !== 'none') {
    const classes = classesOf(Y);
    const k = Math.max(2, Y.rows);
    const ofClass = classWeight === 'balanced' ? balanced(classes, k) : classWeight;
    if (ofClass.length !== k || !ofClass.every((weight) => Number.isFinite(weight) && weight >= 0)) {
      throw badWeight(where, `classWeight is [${ofClass.join(', ')}] for ${k} classes`);
    }
    for (let j = 0; j < weights.length; j++) weights[j] *= ofClass[classes[j]];
  }
  return weights;
}

/** The class of every example: 0 or 1 for one row of targets, the row of the largest target for more. */
export function classesOf(Y: Matrix): Uint32Array {
  const classes = new Uint32Array(Y.columns);
  for (let j = 0; j < Y.columns; j++) {
    if (Y.rows === 1) {
      classes[j] = Y.data[j] > 0.5 ? 1 : 0;
      continue;
    }
    let best = 0;
    for (let i = 1; i < Y.rows; i++) if (Y.data[i + j * Y.rows] > Y.data[best + j * Y.rows]) best = i;
    classes[j] = best;
  }
  return classes;
}

/** m / (k · m_class), with k the classes that occur; a class without examples has the weight 0. */
function balanced(classes: Uint32Array, k: number): number[] {
  const counts = new Array<number>(k).fill(0);
  for (const c of classes) counts[c]++;
  const present = counts.filter((count) => count > 0).length;
  return counts.map((count) => (count === 0 ? 0 : classes.length / (present * count)));
}

function badWeight(where: string, problem: string): ColonnadeError {
  return new ColonnadeError({
    code: 'OPTION_RANGE',
    where,
    problem,
    expected: 'finite weights of at least 0, one for every class or example',
    remedy: { text: 'weights are finite and at least 0, one for every class or example' },
  });
}
