import { prepareData } from '../../model/prepare-data.js';
import type { TrainOptions } from '../../model/train-options.js';
import type { Table } from '../../table/table.js';
import type { FirstStep } from '../measures/measured.js';
import { checkDiagnoseOptions, type DiagnoseOptions } from './options.js';
import { Steps } from './steps.js';

/**
 * The first step in the representation that options make of the data, on the rows that `diagnoseData` holds out: how
 * plainly it puts the target, without a diagnosis and without training.
 * @param given - as `train` takes them, the target among them
 * @returns rows of X and the step; null without a target, or where nothing is left to look at
 * @throws as `diagnoseData`
 */
export function firstStepOf(
  table: Table,
  given: DiagnoseOptions,
): { readonly inputs: number; readonly firstStep: FirstStep } | null {
  const options = checkDiagnoseOptions(given);
  const { table: data, schema } = prepareData(table, undefined, given as TrainOptions);
  if (schema.target === null) return null;
  const taken = new Steps(data, schema, options).take();
  return taken === null ? null : { inputs: taken.inputs, firstStep: taken.step };
}
