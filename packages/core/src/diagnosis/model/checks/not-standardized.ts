import { eachEntry } from '../../../matrix/entries.js';
import { featureNames, inputWidth } from '../../../table/preprocessing/feature-names.js';
import type { TrainingCheck } from './check.js';
import { figure } from './wording.js';

/** One step of the rate is right for inputs of one size; beyond this ratio of sizes it is right for few of them. */
const mostRatio = 20;
/** Inputs larger than this are too large for weights that begin at the usual size, even if all are. */
const large = 20;
const tooLarge = 100;

/** The size of an input is √ mean x² over the examples. Words of texts are not standardized, and have other remedies. */
export const notStandardized: TrainingCheck = ({ subject: { model, train, judged } }) => {
  const { preprocessing } = model.content;
  const { X } = train ?? judged;
  const squares = new Float64Array(X.rows);
  eachEntry(X, (value, i) => {
    squares[i] += (value * value) / X.columns;
  });
  const names = featureNames(preprocessing);
  const sizes: { name: string; size: number; column: string }[] = [];
  let at = 0;
  for (const input of preprocessing.inputs) {
    const to = at + inputWidth(input);
    if (input.kind !== 'text') {
      for (let i = at; i < to; i++) {
        if (squares[i] > 0) sizes.push({ name: names[i], size: Math.sqrt(squares[i]), column: input.column });
      }
    }
    at = to;
  }
  if (sizes.length === 0) return null;
  const largest = sizes.reduce((a, b) => (b.size > a.size ? b : a));
  const smallest = sizes.reduce((a, b) => (b.size < a.size ? b : a));
  const ratio = largest.size / smallest.size;
  if (!(largest.size > large && ratio > mostRatio) && largest.size <= tooLarge) return null;
  return {
    code: 'NOT_STANDARDIZED',
    severity: 'fault',
    columns: [largest.column],
    title: 'The inputs are not standardized',
    detail:
      `"${largest.name}" has the size ${figure(largest.size)}, "${smallest.name}" ${figure(smallest.size)} ` +
      `(the root mean square over ${X.columns} rows): no learning rate is right for both`,
    effect: 0.95,
    advice: { text: 'give all inputs the same size with {option}', option: 'standardize', value: 'feature' },
    evidence: { largest, smallest, ratio },
  };
};
