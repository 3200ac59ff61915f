import type { ModelContent } from '../../model/model-file/content.js';
import { type TrainOptions, trainOptions } from '../../model/train-options.js';
import { preprocessingOptions } from '../../table/preprocessing/options.js';
import { schemaOptions } from '../../table/schema/options.js';

/**
 * The options by which a model reads its columns, for other networks that shall read them in the same way. How numbers
 * are scaled is not among them: that may be what is wrong with the model.
 */
export function dataOptions({ options, schema, preprocessing }: ModelContent): TrainOptions {
  const about = [...Object.keys(schemaOptions), ...Object.keys(preprocessingOptions), 'split'];
  const given = Object.entries(options).filter(([name, value]) => {
    if (!about.includes(name) || name === 'standardize' || value === null) return false;
    // An option as it would be anyway may be about columns that are not there.
    return JSON.stringify(value) !== JSON.stringify(trainOptions[name]?.default);
  });
  const { columns } = schema.target!;
  return { ...Object.fromEntries(given), derive: preprocessing.derived, target: columns } as TrainOptions;
}
