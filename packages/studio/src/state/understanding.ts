import { batch, effect, signal } from '@preact/signals';
import type {
  EdgeView,
  ExampleAt,
  ExampleFilter,
  ExampleList,
  ExampleView,
  SubjectName,
  SubjectPart,
  SubjectSummary,
  Survey,
  TypedRow,
  UnitView,
} from '../session/subject/protocol.js';
import { model } from './model.js';
import { guarded } from './problems.js';
import { epoch, prepared, status, step } from './run.js';
import { session } from './session.js';
import { view } from './view.js';

/** What is looked into. */
export const subject = signal<SubjectSummary | null>(null);
export const of = signal<SubjectName>('run');
/** The example that is looked at. */
type Chosen = Pick<ExampleAt, 'part' | 'at'>;
export const chosen = signal<Chosen | null>(null);
/** Rows that were typed or drawn to be looked at; null while there are none, and where a table was opened. */
export const givenRows = signal<readonly TypedRow[] | null>(null);

/** What was looked at, as it is kept for a reload. */
export interface Looked {
  readonly of: SubjectName;
  readonly chosen: Chosen;
  readonly rows: readonly TypedRow[] | null;
}
/** What was looked at before a reload, until the network is looked into again. */
let remembered: Looked | null = null;
export const example = signal<ExampleView | null>(null);
/** The part that confusion and mistakes are of. */
export const judgedPart = signal<SubjectPart>('train');
export const survey = signal<Survey | null>(null);
/** The examples of one cell of the confusion matrix, or of a class. */
export const listed = signal<{
  readonly title: string;
  readonly part: SubjectPart;
  readonly filter: ExampleFilter;
  readonly list: ExampleList;
} | null>(null);
/** The unit or edge that was picked. */
export type Picked =
  | { readonly kind: 'unit'; readonly layer: number; readonly unit: number }
  | { readonly kind: 'edge'; readonly layer: number; readonly to: number; readonly from: number };
export const picked = signal<Picked | null>(null);
export const unitView = signal<UnitView | null>(null);
export const edgeView = signal<EdgeView | null>(null);

const place = 'understanding';

/** Remembers what was looked at before a reload. */
export function rememberLooked(kept: Looked | null): void {
  remembered = kept;
}

/** Looks into the network that is trained, or into the saved model. */
export async function lookInto(name: SubjectName): Promise<void> {
  await guarded(place, async () => {
    const before = remembered?.of === name ? remembered : null;
    if (before !== null) remembered = null;
    const plain = await session.subject(name);
    const rows = plain && (before?.rows ?? null);
    const found = rows === null ? plain : await session.giveRows(name, rows);
    batch(() => {
      of.value = name;
      subject.value = found;
      example.value = null;
      survey.value = null;
      listed.value = null;
      picked.value = null;
      unitView.value = null;
      edgeView.value = null;
      const parts = found?.parts ?? {};
      const part = (['test', 'validation', 'train', 'given'] as const).find(
        (each) => parts[each] !== undefined,
      );
      judgedPart.value = part ?? 'train';
      givenRows.value = rows;
      const isThere = before !== null && before.chosen.at < (parts[before.chosen.part] ?? 0);
      chosen.value = isThere ? before.chosen : part === undefined ? null : { part, at: 0 };
    });
    await refresh();
  });
}

/** Looks at an example. */
export async function choose(part: SubjectPart, at: number): Promise<void> {
  chosen.value = { part, at };
  await guarded(place, lookAtExample);
}

/** Looks at another part, from its first example. */
export async function judge(part: SubjectPart): Promise<void> {
  batch(() => {
    judgedPart.value = part;
    listed.value = null;
  });
  await guarded(place, lookAtPart);
}

/** Shows examples: those of a cell of the confusion matrix, or of a class. */
export async function list(title: string, part: SubjectPart, filter: ExampleFilter): Promise<void> {
  await guarded(place, async () => {
    listed.value = { title, part, filter, list: await session.examples(of.value, part, filter) };
  });
}

/** Shows the numbers of a unit or an edge. */
export async function pick(what: Picked | null): Promise<void> {
  picked.value = what;
  await guarded(place, lookAtPicked);
}

/** Rows that were typed or drawn are looked at. */
export async function give(rows: readonly TypedRow[], where: string): Promise<boolean> {
  return guarded(where, async () => {
    subject.value = await session.giveRows(of.value, rows);
    givenRows.value = rows;
    await choose('given', 0);
  });
}

/** Lets go of what was drawn: it does not come back after a reload. */
export function forgetDrawn(): void {
  givenRows.value = null;
}

/** A table that is opened for the saved model is measured. */
export async function giveFile(file: File): Promise<boolean> {
  return guarded('given-table', async () => {
    const from = { kind: 'files', files: [{ path: file.name, file }] } as const;
    subject.value = await session.giveTable(of.value, from);
    givenRows.value = null;
    judgedPart.value = 'given';
    await choose('given', 0);
    await lookAtPart();
    await list('Predictions', 'given', { from: 0, count: 24 });
  });
}

async function lookAtExample(): Promise<void> {
  const where = chosen.value;
  if (where === null || subject.value === null) return;
  const found = await session.example({ of: of.value, ...where });
  // Another may have been chosen meanwhile.
  if (chosen.value?.at !== where.at || chosen.value.part !== where.part) return;
  example.value = found;
  await lookAtPicked();
}

async function lookAtPicked(): Promise<void> {
  const [where, what] = [chosen.value, picked.value];
  if (where === null || what === null) return;
  const at = { of: of.value, ...where };
  const [unit, edge] =
    what.kind === 'unit'
      ? [await session.unit(at, what.layer, what.unit), null]
      : [null, await session.edge(at, what.layer, what.to, what.from)];
  if (picked.value !== what) return;
  batch(() => {
    unitView.value = unit;
    edgeView.value = edge;
  });
}

async function lookAtPart(): Promise<void> {
  if (subject.value?.parts[judgedPart.value] === undefined) return;
  survey.value = await session.survey(of.value, judgedPart.value);
  const { value } = listed;
  if (value === null) return;
  listed.value = { ...value, list: await session.examples(of.value, value.part, value.filter) };
}

async function refresh(): Promise<void> {
  await lookAtExample();
  await lookAtPart();
}

// Another network is looked into from its first example; the same one is looked at anew after each step while it waits,
// and now and then while it trains.
let lookedAt: unknown = null;
let shownModel: SubjectSummary | null = null;
effect(() => {
  const network = prepared.value;
  const saved = model.value;
  if (view.value !== 'understanding') return;
  // A model that was just opened is what is wanted to be seen.
  const wanted: SubjectName = saved === null ? 'run' : saved === shownModel ? of.peek() : 'model';
  shownModel = saved;
  const key = saved !== null && wanted === 'model' ? saved : network?.run;
  if (lookedAt === key) return;
  lookedAt = key;
  void lookInto(wanted);
});

const betweenMs = 1000;
let lastMs = 0;
let busy = false;
effect(() => {
  const running = status.value === 'running';
  const now = [epoch.value, step.value];
  if (view.value !== 'understanding' || of.value !== 'run' || subject.peek() === null || now[0] < 0) return;
  if (running && (busy || performance.now() - lastMs < betweenMs)) return;
  busy = true;
  void guarded(place, refresh).finally(() => {
    busy = false;
    lastMs = performance.now();
  });
});
