/**
 * Every code that an error or a warning of Colonnade can carry, with its title. Each has a heading in
 * `docs/errors.md` (a test compares them). A code that is retired is never used for anything else.
 */
export const errorCodes = {
  // Shapes and values handed to the library
  MATRIX_EXPECTED: 'A 1-D array where a matrix is wanted',
  MATRIX_RAGGED: 'Rows or columns of different length',
  MATRIX_VALUE: 'A value in a matrix is not a number',
  MATRIX_SIZE: 'The number of values does not fit the shape',
  MATRIX_INDEX: 'A row or column that the matrix does not have',
  SHAPE_MISMATCH: 'Two matrices do not fit together',
  SHAPE_INPUT: 'X has the wrong number of rows',
  SHAPE_TARGET: 'Y has the wrong shape',
  EMPTY_DATA: 'There are no examples',
  VALUE_NOT_FINITE: 'The data hold NaN or infinity',
  TARGET_RANGE: 'A target that the output and cost cannot express',
  // Files and tables
  TABLE_RAGGED: 'Columns or rows of different length',
  // Options
  OPTION_UNKNOWN: 'An option that does not exist',
  OPTION_MISSING: 'An option that is needed is absent',
  OPTION_TYPE: 'An option of the wrong type',
  OPTION_RANGE: 'An option outside its range',
  OPTION_CONFLICT: 'Two options that exclude each other',
  OPTION_NOT_YET: 'An option that this version does not support yet',
  // Networks and training
  LAYER_INVALID: 'A layer that cannot be built',
  COST_OUTPUT_MISMATCH: 'A cost that does not fit the output activation',
  NETWORK_BUSY: 'A second fit on a network that is being trained',
  NOT_FINITE: 'The cost or a gradient became NaN or infinite',
  CHECKPOINT_MISMATCH: 'A checkpoint of another network or other options',
  RANDOM_ARGUMENT: 'An argument that the random generator cannot use',
  // Warnings
  ZERO_INITIALIZATION: 'Zero initialization with hidden layers',
  LINEAR_HIDDEN: 'Hidden layers without a nonlinearity',
  SIGMOID_HIDDEN: 'Sigmoid in hidden layers',
  HIDDEN_ABOVE_TWICE_INPUTS: 'More than twice as many hidden units as inputs',
  NOT_STANDARDIZED: 'Inputs on very different scales',
  CONSTANT_FEATURE: 'A feature that never changes',
  DEAD_UNITS: 'Units that are zero for every example',
  RATE_TOO_HIGH: 'The learning rate is too high',
  RATE_TOO_LOW: 'The learning rate is too low',
} as const;

export type Code = keyof typeof errorCodes;
