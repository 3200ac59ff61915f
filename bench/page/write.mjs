// Writes the page, its pictures and the raw results.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderToString } from '@colonnade/figures';
import { performanceFigures } from './figures.mjs';
import { renderPage } from './render.mjs';

export { renderPage };

/** performance.md, performance.json and figures/performance-*.svg in a folder; pictures of an earlier run go. */
export function writePage(folder, run) {
  const figures = join(folder, 'figures');
  mkdirSync(figures, { recursive: true });
  for (const name of readdirSync(figures)) {
    if (/^performance-.*\.svg$/.test(name)) rmSync(join(figures, name));
  }
  for (const [name, figure] of Object.entries(performanceFigures(run))) {
    writeFileSync(join(figures, name), `${renderToString(figure)}\n`);
  }
  writeFileSync(join(folder, 'performance.json'), `${JSON.stringify(run, null, 1)}\n`);
  writeFileSync(join(folder, 'performance.md'), renderPage(run));
}
