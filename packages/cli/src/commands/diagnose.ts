import { join } from 'node:path';
import { type DataDiagnosis, type DiagnoseOptions, diagnoseData, diagnoseOptions } from '@colonnade/core';
import type { Asked } from '../diagnose/advice.js';
import {
  describeData,
  describeDerived,
  describeFeatures,
  describeImages,
  describeRepresentations,
  describeText,
} from '../diagnose/data-text.js';
import { readFailOn } from '../diagnose/fail-on.js';
import { describeFindings, verdictOf } from '../diagnose/findings-text.js';
import { type DiagnoseResult, diagnoseResult } from '../diagnose/result.js';
import { writeDiagnosis } from '../diagnose/write-run.js';
import { isFolder, loadData, nameOf } from '../input/data.js';
import { readTrainFlags } from '../input/train-flags.js';
import { RunFolder } from '../run/run-folder.js';
import { plain } from '../terminal/table.js';
import { readingFlags, type TrainFlags } from './train-data.js';

/** Flags of `diagnose` beside the options that say what the data are. */
export interface DiagnoseFlags extends Pick<TrainFlags, 'labels' | 'input' | 'out' | 'json' | 'quiet'> {
  readonly failOn?: string;
}

/** `colonnade diagnose <data> --target NAME`: a look at the data before anything is trained. The exit status. */
export async function diagnose(path: string, flags: DiagnoseFlags): Promise<number> {
  const given: DiagnoseOptions = readTrainFlags({ ...flags }, diagnoseOptions);
  const failsOn = readFailOn(flags.failOn);
  const target = typeof given.target === 'string' ? given.target : undefined;
  const { table, path: found } = await loadData(path, { ...flags, ...(target !== undefined && { target }) });
  // Labels of their own and folders of images have their target as the last column.
  const labeled = flags.labels !== undefined || isFolder(path) ? { target: table.names.at(-1)! } : {};
  const options = { ...labeled, ...given };
  const diagnosis = await diagnoseData(table, options);

  const asked: Asked = { path: found, options: { ...options }, reading: readingFlags(flags) };
  const folder = RunFolder.create(flags.out ?? join('runs', `${nameOf(found)}-diagnosis`));
  try {
    const verdict = verdictOf(diagnosis.findings);
    const result = diagnoseResult(diagnosis, { verdict, report: folder.file('report'), asked, failsOn });
    writeDiagnosis(folder, diagnosis, result, { title: nameOf(found), asked, notes: table.source.notes });
    process.stdout.write(
      flags.json ? `${JSON.stringify(result, null, 2)}\n` : page(diagnosis, result, asked, flags),
    );
    if (result.failed.length === 0) return 0;
    process.stderr.write(`diagnose: found what --fail-on names: ${result.failed.join(', ')}\n`);
    return 3;
  } finally {
    folder.close();
  }
}

/** What matters most, then every finding, then what was measured. */
function page(
  diagnosis: DataDiagnosis,
  { verdict, report }: DiagnoseResult,
  asked: Asked,
  flags: DiagnoseFlags,
): string {
  const found = describeFindings(diagnosis.findings, asked);
  const representations = describeRepresentations(diagnosis);
  const measured = flags.quiet
    ? []
    : [
        describeFeatures(diagnosis),
        ...(representations === null ? [] : [representations]),
        ...describeDerived(diagnosis),
        ...diagnosis.texts.map(describeText),
        ...(diagnosis.images === null ? [] : [describeImages(diagnosis.images)]),
      ];
  const about = flags.quiet ? [] : [describeData(diagnosis)];
  const head = [plain(verdict, 300), ...about].join('\n');
  return `${[head, ...found, ...measured, `  report  ${report}`].join('\n\n')}\n`;
}
