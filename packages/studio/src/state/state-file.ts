import { ColonnadeError, checkOptions, parseToy, trainOptions } from '@colonnade/core';
import { type ReadOptions, readOptions as readingTable } from '@colonnade/data';
import { computed, signal } from '@preact/signals';
import type { Served, Source } from '../session/protocol.js';
import { trainingOptions } from './code.js';
import { openData, readOptions, served, source } from './data.js';
import type { Given } from './options.js';
import { guarded } from './problems.js';
import { sha256 } from './sha256.js';

const format = 'colonnade-studio';

/** Which data a state is of: by name, and by their content where they are files of the user's. */
type StateData =
  | { readonly kind: 'toy'; readonly name: string }
  | { readonly kind: 'sample'; readonly name: string }
  | { readonly kind: 'file'; readonly name: string; readonly sha256: string | null };

/** Everything that leads to this network, but the data themselves. */
interface StateDocument {
  readonly format: typeof format;
  readonly version: 1;
  readonly data: StateData;
  readonly reading: ReadOptions;
  readonly options: Given;
}

/** A state that waits for its data. */
export const waitsFor = signal<StateDocument | null>(null);

/** Whether the data are the user's own, which a state does not have in it; null without data. */
export const isOwn = computed<boolean | null>(() => {
  const from = source.value;
  return from === null ? null : from.kind === 'files' || (from.kind === 'served' && !isSample(from));
});

const isSample = ({ url, name }: Served) => new URL(url).pathname.endsWith(`/samples/${name}`);

/** The state as a file: what leads to this network, the data by name and hash. */
export async function stateText(): Promise<string> {
  const document: StateDocument = {
    format,
    version: 1,
    data: await dataOf(source.value!),
    reading: readOptions.value,
    options: trainingOptions.value,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Opens a state: at once where its data are known, else it says which file it needs. */
export async function openState(file: File): Promise<boolean> {
  return guarded('state', async () => {
    const state = readState(file.name, await file.text());
    waitsFor.value = null;
    if (state.data.kind === 'file') waitsFor.value = state;
    else await apply(state, sourceOf(state.data));
  });
}

/** The data that a state waits for. */
export async function openDataOfState(file: File): Promise<boolean> {
  return guarded('state', async () => {
    const state = waitsFor.value!;
    const { name, sha256: wanted } = state.data as Extract<StateData, { kind: 'file' }>;
    const found = await sha256([file]);
    if (wanted !== null && found !== null && wanted !== found) {
      throw new ColonnadeError({
        code: 'FILE_UNREADABLE',
        where: file.name,
        problem: `its content is not that of the ${name} that the state was saved with`,
        why: 'Other data would come to another network',
        remedy: { text: `open the same ${name}, or open this file as data of its own` },
      });
    }
    await apply(state, { kind: 'files', files: [{ path: file.name, file }] });
    waitsFor.value = null;
  });
}

async function apply({ reading, options }: StateDocument, from: Source): Promise<void> {
  await openData(from, options, reading);
}

function sourceOf(data: Exclude<StateData, { kind: 'file' }>): Source {
  if (data.kind === 'sample') return served(`samples/${data.name}`, data.name);
  return { kind: 'toy', ...parseToy(data.name) };
}

async function dataOf(from: Source): Promise<StateData> {
  if (from.kind === 'toy') return { kind: 'toy', name: `toy:${from.name}?seed=${from.seed}` };
  if (from.kind === 'files') {
    const [{ path }] = from.files;
    return { kind: 'file', name: path, sha256: await sha256(from.files.map(({ file }) => file)) };
  }
  if (isSample(from)) return { kind: 'sample', name: from.name };
  return { kind: 'file', name: from.name, sha256: await sha256([await (await fetch(from.url)).blob()]) };
}

/** A state from its text, checked. @throws FILE_UNREADABLE, TOY_…, OPTION_… */
function readState(name: string, text: string): StateDocument {
  let state: Partial<StateDocument> | null;
  try {
    state = JSON.parse(text);
  } catch {
    throw noState(name, 'it is no JSON');
  }
  if (typeof state !== 'object' || state?.format !== format) throw noState(name, 'it is none');
  if (state.version !== 1)
    throw noState(name, `it is of version ${state.version}, and this page reads version 1`);
  const { data, options, reading = {} } = state;
  if (!['toy', 'sample', 'file'].includes(data?.kind ?? '') || typeof data?.name !== 'string')
    throw noState(name, 'it does not say which data it is of');
  if (data.kind === 'toy') parseToy(data.name);
  if (data.kind === 'sample' && !/^[\w.-]+$/.test(data.name)) throw noState(name, 'its sample has no name');
  if (typeof options !== 'object' || options === null) throw noState(name, 'it has no options');
  checkOptions(name, options, trainOptions);
  checkOptions(name, reading, readingTable);
  return { format, version: 1, data, reading, options };
}

function noState(where: string, problem: string): ColonnadeError {
  return new ColonnadeError({
    code: 'FILE_UNREADABLE',
    where,
    problem: `this is no state of the studio that can be opened: ${problem}`,
    remedy: { text: 'open a file that the view Export has saved' },
  });
}
