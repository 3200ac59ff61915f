// What a page downloads that is bundled as pages are: minified, and without what the page does not call.
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';

const core = fileURLToPath(new URL('../packages/core/src/index.ts', import.meta.url));

/**
 * The bytes of each file of a page after gzip: the page's own, and of the kernels that a training loads when it begins (of the larger of the two precisions).
 *
 * @param {string} program the page, which imports from '@colonnade/core'
 * @returns {Promise<{ page: number, kernels: number, alone: number }>}
 */
export async function pageSize(program) {
  const entry = '\0page';
  const build = await rolldown({
    input: entry,
    resolve: { alias: { '@colonnade/core': core }, extensionAlias: { '.js': ['.ts', '.js'] } },
    plugins: [
      {
        name: 'page',
        resolveId: (id) => (id === entry ? entry : null),
        load: (id) => (id === entry ? program : null),
      },
    ],
  });
  const { output } = await build.generate({ format: 'esm', minify: true });
  await build.close();
  const chunks = new Map(output.filter(({ type }) => type === 'chunk').map((file) => [file.fileName, file]));
  /** A file and all that it imports at once. */
  const withImports = (file, seen = new Set()) => {
    if (!seen.has(file)) {
      seen.add(file);
      for (const name of file.imports) if (chunks.has(name)) withImports(chunks.get(name), seen);
    }
    return seen;
  };
  const bytesOf = (files) => [...files].reduce((sum, { code }) => sum + gzipSync(code).length, 0);
  const atOnce = withImports([...chunks.values()].find(({ isEntry }) => isEntry));
  const later = (wanted) =>
    [...chunks.values()]
      .filter((file) => file.isDynamicEntry && wanted(file.name))
      .map((file) => bytesOf([...withImports(file)].filter((each) => !atOnce.has(each))));
  const page = bytesOf(atOnce);
  // A network has one precision: of the kernels that come later a page loads those alone.
  const kernels = Math.max(0, ...later((name) => name.endsWith('-relaxed')));
  // What its worker brings in a file of its own, and the page only where it may start none.
  const alone = Math.max(0, ...later((name) => name === 'conduct'));
  return { page, kernels, alone };
}

/** Pages to measure. */
export const pages = {
  'a network that is trained and predicts': `
    import { dense, Matrix, Network } from '@colonnade/core';
    const network = new Network({ inputs: 2, layers: [dense(4, 'tanh'), dense(1, 'sigmoid')] });
    await network.fit(Matrix.fromColumns([[0, 1], [1, 1]]), Matrix.fromRows([[1, 0]]), { epochs: 10 });
    console.log(network.predict(Matrix.fromColumns([[0, 0]])));`,
  'a model from a table, trained and tested': `
    import { Model } from '@colonnade/core';
    const model = await Model.train([{ x: 1, y: 'a' }, { x: 2, y: 'b' }], { target: 'y' });
    console.log(model.predict([{ x: 1 }]));`,
  'everything that is public': `export * from '@colonnade/core';`,
};
