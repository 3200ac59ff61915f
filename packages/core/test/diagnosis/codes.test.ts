import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { diagnosisCodes } from '../../src/diagnosis/codes.js';

it('every code that a file of the diagnosis names is in the list, and none stands there twice', () => {
  const folder = new URL('../../src/diagnosis/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  // What it throws is no finding.
  const finding = /(?<!ColonnadeError\(\{\s*)\bcode: '([A-Z_]+)'/g;
  const named = files.flatMap((name) =>
    [...readFileSync(new URL(name, folder), 'utf8').matchAll(finding)].map(([, code]) => code),
  );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((code) => !diagnosisCodes.includes(code as (typeof diagnosisCodes)[number]))).toEqual(
    [],
  );
  expect(new Set(diagnosisCodes).size).toBe(diagnosisCodes.length);
});
