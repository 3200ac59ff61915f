import type { TrainOptions } from './train-options.js';

/** What a recipe may look at. */
export interface RecipeFacts {
  /** Whether the inputs are 8-bit images. */
  readonly images: boolean;
}

/** Options set together; each is overridden by the same option given beside it. */
export type Recipe = (facts: RecipeFacts) => Partial<TrainOptions>;

/** The list of recipes. */
export const recipes: Readonly<Record<string, Recipe>> = {
  /** As the first course trains: everything plain, so that its printed figures come out to the digit. */
  course: ({ images }) => ({
    optimizer: 'gradient-descent',
    batchSize: 'all',
    schedule: 'constant',
    precision: 'float64',
    initialization: 'small',
    validationShare: 0,
    patience: 0,
    standardize: images ? 255 : 'none',
    deterministic: true,
  }),
};
