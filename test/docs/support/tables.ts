import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  dense,
  initializeParameters,
  kebabCase,
  type LayerShapes,
  type OptionDeclaration,
  type Shape,
  shapeTable,
  studyOptions,
  trainOptions,
} from '@colonnade/core';
import { readCsv } from '@colonnade/data';
import { studyFaces } from '../../../packages/cli/src/study/faces.js';
import { expectation } from '../../../packages/core/src/foundation/options.js';
import { activations } from '../../../packages/core/src/functions/activations/index.js';
import { sigmoidCrossEntropy } from '../../../packages/core/src/functions/costs/sigmoid-cross-entropy.js';
import { softmaxCrossEntropy } from '../../../packages/core/src/functions/costs/softmax-cross-entropy.js';
import { squaredError } from '../../../packages/core/src/functions/costs/squared-error.js';
import { initializations } from '../../../packages/core/src/network/initialization/index.js';
import { root } from './markdown.js';
import { schemaBlocks } from './schemas.js';

/** What `<!-- generated: name -->` stands for. */
export const tables: Readonly<Record<string, () => string>> = {
  ...schemaBlocks,
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
  'train-options': () =>
    table(
      ['flag', 'in the library', 'values', 'default', 'what it is'],
      Object.entries(trainOptions).map(optionRow),
    ),
  'study-options': () =>
    table(
      ['flag', 'study', 'values', 'default', 'what it is'],
      [
        ...Object.entries(studyOptions).map((entry) => studyRow('every', entry)),
        ...studyFaces.flatMap(({ name, flags }) =>
          Object.entries(flags).map((entry) => studyRow(name, entry)),
        ),
      ],
    ),
  'source-activation': () => source('packages/core/src/functions/activations/tanh.ts'),
  'source-optimizer': () => source('packages/core/src/training/optimizers/momentum.ts'),
  'source-rate': () => source('packages/core/src/training/rates/constant.ts'),
  'source-initialization': () => source('packages/core/src/network/initialization/he.ts'),
  'data-sets': dataSets,
  initializations: () =>
    table(
      ['name', 'scale', 'for 64 inputs and 20 units'],
      Object.entries(initializations).map(([name, { formula, scale }]) => [
        `\`${name}\``,
        formula,
        String(Number(scale(64, 20, 1).toPrecision(4))),
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

function studyRow(study: string, entry: [string, OptionDeclaration]): string[] {
  const [flag, , ...rest] = optionRow(entry);
  return [flag, study, ...rest];
}

function optionRow([name, declaration]: [string, OptionDeclaration]): string[] {
  const { type, default: standard, help } = declaration;
  const flag = type === 'boolean' && standard === true ? `--no-${kebabCase(name)}` : `--${kebabCase(name)}`;
  const shown =
    standard === undefined ? '' : `\`${typeof standard === 'string' ? standard : JSON.stringify(standard)}\``;
  const values = expectation(declaration).replaceAll('|', '\\|');
  return [`\`${flag}\``, `\`${name}\``, values, shown, help.replaceAll('|', '\\|')];
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

/** A file of the repository as it is, without its imports. */
function source(path: string): string {
  const text = readFileSync(join(root, path), 'utf8').replace(/^(?:import [^;]*;\n)+\n/, '');
  return `\`${path}\`:\n\n\`\`\`ts\n${text.trimEnd()}\n\`\`\``;
}

/** The data sets that ship with the repository: what is in them, and the sum by which to know them. */
function dataSets(): string {
  const files = ['digits/digits.csv', 'breast-cancer/breast_cancer.csv'];
  const rows = files.map((file) => {
    const bytes = readFileSync(join(root, 'data', file));
    const { rows: examples, columns } = readCsv(bytes, { name: file });
    const target = columns[columns.length - 1];
    const classes = target.kind === 'text' ? new Set(target.cells).size : 0;
    const sum = createHash('sha256').update(bytes).digest('hex');
    const shape = `${count(examples)} × ${columns.length - 1}`;
    return [
      `\`data/${file}\``,
      shape,
      `\`${target.name}\`, ${classes} classes`,
      count(bytes.length),
      `\`${sum}\``,
    ];
  });
  return table(['file', 'examples × features', 'target', 'bytes', 'sha256'], rows);
}
