import type { DataCheck } from './check.js';
import { counted } from './names.js';

/** Fewer training rows than this for a parameter, and the network can learn them by heart. */
const few = 0.1;

/** Rows beside the parameters of the network that `train` would choose. */
export const fewRows: DataCheck = ({ network, features, schema }) => {
  if (network === null) return [];
  const { parameters, rows, sizes } = network;
  const share = rows / parameters;
  const wide = rows < sizes[0];
  if (share >= few && !wide) return [];
  return [
    {
      code: 'FEW_ROWS',
      // Of words there are always more than texts, and most are rare.
      severity: schema.columns.some(({ kind }) => kind === 'text') ? 'note' : 'warning',
      columns: [],
      title: wide ? 'There are more inputs than rows' : 'There are few rows for so many parameters',
      detail:
        `${counted(rows, 'training row')} for the ${counted(parameters, 'parameter')} of the network ${sizes.join('-')}: ` +
        `${share.toPrecision(2)} for each, and ${counted(sizes[0], 'input')} from ${counted(features.filter(({ column }) => column.input).length, 'column')}`,
      effect: Math.min(0.7, 0.2 + 0.1 / Math.max(share, 0.2)),
      advice: {
        text: 'collect more rows, drop inputs, or start without hidden units: {option}',
        option: 'hidden',
        value: 'none',
      },
      evidence: { rows, parameters, sizes, rowsPerParameter: share },
    },
  ];
};
