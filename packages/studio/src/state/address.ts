import type { ReadOptions } from '@colonnade/data';
import { effect, type Signal } from '@preact/signals';
import type { Source } from '../session/protocol.js';
import { openData, source } from './data.js';
import { followed, tab } from './followed.js';
import { givenFile, isAsItWas } from './given-file.js';
import { isSame, openKept, openKeptModel, readKept } from './kept.js';
import { optionsOfLink, toyOfLink } from './link.js';
import { isModelFile, modelSource, restoreModel } from './model.js';
import type { Given } from './options.js';
import { guarded, problems, report } from './problems.js';
import { show } from './view.js';

/** The query that led to what is open. */
let query = location.search;

/** What an address says: `?toy=moons&hidden=[8]`, `?given=data.csv&target=price&decimal=,`. */
interface Link {
  /** Null where no data are named. */
  readonly named: Source | null;
  readonly isModel: boolean;
  readonly options: Given;
  readonly how: ReadOptions;
}

/**
 * Opens what the page's address names, else what was open last. A link is followed once: in its tab what came of it
 * comes back.
 */
export async function openFromAddress(): Promise<void> {
  addEventListener('popstate', sayQuery);
  let link: Link | undefined;
  await guarded('data', async () => {
    link = await linkOf(new URLSearchParams(query));
  });
  if (link?.isModel) return openModelOf(link);
  if (link !== undefined && (await openDataOf(link))) return leaveWhenOther(source, link.named);
  // A link that leads nowhere says so, and takes nothing away.
  const wrong = problems.value.data;
  if (link?.named?.kind !== 'served') await openLast();
  if (wrong !== undefined) report('data', wrong);
  leaveWhenOther(source, source.value);
}

/** @throws OPTION_…, TOY_UNKNOWN, TOY_PARAMETER */
async function linkOf(words: URLSearchParams): Promise<Link> {
  const { given: options, how } = optionsOfLink(words);
  const [given, toy] = [words.get('given'), words.get('toy')];
  const named = given !== null ? await givenFile(given) : toy !== null ? toyOfLink(toy) : null;
  return { named, isModel: given !== null && isModelFile(given), options, how };
}

async function openModelOf({ named }: Link): Promise<void> {
  const done = await guarded('data', () => restoreModel(named!));
  // After a reload the view is that of before.
  if (done && location.hash === '') show('understanding');
  leaveWhenOther(modelSource, named);
  leaveWhenOther(source, null);
}

/** Opens the data of a link, as they were corrected where they came of it; false where none are named or can be opened. */
async function openDataOf({ named, options, how }: Link): Promise<boolean> {
  if (named === null) return false;
  await openKeptModel();
  const kept = await readKept();
  // A link with options says itself how its data are put: only what came of it stands in their place.
  const saysHow = [...Object.keys(options), ...Object.keys(how)].some((name) => name !== 'target');
  const isOfLink = kept?.link === query && kept.tab === tab;
  followed.value = query;
  if (kept !== undefined && isSame(kept.source, named) && (isOfLink || !saysHow)) {
    if (await openKept(kept, named)) return true;
  }
  return openData(named, options, how);
}

/** Opens what was open last, if it still is what it was. */
async function openLast(): Promise<void> {
  await openKeptModel();
  followed.value = null;
  const kept = await readKept();
  if (kept !== undefined && (await isAsItWas(kept.source))) await openKept(kept, kept.source);
}

/** Takes the query from the address as soon as something else is open than what it led to. */
function leaveWhenOther(open: Signal<Source | null>, led: Source | null): void {
  effect(() => {
    if (open.value === null || open.value === led) return;
    followed.value = null;
    query = '';
    sayQuery();
  });
}

/** Has the address say what is open; the places that one goes back to may say another query. */
function sayQuery(): void {
  if (location.search === query) return;
  history.replaceState(history.state, '', location.pathname + query + location.hash);
}
