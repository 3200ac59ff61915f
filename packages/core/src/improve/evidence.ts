import type { DataDiagnosis } from '../diagnosis/data/data-diagnosis.js';
import type { DiagnosisFinding } from '../diagnosis/finding.js';
import { prepareData } from '../model/prepare-data.js';
import { recipes } from '../model/recipes.js';
import type { TrainOptions } from '../model/train-options.js';
import { type MeasureName, measureOf } from '../studies/measure.js';
import type { Arm } from '../studies/plan.js';
import type { StudyData } from '../studies/runner.js';
import type { TrialResult, TrialTraining } from '../studies/trial-result.js';
import type { Evidence } from './suspect.js';

/** What is known of the options of an arm once it was trained; null before. */
export function evidenceOf(
  { table }: StudyData,
  base: TrainOptions,
  { name, options }: Arm,
  { diagnosis, symptoms }: { diagnosis: DataDiagnosis; symptoms: readonly DiagnosisFinding[] },
  measure: MeasureName,
  results: readonly TrialResult[],
): Evidence | null {
  const own = results.filter(({ arm }) => arm === name);
  const result = own.find(({ training }) => training !== null) ?? own[0];
  if (result === undefined) return null;
  const all = { ...base, ...options } as TrainOptions;
  const data = prepareData(table, undefined, all);
  const images = data.schema.pixels?.eightBit === true;
  const recipe = all.recipe === undefined ? {} : recipes[all.recipe]({ images, rows: table.rows });
  const judged = (on: TrialResult['judgedOn']) => measureOf({ ...result, judgedOn: on }, measure);
  return {
    table: data.table,
    schema: data.schema,
    base: all,
    effective: { ...recipe, ...all },
    training: result.training ?? withoutTraining(all, diagnosis),
    scores: { train: judged('train'), judged: judged(result.judgedOn) },
    diagnosis,
    symptoms,
    measure,
  };
}

/** What would have been trained, had not even the first cost been infinite. */
function withoutTraining({ learningRate }: TrainOptions, { network }: DataDiagnosis): TrialTraining {
  return {
    architecture: network?.sizes ?? [1, 1],
    parameters: network?.parameters ?? 0,
    learningRate: typeof learningRate === 'number' ? learningRate : 0,
    epochs: 0,
    stopped: 'not-finite',
    cost: 0,
    curve: [],
    toCost: null,
    saturated: null,
    dead: null,
  };
}
