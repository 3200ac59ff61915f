import type { StopSignal } from '../../foundation/host.js';
import { checkOptions, type OptionTable } from '../../foundation/options.js';
import { seedDeclaration } from '../../network/initialize.js';
import { Table } from '../../table/table.js';
import type { HistoryEntry, StopReason } from '../../training/history.js';

/** What is left of a training beside its model: the entries of its history, and why it ended. */
export interface RunHistory {
  readonly entries: readonly HistoryEntry[];
  readonly stopped: StopReason;
}

export interface DiagnoseModelOptions {
  /**
   * The table that the model was trained on, which may be the one that is given: its parts are then those of the
   * training. A model that has just been trained knows it. Without it every row counts as new.
   */
  readonly training?: Table;
  /** The table of its own that the training was tested on. */
  readonly test?: Table;
  /** What the training left; the first epochs are run again without it. */
  readonly history?: RunHistory;
  /** Whether to look for wrong labels, which trains several networks. */
  readonly wrongLabels?: boolean;
  /** Times that each column is permuted. */
  readonly repeats?: number;
  readonly seed?: number;
  readonly signal?: StopSignal;
}

const isTable = (value: unknown) => value instanceof Table;

/** The options of `diagnoseModel`, declared. */
const diagnoseModelOptions: OptionTable = {
  training: {
    type: 'object',
    accepts: isTable,
    expected: 'a Table',
    help: 'the table that the model was trained on',
  },
  test: { type: 'object', accepts: isTable, expected: 'a Table', help: 'the table that it was tested on' },
  history: {
    type: 'object',
    accepts: (value) => Array.isArray((value as RunHistory | null)?.entries),
    expected: 'an object with entries and stopped',
    help: 'the history of the training',
  },
  wrongLabels: {
    type: 'boolean',
    default: true,
    help: 'whether to look for wrong labels, which trains several networks',
  },
  repeats: {
    type: 'integer',
    min: 2,
    default: 10,
    help: 'times that each column is permuted for its importance',
  },
  seed: seedDeclaration,
  signal: { type: 'object', help: 'an AbortSignal' },
};

export type CheckedOptions = DiagnoseModelOptions &
  Required<Pick<DiagnoseModelOptions, 'wrongLabels' | 'repeats' | 'seed'>>;

/** @throws OPTION_UNKNOWN, OPTION_TYPE, OPTION_RANGE */
export function checkDiagnoseModelOptions(given: DiagnoseModelOptions): CheckedOptions {
  return checkOptions('diagnoseModel', given, diagnoseModelOptions) as CheckedOptions;
}
