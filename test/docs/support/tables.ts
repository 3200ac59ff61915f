import { dense, initializeParameters, type LayerShapes, type Shape, shapeTable } from '@colonnade/core';
import { activations } from '../../../packages/core/src/functions/activations/index.js';
import { sigmoidCrossEntropy } from '../../../packages/core/src/functions/costs/sigmoid-cross-entropy.js';
import { softmaxCrossEntropy } from '../../../packages/core/src/functions/costs/softmax-cross-entropy.js';
import { squaredError } from '../../../packages/core/src/functions/costs/squared-error.js';
import { initializations } from '../../../packages/core/src/network/initialization/index.js';

/** What `<!-- generated: name -->` stands for. */
export const tables: Readonly<Record<string, () => string>> = {
  'shape-table': () => {
    const layers = [dense(20, 'relu'), dense(7, 'relu'), dense(5, 'relu'), dense(1, 'sigmoid')];
    const { specification } = initializeParameters({ inputs: 12288, layers, initialization: 'zeros' }, 1);
    const rows = shapeTable(specification);
    const total = rows.reduce((sum, row) => sum + row.parameters, 0);
    return `${table(shapeHead, rows.map(shapeRow))}\n\nTogether ${count(total)} parameters.`;
  },
  activations: () =>
    table(
      ['name', 'g', 'its derivative', 'where'],
      Object.values(activations).map(({ name, formula, derivativeFormula, hidden }) => [
        `\`${name}\``,
        formula,
        derivativeFormula,
        hidden ? 'any layer' : 'output only',
      ]),
    ),
  'activation-figures': () =>
    Object.values(activations)
      .filter((g) => 'value' in g)
      .map(({ name }) => `![${name} and its derivative](figures/activation-${name}.svg)`)
      .join('\n\n'),
  costs: () =>
    table(
      ['cost', 'output activation', 'loss of one example', 'dZ[L]'],
      [
        ['`cross-entropy`', '`sigmoid`', sigmoidCrossEntropy.formula, 'A[L] − Y'],
        ['`cross-entropy`', '`softmax`', softmaxCrossEntropy.formula, 'A[L] − Y'],
        ['`squared-error`', 'any', squaredError.formula, '(A[L] − Y) ∘ g′(Z[L])'],
      ],
    ),
  initializations: () =>
    table(
      ['name', 'scale', 'for 64 inputs and 20 units'],
      Object.values(initializations).map(({ name, formula, scale }) => [
        `\`${name}\``,
        formula,
        String(Number(scale(64, 20).toPrecision(4))),
      ]),
    ),
};

const shapeHead = [
  'l',
  'n[l]',
  'g[l]',
  'W[l], dW[l]',
  'b[l], db[l]',
  'Z[l], dZ[l]',
  'A[l]',
  'dA[l]',
  'parameters',
];

function shapeRow(row: LayerShapes): string[] {
  const { layer, units, activation, W, b, Z, A, dA, parameters } = row;
  const shapes = [W, b, Z, A, dA].map((shape) => (shape ? shapeText(shape) : ''));
  return [
    String(layer),
    String(units),
    activation ?? 'input',
    ...shapes,
    parameters ? count(parameters) : '',
  ];
}

function shapeText([rows, columns]: Shape): string {
  return `${rows}×${columns}`;
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
