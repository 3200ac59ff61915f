import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ColonnadeError, type PartName } from '@colonnade/core';
import type { TrainResult } from '../results/train-result.js';
import { runFiles } from '../run/run-folder.js';

type Answer = string | number | readonly number[];

/** What a run keeps of the part it is judged by: test.json. */
export interface Predictions {
  readonly part: PartName;
  readonly source: string;
  /** Of the bytes of the source; the name of a toy set. */
  readonly sha256: string;
  readonly rows: readonly number[];
  readonly actual: readonly Answer[];
  readonly predicted: readonly Answer[];
}

/** A finished run, read from its folder. */
export interface Run {
  /** The folder as it was named. */
  readonly run: string;
  readonly result: TrainResult;
  readonly predictions: Predictions;
}

/**
 * Reads what a training left in its folder.
 * @throws RUN_UNKNOWN for a folder that is no run, or whose training has not ended; FILE_FORMAT for a damaged file
 */
export function readRun(run: string): Run {
  const result = readJson(run, runFiles.result) as Partial<TrainResult> | null;
  const predictions = readJson(run, runFiles.test) as Partial<Predictions> | null;
  const { task, metrics, options, examples, architecture } = result ?? {};
  const isWhole =
    typeof task === 'string' && [metrics, options, examples].every(isObject) && Array.isArray(architecture);
  if (!isWhole) throw damaged(run, runFiles.result);
  const { rows, actual, predicted, part, sha256 } = predictions ?? {};
  const lists = [rows, actual, predicted];
  const fit = lists.every((list) => Array.isArray(list) && list.length === rows?.length);
  if (!fit || typeof part !== 'string' || typeof sha256 !== 'string') throw damaged(run, runFiles.test);
  return { run, result: result as TrainResult, predictions: predictions as Predictions };
}

function readJson(run: string, file: string): unknown {
  let text: string;
  try {
    text = readFileSync(join(run, file), 'utf8');
  } catch (cause) {
    throw new ColonnadeError({
      code: 'RUN_UNKNOWN',
      where: run,
      problem: `it is not the folder of a finished run: there is no ${file} that can be read`,
      remedy: {
        text: 'name a folder that "colonnade train" made, or finish it with "colonnade train --resume"',
      },
      cause,
    });
  }
  try {
    return JSON.parse(text);
  } catch {
    throw damaged(run, file);
  }
}

function damaged(run: string, file: string): ColonnadeError {
  return new ColonnadeError({
    code: 'FILE_FORMAT',
    where: join(run, file),
    problem: 'it is not what "colonnade train" writes',
    remedy: { text: 'train again' },
  });
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
