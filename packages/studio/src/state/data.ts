import type { SchemaOptions } from '@colonnade/core';
import type { ListedArray, ReadOptions } from '@colonnade/data';
import { batch, computed, signal } from '@preact/signals';
import type { DataSummary, Served, Source } from '../session/protocol.js';
import { type Given, options, resetOptions, schemaOptionsOf, set } from './options.js';
import { forget, guarded } from './problems.js';
import { clearRun } from './run.js';
import { session } from './session.js';

/** Where the data that are open came from. */
export const source = signal<Source | null>(null);
/** What is in them; null while there are none. */
export const data = signal<DataSummary | null>(null);
/** The name of what is being read, and how far it is. */
export const reading = signal<{ readonly name: string; readonly share: number | null } | null>(null);
/** How files are read, as corrected by the user. */
export const readOptions = signal<ReadOptions>({});
/** What could not be read last: how it is read can be corrected. */
export const refused = signal<{
  readonly source: Source;
  readonly how: ReadOptions;
  readonly given: Given;
} | null>(null);
/** The arrays of a file that holds several, to choose from. */
export const arrays = signal<readonly ListedArray[] | null>(null);

/** The names of the target's columns. */
export const targets = computed<readonly string[]>(() => data.value?.target?.columns ?? []);

session.onReading(({ done, total }) => {
  if (reading.value === null) return;
  reading.value = { ...reading.value, share: total === null ? null : done / total };
});

/** Opens data, with options of training where some are known; what was open before stays when they cannot be read. */
export async function openData(from: Source, given: Given = {}, how: ReadOptions = {}): Promise<boolean> {
  reading.value = { name: nameOf(from), share: null };
  const done = await guarded('data', async () => {
    const target = given.target ?? usualTarget(from);
    const first = await session.open(from, how, { ...schemaOptionsOf(given), ...(target && { target }) });
    take(from, how, first, given);
  });
  reading.value = null;
  refused.value = done ? null : { source: from, how, given };
  if (from.kind === 'files') arrays.value = await session.arrays(from).catch(() => null);
  else arrays.value = null;
  return done;
}

/** Reads the same file in another way. What was set for columns that are still there stays. */
export async function reread(how: ReadOptions, change: Given = {}): Promise<boolean> {
  const from = refused.value?.source ?? source.value;
  if (from === null) return false;
  const before = { ...(refused.value?.given ?? options.value), ...change };
  reading.value = { name: nameOf(from), share: null };
  const done = await guarded('reading', async () => {
    const { missing } = before;
    const first = await session.open(from, how, missing === undefined ? {} : { missing });
    const kept = keepKnown(before, first.names, how.target);
    const summary = Object.keys(kept).length === 0 ? first : await session.describe(schemaOptionsOf(kept));
    take(from, how, summary, kept);
  });
  reading.value = null;
  if (done) {
    refused.value = null;
    forget('data');
  } else refused.value = { source: from, how, given: before };
  return done;
}

/** Leaves a file that could not be read, or not in another way; what was open before stays. */
export function leaveRefused(): void {
  refused.value = null;
  forget('data');
  forget('reading');
}

function take(from: Source, how: ReadOptions, summary: DataSummary, given: Given): void {
  const found = summary.target?.columns;
  const target = found && (found.length === 1 ? found[0] : found);
  batch(() => {
    source.value = from;
    readOptions.value = how;
    resetOptions({ ...given, ...(target && { target }) });
    clearRun();
    data.value = summary;
  });
}

/** The options of columns that a file read anew still has. */
function keepKnown(before: Given, names: readonly string[], array: string | undefined): Given {
  const known = (name: string) => names.includes(name);
  const { target, columns = {}, drop = [], positive: _, ...rest } = before;
  const all = typeof target === 'string' ? [target] : (target ?? []);
  const wanted =
    array !== undefined && known(array) ? array : all.length > 0 && all.every(known) ? target : undefined;
  return {
    ...rest,
    ...(wanted !== undefined && { target: wanted }),
    columns: Object.fromEntries(Object.entries(columns).filter(([name]) => known(name))),
    drop: drop.filter(known),
  };
}

/** Changes what a column is taken for, or which one is the target; undefined leaves it to the library. */
export async function correct(change: { readonly [N in keyof SchemaOptions]: SchemaOptions[N] | undefined }) {
  const next = Object.entries({ ...schemaOptionsOf(options.value), ...change });
  return guarded('columns', async () => {
    const given: SchemaOptions = Object.fromEntries(next.filter(([, value]) => value !== undefined));
    data.value = await session.describe(given);
    batch(() => {
      for (const [name, value] of Object.entries(change)) set(name as keyof SchemaOptions, value);
    });
  });
}

/** Closes the data that are open. */
export async function closeData(): Promise<void> {
  await session.close();
  batch(() => {
    source.value = null;
    data.value = null;
    readOptions.value = {};
    refused.value = null;
    arrays.value = null;
    resetOptions({});
    clearRun();
  });
}

/** A file of the page's own server; the session has another address than the page. */
export function served(path: string, name: string): Served {
  return { kind: 'served', url: new URL(path, document.baseURI).href, name };
}

/** Data whose target goes without saying. */
function usualTarget(from: Source): string | undefined {
  if (from.kind === 'toy') return 'label';
  if (from.kind === 'served') return { 'digits.csv': 'digit', 'breast_cancer.csv': 'diagnosis' }[from.name];
  return undefined;
}

/** What is read, as the page calls it. */
export function nameOf(from: Source): string {
  if (from.kind !== 'files') return from.kind === 'toy' ? `toy:${from.name}` : from.name;
  const [first] = from.files;
  return from.files.length > 1 ? `${first.path} and ${from.files.length - 1} more` : first.path;
}
