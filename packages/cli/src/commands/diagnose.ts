import { join } from 'node:path';
import {
  type DataDiagnosis,
  type DiagnoseOptions,
  diagnoseData,
  diagnoseOptions,
  type Table,
} from '@colonnade/core';
import type { Asked } from '../diagnose/advice.js';
import {
  describeData,
  describeDerived,
  describeFeatures,
  describeImages,
  describeRepresentations,
  describeTestFile,
  describeText,
} from '../diagnose/data-text.js';
import { readFailOn } from '../diagnose/fail-on.js';
import { describeFindings, verdictOf } from '../diagnose/findings-text.js';
import { lookAtModel, type ModelLook } from '../diagnose/look-at-model.js';
import { describeModel } from '../diagnose/model-text.js';
import { type DiagnoseResult, diagnoseResult } from '../diagnose/result.js';
import { tellFindings } from '../diagnose/told-findings.js';
import { writeDiagnosis } from '../diagnose/write-run.js';
import { isFolder, loadData, nameOf } from '../input/data.js';
import { readTrainFlags } from '../input/train-flags.js';
import { RunFolder } from '../run/run-folder.js';
import { plain } from '../terminal/table.js';
import { imagesOf, loadModel } from './model.js';
import { loadTest, readingFlags, type TrainFlags } from './train-data.js';

/** Flags of `diagnose` beside the options that say what the data are. */
export interface DiagnoseFlags extends Omit<TrainFlags, 'resume'> {
  readonly failOn?: string;
  /** A model to look at with the data. */
  readonly model?: string;
}

/** `colonnade diagnose <data> --target NAME`: a look at the data before anything is trained. The exit status. */
export async function diagnose(path: string, flags: DiagnoseFlags): Promise<number> {
  const given: DiagnoseOptions = readTrainFlags({ ...flags }, diagnoseOptions);
  const failsOn = readFailOn(flags.failOn);
  const model = flags.model === undefined ? undefined : await loadModel(flags.model);
  const learned = model?.content.schema.target?.columns;
  const target = typeof given.target === 'string' ? given.target : learned?.[0];
  const data = await loadData(path, {
    ...(model && imagesOf(model, path)),
    ...flags,
    ...(target !== undefined && { target }),
  });
  const { table, path: found } = data;
  // Labels of their own and folders of images have their target as the last column.
  const labeled = flags.labels !== undefined || isFolder(path) ? { target: table.names.at(-1)! } : {};
  const named = learned && { target: learned.length === 1 ? learned[0] : learned };
  const options: DiagnoseOptions = { ...named, ...labeled, ...given };
  const test = await loadTest(flags, target, table);
  const diagnosis = await diagnoseData(table, options, test === null ? {} : { test: test.table });

  const asked: Asked = { path: found, options: { ...options }, reading: readingFlags(flags) };
  const look = model ? await lookAtModel(flags.model!, model, data, asked, given.seed) : null;
  const findings = tellFindings(diagnosis, asked, look);
  const folder = RunFolder.create(flags.out ?? join('runs', `${nameOf(found)}-diagnosis`));
  try {
    const verdict = verdictOf(findings);
    const report = folder.file('report');
    const result = diagnoseResult(diagnosis, { verdict, report, findings, model: look, failsOn });
    const about = { title: nameOf(found), asked, notes: table.source.notes, model: look };
    writeDiagnosis(folder, diagnosis, result, { ...about, table });
    process.stdout.write(
      flags.json ? `${JSON.stringify(result, null, 2)}\n` : page(diagnosis, result, look, table, flags),
    );
    if (result.failed.length === 0) return 0;
    process.stderr.write(`diagnose: found what --fail-on names: ${result.failed.join(', ')}\n`);
    return 3;
  } finally {
    folder.close();
  }
}

/** What matters most, then every finding, then what was measured: of the model first, where there is one. */
function page(
  diagnosis: DataDiagnosis,
  { verdict, report, findings }: DiagnoseResult,
  look: ModelLook | null,
  table: Table,
  flags: DiagnoseFlags,
): string {
  const representations = describeRepresentations(diagnosis);
  const measured = flags.quiet
    ? []
    : [
        ...(look === null ? [] : describeModel(look, table)),
        describeFeatures(diagnosis),
        ...(representations === null ? [] : [representations]),
        ...describeDerived(diagnosis),
        ...diagnosis.texts.map(describeText),
        ...(diagnosis.images === null ? [] : [describeImages(diagnosis.images)]),
        ...(diagnosis.test === null ? [] : [describeTestFile(diagnosis.test)]),
      ];
  const about = flags.quiet ? [] : [describeData(diagnosis)];
  const head = [plain(verdict, 300), ...about].join('\n');
  return `${[head, ...describeFindings(findings), ...measured, `  report  ${report}`].join('\n\n')}\n`;
}
