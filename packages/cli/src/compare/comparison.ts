import type { PartName } from '@colonnade/core';
import type { Metrics } from '../results/train-result.js';
import type { RunDifference } from './paired.js';

/** What `colonnade compare --json` prints. */
export interface Comparison {
  readonly task: string;
  readonly target: string;
  readonly runs: readonly ComparedRun[];
  /** The options that differ, each with its value in every run. */
  readonly options: Readonly<Record<string, readonly unknown[]>>;
  /** Every run but the first, against the first. */
  readonly differences: readonly RunDifference[];
}

export interface ComparedRun {
  readonly run: string;
  readonly source: string;
  /** SHA-256 of the data; the name of a toy set. */
  readonly hash: string;
  /** The part that `metrics` are of: test; else validation; else train. */
  readonly part: PartName;
  readonly rows: number;
  readonly architecture: readonly number[];
  readonly parameters: number;
  readonly epochs: number;
  readonly seconds: number;
  readonly metrics: Metrics;
}
