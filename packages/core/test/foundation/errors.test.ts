import { describe, expect, it } from 'vitest';
import { ColonnadeError } from '../../src/foundation/errors.js';
import { checkOptions, unknownOption } from '../../src/foundation/options.js';
import { nearestName } from '../../src/foundation/suggest.js';
import { trainOptions } from '../../src/model/train-options.js';

const thrown = (action: () => unknown): ColonnadeError => {
  try {
    action();
  } catch (error) {
    if (error instanceof ColonnadeError) return error;
  }
  throw new Error('no ColonnadeError was thrown');
};
const checked = (options: object) => thrown(() => checkOptions('train', options, trainOptions));

describe('an error in the words of each face', () => {
  it.each([
    [
      { learningRate: -1 },
      'train: option "learningRate" is -1, but must be a finite number of at least 0, or "auto". [OPTION_RANGE]',
      'train: option --learning-rate is -1, but must be a finite number of at least 0, or "auto". [OPTION_RANGE]',
    ],
    [
      { hidden: [3, '', 4] },
      'train: option "hidden" is [3, "", 4], but must be units of every hidden layer, such as 20,7,5, or "auto", ' +
        'or "none". [OPTION_TYPE]',
      'train: option --hidden is [3, "", 4], but must be units of every hidden layer, such as 20,7,5, or "auto", ' +
        'or "none". [OPTION_TYPE]',
    ],
    [
      { learnigRate: 1 },
      'train: option "learnigRate" is unknown. Did you mean "learningRate"? [OPTION_UNKNOWN]',
      'train: option --learnig-rate is unknown. Did you mean --learning-rate? [OPTION_UNKNOWN]',
    ],
  ])('%j', (options, library, command) => {
    const error = checked(options);
    expect(error.message).toBe(library);
    expect(error.worded('library')).toBe(library);
    expect(error.worded('command')).toBe(command);
  });

  it('a face may call the place by a name of its own', () => {
    const error = unknownOption('inferSchema', 'taks', ['task']);
    expect(error.worded('command', 'inspect')).toBe(
      'inspect: option --taks is unknown. Did you mean --task? [OPTION_UNKNOWN]',
    );
  });

  it('only options are spelled as flags, not what a user wrote', () => {
    const parts = {
      code: 'COLUMN_UNKNOWN',
      where: 'a.csv',
      problem: 'there is no column "learningRate"',
    } as const;
    expect(new ColonnadeError(parts).worded('command')).toBe(
      'a.csv: there is no column "learningRate". [COLUMN_UNKNOWN]',
    );
  });
});

describe('the nearest name', () => {
  it('is found in spite of case and a slip', () => {
    expect(nearestName('Y', ['x', 'y'])).toBe('y');
    expect(nearestName('epcohs', ['epochs', 'batchSize'])).toBe('epochs');
  });

  it('is not a word with no letter in common', () => {
    expect(nearestName('z', ['a', 'b'])).toBeUndefined();
  });
});
