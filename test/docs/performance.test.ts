import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'vitest';
import { renderPage } from '../../bench/page/render.mjs';
import { root } from './support/markdown.js';
import { expectFile } from './support/update.js';

const results = join(root, 'docs/performance.json');

describe.skipIf(!existsSync(results))('docs/performance.md', () => {
  test('is what the results of the last run of the benchmark give', () => {
    expectFile('docs/performance.md', renderPage(JSON.parse(readFileSync(results, 'utf8'))));
  });
});
