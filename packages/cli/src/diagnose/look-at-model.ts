import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  ColonnadeError,
  type DiagnoseModelOptions,
  diagnoseModel,
  type Model,
  type ModelDiagnosis,
  type RunHistory,
  type Table,
  type TrainOptions,
} from '@colonnade/core';
import { loadTrainData, type TrainData, type TrainFlags } from '../commands/train-data.js';
import type { LoadedData } from '../input/data.js';
import { type RunDescription, readDescription, runFiles } from '../run/run-folder.js';
import type { Asked } from './advice.js';

/** A model with what was found out about it. */
export interface ModelLook {
  readonly path: string;
  readonly model: Model;
  readonly diagnosis: ModelDiagnosis;
  /** The rows that its mistakes stand in: those of the data, or of the file that the run was tested on. */
  readonly judged: Table;
  /** What it was trained with, for the commands that try something else. */
  readonly asked: Asked;
}

/**
 * Looks at a model with data. Where it lies in its run folder, and the data of the run are there and the same, the
 * parts of the training are made again; its history is read.
 */
export async function lookAtModel(
  path: string,
  model: Model,
  data: LoadedData,
  asked: Asked,
  seed: number | undefined,
): Promise<ModelLook> {
  const folder = existsSync(path) && statSync(path).isDirectory() ? path : dirname(path);
  const run = existsSync(join(folder, runFiles.run)) ? readDescription(folder) : null;
  const trained = run && (await sameData(run, data));
  const history = run && readHistory(folder);
  const options: DiagnoseModelOptions = {
    ...(trained && { training: trained.data.table }),
    ...(trained?.test && { test: trained.test.table }),
    ...(history && { history }),
    ...(seed !== undefined && { seed }),
  };
  const diagnosis = await diagnoseModel(model, data.table, options);
  const own = run && { path: run.data.path, options: run.options, reading: run.reading };
  const apart = diagnosis.drift === null && diagnosis.judgedOn === 'test' ? trained?.test?.table : undefined;
  return { path, model, diagnosis, judged: apart ?? data.table, asked: own ?? asked };
}

/** The data of a run, unless they are gone or have changed. Those that were read already are not read again. */
async function sameData(run: RunDescription, data: LoadedData): Promise<TrainData | null> {
  const options = run.options as unknown as TrainOptions;
  const same = run.data.hash === data.hash;
  if (same && run.test === null) return { data, test: null, options };
  if (run.data.path === '-') return null;
  try {
    const again = await loadTrainData(run.data.path, options, run.reading as TrainFlags);
    if (again.data.hash !== run.data.hash || again.test?.hash !== run.test?.hash) return null;
    return same ? { ...again, data } : again;
  } catch (error) {
    // What cannot be read any more is not known; the diagnosis says what it cannot judge then.
    if (error instanceof ColonnadeError) return null;
    throw error;
  }
}

/** The history of a finished run; null where there is none that can be read. */
function readHistory(folder: string): RunHistory | null {
  try {
    const lines = readFileSync(join(folder, runFiles.history), 'utf8').trim().split('\n');
    const { stopped } = JSON.parse(readFileSync(join(folder, runFiles.result), 'utf8'));
    return typeof stopped === 'string'
      ? { entries: lines.map((line) => JSON.parse(line)), stopped: stopped as RunHistory['stopped'] }
      : null;
  } catch {
    return null;
  }
}
