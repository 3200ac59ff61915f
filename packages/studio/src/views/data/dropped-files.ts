import type { PlacedFile } from '@colonnade/data';

/** Files of a dialog. Of a folder their paths begin below it: its sub-folders are classes. */
export function filesOfInput(files: FileList | null): PlacedFile[] {
  return [...(files ?? [])].map((file) => ({
    path: file.webkitRelativePath.split('/').slice(1).join('/') || file.name,
    file,
  }));
}

/** Files that were dropped, folders with everything in them. One folder alone is a root; several are classes. */
export async function filesOfDrop({ items, files }: DataTransfer): Promise<PlacedFile[]> {
  // Entries are gone as soon as the event is over: they are taken before anything is waited for.
  const entries = [...items].flatMap((item) => {
    const entry = item.kind === 'file' ? item.webkitGetAsEntry() : null;
    return entry === null ? [] : [entry];
  });
  const plain = [...files].map((file) => ({ path: file.name, file }));
  if (entries.every((entry) => entry.isFile)) return plain;
  const alone = entries.length === 1;
  const found = await Promise.all(entries.map((entry) => filesBelow(entry, alone ? '' : entry.name)));
  return found.flat();
}

async function filesBelow(entry: FileSystemEntry, path: string): Promise<PlacedFile[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => {
      (entry as FileSystemFileEntry).file(resolve, reject);
    });
    return [{ path, file }];
  }
  const below = await childrenOf(entry as FileSystemDirectoryEntry);
  const found = below.map((child) => filesBelow(child, path === '' ? child.name : `${path}/${child.name}`));
  return (await Promise.all(found)).flat();
}

/** A reader of a folder gives some hundred entries at a time, and none at the end. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (some.length === 0) return all;
    all.push(...some);
  }
}
