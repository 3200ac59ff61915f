import { checkOptions } from '../../foundation/options.js';
import { prepareData } from '../../model/prepare-data.js';
import type { TrainOptions } from '../../model/train-options.js';
import { asTable, type RecordOf, type TableData } from '../../table/records.js';
import { inputColumns, type Schema } from '../../table/schema/schema.js';
import type { Table } from '../../table/table.js';
import { sortFindings } from '../finding.js';
import { imageFindings } from '../images/findings.js';
import { diagnoseTableImages } from '../images/images-of-table.js';
import { textFindings } from '../text/findings.js';
import { diagnoseTexts } from '../text/texts-of-table.js';
import { dataChecks } from './checks/index.js';
import { countCoincidences } from './coincidences.js';
import { type DataColumn, readColumns } from './columns.js';
import { findCopies } from './copies.js';
import type { DataDiagnosis } from './data-diagnosis.js';
import { defaultNetwork } from './default-network.js';
import { diagnoseDerived } from './derived.js';
import type { DataEvidence } from './evidence.js';
import { diagnoseFeatures } from './features.js';
import { findSuspects } from './leaks.js';
import { type CheckedDiagnoseOptions, checkDiagnoseOptions, type DiagnoseOptions } from './options.js';
import { measureOrder } from './order.js';
import { countRepeated } from './repeated-rows.js';
import { measureRepresentations } from './representations.js';
import { Steps } from './steps.js';
import { readTarget, type TargetData } from './target.js';
import { diagnoseTestFile } from './test-file.js';

/**
 * Looks at data before anything is trained on them: what each column says about the target above chance, how plainly
 * each representation puts it, and what may be wrong, in order of its expected effect.
 * @param given - as `train` takes them; without a target only the columns themselves are looked at
 * @param beside.test - data to test on that are not part of the table
 * @throws as `train` does of a table: OPTION_…, COLUMN_UNKNOWN, TARGET_…, CELL_…, NO_INPUTS, TOO_FEW_ROWS
 */
export async function diagnoseData<R extends RecordOf<R>>(
  input: TableData<R>,
  given: DiagnoseOptions = {},
  beside: { readonly test?: TableData<R> | TableData } = {},
): Promise<DataDiagnosis> {
  const own = checkDiagnoseOptions(given);
  checkOptions('diagnoseData', beside, { test: { type: 'object', help: 'data to test on' } });
  const table = asTable('diagnoseData', input);
  const testTable = beside.test && asTable('diagnoseData', beside.test);
  // A file to test on leaves no rows to hold back.
  const options = testTable === undefined ? own : { ...own, testShare: 0 };
  const { table: data, test, schema } = prepareData(table, testTable, given as TrainOptions);
  const columns = readColumns(data, schema, options.drop);
  const target = readTarget(data, schema);
  const steps = target === null ? null : new Steps(data, schema, options);
  const gathered = await gatherEvidence(data, schema, columns, target, steps, options);
  const tested = test === undefined ? null : diagnoseTestFile(data, test, schema, columns, target, options);
  const evidence: DataEvidence = { ...gathered, test: tested };
  const { features, representations, order, repeated, network } = evidence;
  const classes = target === null || target.classes.length === 0 ? null : target.classes;
  const texts =
    target === null || steps === null
      ? []
      : diagnoseTexts(
          data,
          schema,
          {
            codes: target.codes,
            classes,
            positive: schema.target?.positive ?? null,
            take: (over, names) => steps.take(over, names),
          },
          options,
        );
  const shown = target === null || classes === null ? null : { of: target.codes.codes, names: classes };
  const images = diagnoseTableImages(data, schema, shown, options.seed);
  return {
    source: table.source.name,
    rows: data.rows,
    columns: inputColumns(schema).length,
    target: schema.target,
    task: schema.target?.task ?? null,
    features: features.map(({ column: _, ...feature }) => feature),
    representations,
    derived: steps === null ? [] : diagnoseDerived(features, options, steps),
    texts,
    images,
    order,
    repeated,
    test: tested,
    network,
    notes: schema.notes,
    findings: sortFindings([
      ...dataChecks.flatMap((check) => check(evidence)),
      ...textFindings(texts),
      ...imageFindings(images, data),
    ]),
  };
}

/** Measures everything that the checks look at. */
async function gatherEvidence(
  table: Table,
  schema: Schema,
  columns: readonly DataColumn[],
  target: TargetData | null,
  steps: Steps | null,
  options: CheckedDiagnoseOptions,
): Promise<Omit<DataEvidence, 'test'>> {
  const { rows } = table;
  const { seed } = options;
  const features = await diagnoseFeatures(columns, target, options);
  const copies = findCopies(columns);
  const repeated = countRepeated(table, schema, columns, target, options);
  const coincidences = countCoincidences(columns, rows);
  const common = { table, schema, options, target, features, copies, repeated, coincidences };
  if (target === null || steps === null) {
    return { ...common, suspects: [], order: null, representations: [], network: null };
  }
  const representations = measureRepresentations(schema, options, steps);
  const information = features.map((feature) => feature.information);
  return {
    ...common,
    suspects: findSuspects(columns, information, target, copies, seed),
    order: await measureOrder(rows, columns, target, seed),
    representations,
    network:
      representations.length === 0
        ? null
        : defaultNetwork(options, target.task, representations[0].inputs, outputsOf(schema), rows),
  };
}

/** Rows of Y. */
function outputsOf({ target }: DataEvidence['schema']): number {
  if (target === null || target.task === 'binary') return 1;
  return target.task === 'multiclass' ? target.classes.length : target.columns.length;
}
