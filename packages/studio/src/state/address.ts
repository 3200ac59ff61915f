import { type ToyName, toySets } from '@colonnade/core';
import type { Source } from '../session/protocol.js';
import { openData, served } from './data.js';
import { openKept } from './kept.js';
import { isModelFile, openModel } from './model.js';

/** Opens what the page's address names: `?toy=moons`, `?given=data.csv&target=price`; else what was open last. */
export async function openFromAddress(): Promise<void> {
  const query = new URLSearchParams(location.search);
  const target = query.get('target');
  const schema = target === null ? {} : { target };
  const given = query.get('given');
  const named =
    given === null ? toyOf(query.get('toy') ?? '') : served(`given/${encodeURIComponent(given)}`, given);
  if (given !== null && isModelFile(given)) return void (await openModel(named!));
  // The same data as before a reload come back as they were corrected.
  if (await openKept(named)) return;
  if (named !== undefined) await openData(named, schema);
}

function toyOf(text: string): Source | undefined {
  const [name, seed = '1'] = text.split('?seed=');
  return Object.hasOwn(toySets, name)
    ? { kind: 'toy', name: name as ToyName, seed: Number(seed) }
    : undefined;
}
