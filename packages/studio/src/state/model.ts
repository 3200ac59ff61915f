import { batch, signal } from '@preact/signals';
import type { Source } from '../session/protocol.js';
import type { SubjectSummary } from '../session/subject/protocol.js';
import { guarded } from './problems.js';
import { session } from './session.js';
import { show } from './view.js';

/** The saved model that is open, and where it is from; null while there is none. */
export const model = signal<SubjectSummary | null>(null);
export const modelSource = signal<Source | null>(null);

/** Whether a file is a saved model, by its name. */
export function isModelFile(name: string): boolean {
  return /\.safetensors$/i.test(name);
}

/** Opens a saved model and shows it; what goes wrong is told where data are chosen. */
export async function openModel(from: File | Source): Promise<boolean> {
  const source: Source =
    from instanceof File ? { kind: 'files', files: [{ path: from.name, file: from }] } : from;
  return guarded('data', async () => {
    await restoreModel(source);
    show('understanding');
  });
}

/** Opens a saved model that was open before a reload: the view stays. */
export async function restoreModel(source: Source): Promise<void> {
  const found = await session.openModel(source);
  batch(() => {
    model.value = found;
    modelSource.value = source;
  });
}

/** Forgets the saved model. */
export async function closeModel(): Promise<void> {
  await session.closeModel();
  batch(() => {
    model.value = null;
    modelSource.value = null;
  });
}
