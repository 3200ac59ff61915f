/** A page and its session both keep things here: a large network never passes through the page. */
const database = 'colonnade-studio';
const store = 'kept';

/** Keeps something in this browser; false where it takes nothing, or has no room. */
export function keepInStore(key: string, value: unknown): Promise<boolean> {
  return inStore('readwrite', (kept) => kept.put(value, key)).then(
    () => true,
    () => false,
  );
}

/** Removes everything that was kept. */
export function forgetStore(): Promise<void> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.deleteDatabase(database);
      request.onsuccess = request.onerror = request.onblocked = () => resolve();
    } catch {
      resolve();
    }
  });
}

/** What is kept under a name; undefined where nothing is, or nothing can be. */
export async function readStore<T>(key: string): Promise<T | undefined> {
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
