import type { OptionTable } from '../../foundation/options.js';
import type { StudyOptions } from '../options.js';

/** What a study of hidden units may be asked. */
export interface HiddenUnitsOptions extends StudyOptions {
  /** Hidden layers to compare: `[[], [8], [16, 16]]`; chosen by inputs and outputs unless given. */
  readonly sizes?: readonly (readonly number[])[];
}

const isSize = (value: unknown) =>
  Array.isArray(value) && value.every((units) => Number.isInteger(units) && units >= 1);

/** The options of `studyHiddenUnits` beside those of every study. */
export const hiddenUnitsOptions: OptionTable = {
  sizes: {
    type: 'list',
    accepts: isSize,
    expected: 'a list of lists with the units of every hidden layer, such as [[], [8], [16, 16]]',
    help: 'hidden layers to compare; from the outputs to twice the inputs unless given',
  },
};
