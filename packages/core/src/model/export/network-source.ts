import type { ActivationName } from '../../functions/activations/index.js';
import { type Parameters, parameterCount } from '../../network/parameters.js';
import { depth } from '../../network/specification.js';
import { base64Of } from './base64.js';
import type { SourceParts } from './source-parts.js';
import { numeral } from './source-text.js';

/** From so many numbers on they are packed: decimal numerals are twice as long, and slow a compiler down. */
const manyNumbers = 20_000;

/** The helper of each activation, and whether it is for single numbers or whole layers; linear needs none. */
const activationHelpers: Record<ActivationName, { name: string; whole?: true } | undefined> = {
  relu: { name: 'relu' },
  tanh: { name: 'tanh' },
  sigmoid: { name: 'sigmoid' },
  'leaky-relu': { name: 'leakyRelu' },
  linear: undefined,
  softmax: { name: 'softmax', whole: true },
};

/** The layers as formulas: `outputsOf(x)` gives A[L] of one example. */
export function networkSource(parameters: Parameters): SourceParts {
  const { specification } = parameters;
  const packed = parameterCount(specification) > manyNumbers;
  const needs = ['dense', ...(packed ? ['numbersFrom'] : [])];
  const lines: string[] = [];
  const L = depth(specification);
  for (let l = 1; l <= L; l++) {
    const z = `dense(W${l}, b${l}, ${l === 1 ? 'x' : `a${l - 1}`})`;
    const helper = activationHelpers[specification.activations[l] as ActivationName];
    if (helper) needs.push(helper.name);
    const a = helper === undefined ? z : helper.whole ? `${helper.name}(${z})` : `${z}.map(${helper.name})`;
    lines.push(l === L ? `return ${a};` : `const a${l} = ${a};`);
  }
  const source = `
/** The network: A = g(W A + b), layer after layer. */
function outputsOf(x: readonly number[]): number[] {
${lines.map((line) => `  ${line}\n`).join('')}}
`;
  return { types: '', source, needs };
}

/** The weights and biases, exactly. */
export function parameterSource({ specification, W, b }: Parameters): string {
  const packed = parameterCount(specification) > manyNumbers;
  let source = '';
  for (let l = 1; l <= depth(specification); l++) {
    const rows = W[l].toRows();
    const biases = Array.from(b[l].data);
    source += `\n/** Layer ${l}: a row of weights for each of ${rows.length} units, and a bias for each. */\n`;
    if (packed) {
      source += `const W${l} = numbersFrom('${base64Of(rows.flat())}');\nconst b${l} = numbersFrom('${base64Of(biases)}');\n`;
    } else {
      const lines = rows.map((row) => `  ${row.map(numeral).join(', ')},\n`);
      source += `const W${l}: readonly number[] = [\n${lines.join('')}];\n`;
      source += `const b${l}: readonly number[] = [${biases.map(numeral).join(', ')}];\n`;
    }
  }
  return source;
}
