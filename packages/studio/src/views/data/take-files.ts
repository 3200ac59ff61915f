import type { PlacedFile } from '@colonnade/data';
import { openData } from '../../state/data.js';
import { isModelFile, openModel } from '../../state/model.js';
import { report } from '../../state/problems.js';
import { filesOfDrop } from './dropped-files.js';

/** Opens what was chosen or dropped: a saved model, or data. */
export async function takeFiles(files: readonly PlacedFile[]): Promise<void> {
  if (files.length === 0) {
    const message = 'There is no file in what was chosen or dropped: an empty folder, or text.';
    return report('data', { message, code: null, option: null });
  }
  const model = files.find(({ path }) => isModelFile(path));
  if (model !== undefined) await openModel({ kind: 'files', files: [model] });
  else await openData({ kind: 'files', files });
}

/** Opens what was dropped, folders with what is in them. */
export async function takeDropped(dropped: DataTransfer): Promise<void> {
  const files = await filesOfDrop(dropped).catch((error: Error) => error);
  if (!(files instanceof Error)) return takeFiles(files);
  const message = `What was dropped cannot be read: ${files.message}`;
  report('data', { message, code: null, option: null });
}
