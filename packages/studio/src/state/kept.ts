import type { ReadOptions } from '@colonnade/data';
import { effect, signal } from '@preact/signals';
import type { Source } from '../session/protocol.js';
import { closeData, openData, readOptions, source } from './data.js';
import { closeModel } from './model.js';
import { type Given, options } from './options.js';

/** What is kept in this browser, so that a reload loses nothing. */
interface Opened {
  readonly source: Source;
  readonly how: ReadOptions;
}

const database = 'colonnade-studio';
const store = 'kept';

/** Whether what is open is kept; a private window may keep nothing, and a large file may find no room. */
export const isKept = signal<'nothing' | 'kept' | 'refused'>('nothing');

/** Opens what was open when the page was left; false when nothing was. */
export async function openKept(only?: Source): Promise<boolean> {
  const [opened, given] = await Promise.all([read<Opened>('opened'), read<Given>('options')]);
  if (opened === undefined) return false;
  if (only !== undefined && !isSame(opened.source, only)) return false;
  return openData(opened.source, given ?? {}, opened.how);
}

/** Removes everything that this page has kept in the browser, and closes what is open. */
export async function forgetEverything(): Promise<void> {
  await Promise.all([closeData(), closeModel()]);
  await new Promise<void>((resolve) => {
    try {
      const request = indexedDB.deleteDatabase(database);
      request.onsuccess = request.onerror = request.onblocked = () => resolve();
    } catch {
      resolve();
    }
  });
  isKept.value = 'nothing';
}

/** Keeps what is open from now on. */
export function keepWhatIsOpen(): void {
  effect(() => {
    const from = source.value;
    const how = readOptions.value;
    if (from !== null) void write('opened', { source: from, how } satisfies Opened);
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
  const done = await inStore('readwrite', (kept) => kept.put(value, key)).then(
    () => true,
    () => false,
  );
  isKept.value = done ? 'kept' : 'refused';
}

async function read<T>(key: string): Promise<T | undefined> {
  return inStore<T>('readonly', (kept) => kept.get(key)).catch(() => undefined);
}

/** Does something in the store; the connection is closed again, so that it never stands in the way of forgetting. */
async function inStore<T>(
  mode: IDBTransactionMode,
  ask: (kept: IDBObjectStore) => IDBRequest,
): Promise<T | undefined> {
  const connection = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(database, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  try {
    return await new Promise<T | undefined>((resolve, reject) => {
      const transaction = connection.transaction(store, mode);
      const request = ask(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request.result as T | undefined);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    connection.close();
  }
}
