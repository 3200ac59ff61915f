import { ColonnadeError, exportTypescript } from '@colonnade/core';
import { writeNew } from '../run/files.js';
import { loadModel } from './model.js';

/** Formats that a later version writes. */
const later = ['onnx', 'keras', 'javascript'];

/** `colonnade export <model> --to typescript`: one file that predicts by itself. */
export async function exportModel(path: string, flags: { to?: string; out?: string }): Promise<number> {
  checkFormat(flags.to);
  const source = exportTypescript((await loadModel(path)).content);
  if (flags.out === undefined) process.stdout.write(source);
  else writeNew(flags.out, source);
  return 0;
}

function checkFormat(to: string | undefined): void {
  if (to === 'typescript') return;
  const yet = to !== undefined && later.includes(to);
  throw new ColonnadeError({
    code: to === undefined ? 'OPTION_MISSING' : yet ? 'OPTION_NOT_YET' : 'OPTION_RANGE',
    where: 'export',
    problem:
      to === undefined
        ? 'the format is not named'
        : yet
          ? `the format ${to} is not in this version yet`
          : `option "to" is "${to}", but must be typescript`,
    remedy: { text: 'write {option}', option: 'to', value: 'typescript' },
  });
}
