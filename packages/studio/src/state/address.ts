import { type ToyName, toySets } from '@colonnade/core';
import { openData, served } from './data.js';
import { isModelFile, openModel } from './model.js';

/** Opens what the page's address names: `?toy=moons`, `?given=data.csv&target=price`. */
export async function openFromAddress(): Promise<void> {
  const query = new URLSearchParams(location.search);
  const target = query.get('target');
  const schema = target === null ? {} : { target };
  const given = query.get('given');
  if (given !== null) {
    const from = served(`given/${encodeURIComponent(given)}`, given);
    if (isModelFile(given)) return void (await openModel(from));
    await openData(from, schema);
    return;
  }
  const [name, seed = '1'] = (query.get('toy') ?? '').split('?seed=');
  if (Object.hasOwn(toySets, name)) {
    await openData({ kind: 'toy', name: name as ToyName, seed: Number(seed) }, schema);
  }
}
