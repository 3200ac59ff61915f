import type { OptionTable } from '../foundation/options.js';
import { Table } from '../table/table.js';
import { fitOptions } from '../training/options.js';

const isObject = (value: unknown) => typeof value === 'object' && value !== null;
const { onEpoch, signal, checkpoint } = fitOptions;

/** What `prepareTraining` is handed over. */
export const prepareHooks: OptionTable = {
  test: {
    type: 'object',
    accepts: (value) => value instanceof Table,
    expected: 'a Table; tableFromRecords makes one',
    help: 'a table of its own to test on',
  },
  signal,
  tokens: {
    type: 'object',
    accepts: isObject,
    expected: 'a TokenCache',
    help: 'words that were read before',
  },
};

/** What a training is handed over beside its options: misspelled, they would never be called. */
export const trainHooks: OptionTable = {
  test: prepareHooks.test,
  onStart: { ...onEpoch, help: 'called before the first update' },
  onEpoch,
  onFold: { ...onEpoch, help: 'called after each fold' },
  signal,
  checkpoint,
};
