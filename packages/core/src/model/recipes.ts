import type { TrainOptions } from './train-options.js';

/** What a recipe may look at. */
export interface RecipeFacts {
  /** Whether the inputs are 8-bit images. */
  readonly images: boolean;
  /** Rows of the table. */
  readonly rows: number;
}

/** Options set together; each is overridden by the same option given beside it. */
export type Recipe = (facts: RecipeFacts) => Partial<TrainOptions>;

/** The rows at the end that the recipe trask tests on, where there are more. */
const lastRows = 1000;

/** The list of recipes. */
export const recipes: Readonly<Record<string, Recipe>> = {
  /** As the first course trains: everything plain, so that its printed figures come out to the digit. */
  course: ({ images }) => ({
    optimizer: 'gradient-descent',
    batchSize: 'all',
    schedule: 'constant',
    precision: 'float64',
    initialization: 'small',
    l2: 0,
    validationShare: 0,
    patience: 0,
    standardize: images ? 255 : 'none',
    deterministic: true,
  }),

  /** As the projects on framing problems train on reviews: one example a step, in the order of the file. */
  trask: ({ rows }) => ({
    text: 'presence',
    tokens: 'spaces',
    minCount: 0,
    hidden: [10],
    activation: 'linear',
    output: 'sigmoid',
    bias: false,
    initialization: 'zeros-first',
    l2: 0,
    cost: 'squared-error',
    optimizer: 'gradient-descent',
    learningRate: 0.1,
    schedule: 'constant',
    batchSize: 1,
    epochs: 1,
    shuffle: false,
    standardize: 'none',
    split: 'order',
    testShare: rows > lastRows ? lastRows / rows : 0.2,
    validationShare: 0,
    patience: 0,
  }),
};
