import type { PlacedFile } from '@colonnade/data';
import { openData } from '../../state/data.js';
import { isModelFile, openModel } from '../../state/model.js';

/** Opens what was chosen or dropped: a saved model, or data. */
export async function takeFiles(files: readonly PlacedFile[]): Promise<void> {
  if (files.length === 0) return;
  const model = files.find(({ path }) => isModelFile(path));
  if (model !== undefined) await openModel({ kind: 'files', files: [model] });
  else await openData({ kind: 'files', files });
}
