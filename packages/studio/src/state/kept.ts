import type { ReadOptions } from '@colonnade/data';
import { effect, signal } from '@preact/signals';
import type { Source } from '../session/protocol.js';
import { forgetStore, keepInStore, readStore } from '../session/store.js';
import { closeData, openData, readOptions, source } from './data.js';
import { followed, forgetTab, tab } from './followed.js';
import { isReopened, restoreFindings } from './kept-findings.js';
import { restoreTraining } from './kept-training.js';
import { closeModel, modelSource, restoreModel } from './model.js';
import { type Given, options } from './options.js';
import { guarded } from './problems.js';

/** What is kept in this browser, so that a reload loses nothing. */
interface Opened {
  readonly source: Source;
  readonly how: ReadOptions;
  /** The query of the link that it came from; null for what was chosen in the page. */
  readonly link: string | null;
  /** The tab in which it was open. */
  readonly tab: string;
}

/** Whether what is open is kept; a private window may keep nothing, and a large file may find no room. */
export const isKept = signal<'nothing' | 'kept' | 'refused'>('nothing');

/** The data that were open when the page was left. */
export const readKept = () => readStore<Opened>('opened');

/** Opens data that were kept, as they were corrected, with what was found in them; false where that does not work. */
export async function openKept({ how }: Opened, from: Source): Promise<boolean> {
  const given = await readStore<Given>('options');
  isReopened(from);
  if (!(await openData(from, given ?? {}, how))) return false;
  await restoreTraining();
  await restoreFindings();
  return true;
}

/** Opens the saved model that was open when the page was left. */
export async function openKeptModel(): Promise<void> {
  const from = await readStore<Source | null>('model');
  if (from && modelSource.value === null) await guarded('data', () => restoreModel(from));
}

/** Removes everything that this page has kept in the browser, and closes what is open. */
export async function forgetEverything(): Promise<void> {
  await Promise.all([closeData(), closeModel()]);
  await forgetStore();
  forgetTab();
  isKept.value = 'nothing';
}

/** Keeps what is open from now on. */
export function keepWhatIsOpen(): void {
  effect(() => {
    const from = source.value;
    const how = readOptions.value;
    const link = followed.value;
    if (from !== null) void write('opened', { source: from, how, link, tab } satisfies Opened);
  });
  let hadModel = false;
  effect(() => {
    const from = modelSource.value;
    if (from !== null) void write('model', from);
    else if (hadModel) void keepInStore('model', null);
    hadModel = from !== null;
  });
  let pending: ReturnType<typeof setTimeout> | undefined;
  let optionsOf: Source | null = null;
  effect(() => {
    const given = options.value;
    const from = source.value;
    clearTimeout(pending);
    if (from === null) return;
    // Other data never stand with the options of those before, however soon the page is left.
    pending = setTimeout(() => void write('options', given), from === optionsOf ? 100 : 0);
    optionsOf = from;
  });
}

/** Toy sets and files of the server have an address; files of the user's never are the same. */
export function isSame(a: Source, b: Source): boolean {
  return a.kind !== 'files' && JSON.stringify(a) === JSON.stringify(b);
}

async function write(key: string, value: unknown): Promise<void> {
  isKept.value = (await keepInStore(key, value)) ? 'kept' : 'refused';
}
