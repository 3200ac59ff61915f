import { checkOptions, type OptionTable } from '../../foundation/options.js';
import { type TrainOptions, trainOptions } from '../../model/train-options.js';
import { preprocessingOptions } from '../../table/preprocessing/options.js';
import { schemaOptions } from '../../table/schema/options.js';

/** The options of training that a look at the data needs; `hidden` is for the network that rows are counted against. */
const shared = [
  ...Object.keys(schemaOptions),
  ...Object.keys(preprocessingOptions),
  'derive',
  'hidden',
  'output',
  'split',
  'testShare',
  'validationShare',
  'seed',
] as const;

/** What to look at, as `train` would take it. Without a target only the columns themselves are looked at. */
export type DiagnoseOptions = Partial<
  Pick<
    TrainOptions,
    | 'target'
    | 'task'
    | 'positive'
    | 'columns'
    | 'drop'
    | 'missing'
    | 'standardize'
    | 'transform'
    | 'fill'
    | 'indicator'
    | 'minFrequency'
    | 'dates'
    | 'text'
    | 'tokens'
    | 'minCount'
    | 'polarityCutoff'
    | 'maxVocabulary'
    | 'derive'
    | 'hidden'
    | 'output'
    | 'split'
    | 'testShare'
    | 'validationShare'
    | 'seed'
  >
>;

/** The options of `diagnoseData`, declared as those of training are. */
export const diagnoseOptions: OptionTable = Object.fromEntries(
  shared.map((name) => [name, trainOptions[name]]),
);

/** Every option with its value. */
export type CheckedDiagnoseOptions = Required<TrainOptions>;

/** @throws OPTION_UNKNOWN, OPTION_TYPE, OPTION_RANGE */
export function checkDiagnoseOptions(given: DiagnoseOptions): CheckedDiagnoseOptions {
  checkOptions('diagnose', given, diagnoseOptions);
  return checkOptions('diagnose', given as TrainOptions, trainOptions) as CheckedDiagnoseOptions;
}
