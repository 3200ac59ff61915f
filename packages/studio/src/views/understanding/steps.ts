import type { Specification } from '@colonnade/core';
import { formulasOf } from '@colonnade/core';
import type { ExampleView, ShortMatrix } from '../../session/subject/protocol.js';

/** One step of the way of an example: what is computed, by which formula, from what. */
export interface Step {
  readonly title: string;
  readonly way: 'forward' | 'cost' | 'backward';
  readonly formula: string;
  readonly note: string | null;
  readonly result: ShortMatrix | null;
  readonly from: readonly ShortMatrix[];
}

/** Forward through all layers, the cost, and backward to the first layer. */
export function stepsOf({ pass }: ExampleView, { activations, cost }: Specification): Step[] {
  const L = pass.A.length - 1;
  const found = (...all: (ShortMatrix | null | undefined)[]) => all.filter((each) => each != null);
  const steps: Step[] = [
    {
      title: 'A[0]',
      way: 'forward',
      formula: 'A[0] = X',
      note: 'The example as a column: its features, preprocessed as the training part was.',
      result: pass.A[0],
      from: [],
    },
  ];
  for (let l = 1; l <= L; l++) {
    const { formula } = formulasOf(activations[l]!);
    steps.push({
      title: `Z[${l}]`,
      way: 'forward',
      formula: `Z[${l}] = W[${l}] A[${l - 1}] + b[${l}]`,
      note: null,
      result: pass.Z[l],
      from: found(pass.W[l], pass.A[l - 1], pass.b[l]),
    });
    steps.push({
      title: `A[${l}]`,
      way: 'forward',
      formula: `A[${l}] = g(Z[${l}]),  g(z) = ${formula}`,
      note: `The activation is ${activations[l]}, element by element${activations[l] === 'softmax' ? ' of the column' : ''}.`,
      result: pass.A[l],
      from: found(pass.Z[l]),
    });
  }
  const { backward } = pass;
  if (backward === null) return steps;
  const output = activations[L]!;
  steps.push({
    title: 'cost',
    way: 'cost',
    formula: `J = ${lossFormula(cost, output)} = ${backward.cost.toPrecision(5)}`,
    note: 'Of this one example, without a penalty.',
    result: null,
    from: found(pass.A[L], backward.Y),
  });
  for (let l = L; l >= 1; l--) {
    const { derivativeFormula } = formulasOf(activations[l]!);
    if (l === L) {
      const plain = cost === 'cross-entropy' || output === 'linear';
      steps.push({
        title: `dZ[${l}]`,
        way: 'backward',
        formula: plain ? `dZ[${l}] = A[${l}] − Y` : `dZ[${l}] = ∂J/∂Z[${l}]`,
        note: plain
          ? null
          : `With ${cost} over ${output}: (A − Y) times the derivative, ${derivativeFormula}.`,
        result: backward.dZ[l],
        from: found(pass.A[l], backward.Y),
      });
    } else {
      steps.push({
        title: `dA[${l}]`,
        way: 'backward',
        formula: `dA[${l}] = W[${l + 1}]ᵀ dZ[${l + 1}]`,
        note: null,
        result: backward.dA[l],
        from: found(pass.W[l + 1], backward.dZ[l + 1]),
      });
      steps.push({
        title: `dZ[${l}]`,
        way: 'backward',
        formula: `dZ[${l}] = dA[${l}] ∘ g′(Z[${l}]),  g′ = ${derivativeFormula}`,
        note: null,
        result: backward.dZ[l],
        from: found(backward.dA[l], pass.Z[l]),
      });
    }
    steps.push({
      title: `dW[${l}]`,
      way: 'backward',
      formula: `dW[${l}] = dZ[${l}] A[${l - 1}]ᵀ`,
      note: 'With m examples, the mean of theirs: divided by m.',
      result: backward.dW[l],
      from: found(backward.dZ[l], pass.A[l - 1]),
    });
    if (backward.db[l] !== null) {
      steps.push({
        title: `db[${l}]`,
        way: 'backward',
        formula: `db[${l}] = dZ[${l}]`,
        note: 'With m examples, the mean of theirs.',
        result: backward.db[l],
        from: found(backward.dZ[l]),
      });
    }
  }
  return steps;
}

function lossFormula(cost: string, output: string): string {
  if (cost !== 'cross-entropy') return '½ Σ (a − y)²';
  return output === 'softmax' ? '−Σ y ln a' : '−Σ (y ln a + (1 − y) ln(1 − a))';
}
