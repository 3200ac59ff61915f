import type { SchemaOptions } from '@colonnade/core';
import type { ReadOptions } from '@colonnade/data';
import { computed, signal } from '@preact/signals';
import type { DataSummary, Source } from '../session/protocol.js';
import { options, resetOptions, schemaOptionsOf, set } from './options.js';
import { guarded } from './problems.js';
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

/** The names of the target's columns. */
export const targets = computed<readonly string[]>(() => data.value?.target?.columns ?? []);

session.onReading(({ done, total }) => {
  if (reading.value === null) return;
  reading.value = { ...reading.value, share: total === null ? null : done / total };
});

/** Opens data; what was open before stays when they cannot be read. */
export async function openData(
  from: Source,
  given: SchemaOptions = {},
  how: ReadOptions = {},
): Promise<boolean> {
  reading.value = { name: nameOf(from), share: null };
  const done = await guarded('data', async () => {
    const target = given.target ?? usualTarget(from);
    const first = await session.open(from, how, { ...given, ...(target && { target }) });
    source.value = from;
    readOptions.value = how;
    resetOptions({ ...given, ...(target && { target }) });
    clearRun();
    data.value = first;
  });
  reading.value = null;
  return done;
}

/** Changes what a column is taken for, or which one is the target. */
export async function correct(change: Partial<SchemaOptions>): Promise<boolean> {
  const next = { ...schemaOptionsOf(options.value), ...change };
  return guarded('data', async () => {
    data.value = await session.describe(next);
    for (const [name, value] of Object.entries(change)) set(name as keyof SchemaOptions, value);
  });
}

/** A file of the page's own server; the session has another address than the page. */
export function served(path: string, name: string): Source {
  return { kind: 'served', url: new URL(path, document.baseURI).href, name };
}

/** Data whose target goes without saying. */
function usualTarget(from: Source): string | undefined {
  if (from.kind === 'toy') return 'label';
  if (from.kind === 'served') return { 'digits.csv': 'digit', 'breast_cancer.csv': 'diagnosis' }[from.name];
  return undefined;
}

function nameOf(from: Source): string {
  if (from.kind === 'files') return from.files[0]?.path ?? 'files';
  return from.kind === 'toy' ? `toy:${from.name}` : from.name;
}
