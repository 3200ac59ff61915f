/** Which rows: those of a part of the training, or rows that are new to the model. */
export type RowsOf = 'train' | 'validation' | 'test' | 'new';
