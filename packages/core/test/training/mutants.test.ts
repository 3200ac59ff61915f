import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface Mutant {
  file: string;
  find: string;
  replace: string;
  why: string;
}

const root = new URL('../../../../', import.meta.url);
const list = new URL('scripts/mutants/list.mjs', root).href;
const { mutants } = (await import(/* @vite-ignore */ list)) as { mutants: Mutant[] };

it('every mutant of `npm run mutants` still finds its place, once', () => {
  expect(mutants.length).toBeGreaterThan(40);
  for (const { file, find, replace, why } of mutants) {
    const source = readFileSync(new URL(file, root), 'utf8');
    expect(source.split(find).length - 1, `${file}: ${why}`).toBe(1);
    expect(replace, why).not.toBe(find);
  }
});
