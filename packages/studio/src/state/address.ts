import { openData, served } from './data.js';
import { openKept, openKeptModel } from './kept.js';
import { optionsOfLink, toyOfLink } from './link.js';
import { isModelFile, openModel } from './model.js';
import { guarded } from './problems.js';

/**
 * Opens what the page's address names: `?toy=moons&hidden=[8]`, `?given=data.csv&target=price&decimal=,`; else what was open
 * last.
 */
export async function openFromAddress(): Promise<void> {
  const query = new URLSearchParams(location.search);
  const [given, toy] = [query.get('given'), query.get('toy')];
  await guarded('data', async () => {
    const { given: options, how } = optionsOfLink(query);
    const named =
      given !== null
        ? served(`given/${encodeURIComponent(given)}`, given)
        : toy === null
          ? undefined
          : toyOfLink(toy);
    if (given !== null && isModelFile(given)) return void (await openModel(named!));
    await openKeptModel();
    // The same data as before a reload come back as they were corrected; a link with options says itself how.
    const isLink = [...Object.keys(options), ...Object.keys(how)].some((name) => name !== 'target');
    if (!isLink && (await openKept(named))) return;
    if (named !== undefined) await openData(named, options, how);
  });
}
