import type { OptionTable } from '../../foundation/options.js';
import type { RankColumns } from '../framing/own-subsets.js';
import type { StudyHooks, StudyOptions } from '../options.js';
import { type Preference, preferences } from './choose.js';

/** What a study of the trade-off may be asked. */
export interface TradeOffOptions extends StudyOptions {
  /** A condition that the model to save has to meet: `accuracy >= 0.95 and size <= 20000`. */
  readonly choose?: string;
  /** Which of the points that meet it: the fastest unless given. */
  readonly prefer?: Preference;
}

/** What it is handed over beside its options. */
export interface TradeOffHooks extends StudyHooks {
  /** Ranks the columns by the rows that a trial trains on; without it fewer columns are not tried. */
  readonly rank?: RankColumns;
}

/** The options of `studyTradeOff` beside those of every study. */
export const tradeOffOptions: OptionTable = {
  choose: {
    type: 'text',
    help: 'save the model that meets a condition: "accuracy >= 0.95 and speed >= 1e6 and size <= 20000"; speed: examples predicted a second, size: bytes',
  },
  prefer: {
    type: 'choice',
    choices: preferences,
    default: 'fastest',
    help: 'which of the points that meet the condition',
  },
};
