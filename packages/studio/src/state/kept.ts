import type { ReadOptions } from '@colonnade/data';
import { effect, signal } from '@preact/signals';
import type { Source } from '../session/protocol.js';
import { forgetStore, keepInStore, readStore } from '../session/store.js';
import { closeData, openData, readOptions, source } from './data.js';
import { isReopened, restoreFindings } from './kept-findings.js';
import { restoreTraining } from './kept-training.js';
import { closeModel, modelSource, restoreModel } from './model.js';
import { type Given, options } from './options.js';

/** What is kept in this browser, so that a reload loses nothing. */
interface Opened {
  readonly source: Source;
  readonly how: ReadOptions;
}

/** Whether what is open is kept; a private window may keep nothing, and a large file may find no room. */
export const isKept = signal<'nothing' | 'kept' | 'refused'>('nothing');

/** Opens the data that were open when the page was left; false when none were. */
export async function openKept(only?: Source): Promise<boolean> {
  const [opened, given] = await Promise.all([readStore<Opened>('opened'), readStore<Given>('options')]);
  if (opened === undefined) return false;
  if (only !== undefined && !isSame(opened.source, only)) return false;
  isReopened(opened.source);
  if (!(await openData(opened.source, given ?? {}, opened.how))) return false;
  await restoreTraining();
  await restoreFindings();
  return true;
}

/** Opens the saved model that was open when the page was left. */
export async function openKeptModel(): Promise<void> {
  const from = await readStore<Source | null>('model');
  if (from && modelSource.value === null) await restoreModel(from);
}

/** Removes everything that this page has kept in the browser, and closes what is open. */
export async function forgetEverything(): Promise<void> {
  await Promise.all([closeData(), closeModel()]);
  await forgetStore();
  isKept.value = 'nothing';
}

/** Keeps what is open from now on. */
export function keepWhatIsOpen(): void {
  effect(() => {
    const from = source.value;
    const how = readOptions.value;
    if (from !== null) void write('opened', { source: from, how } satisfies Opened);
  });
  let hadModel = false;
  effect(() => {
    const from = modelSource.value;
    if (from !== null) void write('model', from);
    else if (hadModel) void keepInStore('model', null);
    hadModel = from !== null;
  });
  let pending: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const given = options.value;
    clearTimeout(pending);
    if (source.value === null) return;
    pending = setTimeout(() => void write('options', given), 100);
  });
}

/** Toy sets and files of the server have an address; files of the user's never are the same. */
function isSame(a: Source, b: Source): boolean {
  return a.kind !== 'files' && JSON.stringify(a) === JSON.stringify(b);
}

async function write(key: string, value: unknown): Promise<void> {
  isKept.value = (await keepInStore(key, value)) ? 'kept' : 'refused';
}
