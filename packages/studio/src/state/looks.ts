import {
  type DataDiagnosis,
  type DiagnoseOptions,
  diagnoseOptions,
  type FirstStep,
  wordsOf,
} from '@colonnade/core';
import { effect, signal } from '@preact/signals';
import type { Source } from '../session/protocol.js';
import { data, readOptions, source } from './data.js';
import { type Given, options } from './options.js';
import { guarded } from './problems.js';
import { session } from './session.js';
import { view } from './view.js';

/** What was found in the data that are open, as they are taken now; null before. */
export const diagnosis = signal<{ readonly found: DataDiagnosis; readonly seconds: number } | null>(null);
/** What is being looked at. */
export const looking = signal<'nothing' | 'first step' | 'everything'>('nothing');

/** A way in which the columns were put before the network, and its first step. */
export interface Framing {
  readonly name: string;
  readonly key: string;
  readonly inputs: number;
  readonly firstStep: FirstStep;
}

/** The framings that were tried on these data, the first one first. */
export const framings = signal<readonly Framing[]>([]);
/** Which of them is in use. */
export const framingKey = signal('');

/** Options that say which rows are judged and what is asked: others are compared only where these are the same. */
const context = ['target', 'task', 'positive', 'split', 'testShare', 'validationShare', 'seed'] as const;
/** Options of a diagnosis that change no representation. */
const beside: readonly string[] = [...context, 'hidden', 'output', 'missing'];
const settleMs = 250;

/** The options that a diagnosis takes. */
function diagnoseOptionsOf(given: Given): DiagnoseOptions {
  return Object.fromEntries(Object.entries(given).filter(([name]) => Object.hasOwn(diagnoseOptions, name)));
}

/** How columns are put before the network, in words; what is left to the library is not named. */
function nameOfFraming(given: DiagnoseOptions): string {
  const parts = Object.entries(given).flatMap(([name, value]) => {
    const isDefault = JSON.stringify(value) === JSON.stringify(diagnoseOptions[name].default);
    if (beside.includes(name) || isDefault) return [];
    return [`${wordsOf(name)} ${shown(name, value)}`];
  });
  return parts.length === 0 ? 'as the columns are' : parts.join(', ');
}

function shown(name: string, value: unknown): string {
  if (name === 'derive') return (value as { name: string }[]).map((each) => each.name).join(', ');
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'object' ? Object.entries(value!).flat().join(' ') : String(value);
}

let sourceNow: Source | null = null;
let contextNow = '';
let lookedAt = '';
let pending: ReturnType<typeof setTimeout> | undefined;

// The view of the data is where they are looked at; what was seen already is not looked at again.
effect(() => {
  const from = source.value;
  const given = diagnoseOptionsOf(options.value);
  clearTimeout(pending);
  if (from !== sourceNow) forgetLooks();
  sourceNow = from;
  if (view.value !== 'data' || data.value === null || given.target === undefined) return;
  const key = JSON.stringify(given);
  pending = setTimeout(() => void look(given, key), settleMs);
});

function forgetLooks(): void {
  diagnosis.value = null;
  framings.value = [];
  lookedAt = '';
  contextNow = '';
}

async function look(given: DiagnoseOptions, key: string): Promise<void> {
  const now = JSON.stringify([readOptions.value, ...context.map((option) => given[option])]);
  if (lookedAt === now + key) return;
  if (now !== contextNow) forgetLooks();
  contextNow = now;
  lookedAt = now + key;
  const isLate = () => lookedAt !== now + key;
  looking.value = 'first step';
  const done = await guarded('diagnosis', async () => {
    const step = await session.firstStep(given);
    if (isLate()) return;
    if (step !== null) {
      const framing = { name: nameOfFraming(given), key, ...step };
      const at = framings.value.findIndex((each) => each.key === key);
      framings.value = at < 0 ? [...framings.value, framing] : framings.value.with(at, framing);
      framingKey.value = key;
    }
    looking.value = 'everything';
    const startedMs = performance.now();
    const found = await session.diagnose(given);
    if (found === null || isLate()) return;
    diagnosis.value = { found, seconds: (performance.now() - startedMs) / 1000 };
  });
  if (isLate()) return;
  looking.value = 'nothing';
  if (!done) lookedAt = '';
}
