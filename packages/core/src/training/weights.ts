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
    const classes = classesOf(where, Y);
    const k = Math.max(2, Y.rows);
    const ofClass = classWeight === 'balanced' ? balanced(classes, k) : classWeight;
    if (ofClass.length !== k || !ofClass.every((weight) => Number.isFinite(weight) && weight >= 0)) {
      throw badWeight(where, `classWeight is [${ofClass.join(', ')}] for ${k} classes`);
    }
    for (let j = 0; j < weights.length; j++) weights[j] *= ofClass[classes[j]];
  }
  return weights;
}

/**
 * The class of every example: 0 or 1 for one row of targets, the row of the 1 for more.
 * @throws OPTION_CONFLICT for targets that are no classes: numbers, shares, or several labels at once
 */
function classesOf(where: string, Y: Matrix): Uint32Array {
  const classes = new Uint32Array(Y.columns);
  for (let j = 0; j < Y.columns; j++) {
    const column = Array.from(Y.data.subarray(j * Y.rows, (j + 1) * Y.rows));
    const ones = column.filter((y) => y === 1).length;
    const isClass = column.every((y) => y === 0 || y === 1) && (Y.rows === 1 || ones === 1);
    if (!isClass) {
      throw new ColonnadeError({
        code: 'OPTION_CONFLICT',
        where,
        problem: `classWeight needs targets that are classes, and column ${j} of Y is [${column.join(', ')}]`,
        remedy: { text: 'weigh examples with {option} instead', option: 'sampleWeight' },
      });
    }
    classes[j] = Y.rows === 1 ? ones : column.indexOf(1);
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
    remedy: { text: 'give each a weight of at least 0' },
  });
}
