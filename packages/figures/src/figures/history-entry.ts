/** One entry of a training's history, the state after `epoch` epochs: exactly the entry of the command's JSON. */
export interface HistoryEntry {
  readonly epoch: number;
  /** Over the whole training part, with the penalty. */
  readonly cost?: number | null;
  /** Mean over the epoch's batches, where `cost` was not computed. */
  readonly costOfBatches?: number | null;
  /** The share of examples that were judged right, each before its update. */
  readonly accuracyOnline?: number | null;
  readonly costValidation?: number | null;
  readonly learningRate?: number | null;
  /** A Bold Driver move that was taken back, and the cost it had led to. */
  readonly rejected?: boolean;
  readonly costTried?: number | null;
}
