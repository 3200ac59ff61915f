import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const source = (path: string) => fileURLToPath(new URL(`../../../packages/${path}`, import.meta.url));

/**
 * The package that reads data as a bundler makes it for a page: its door for browsers, with what it imports. Each
 * file by its name; the first is `index.js`.
 */
export async function bundleForPage(): Promise<Map<string, string>> {
  const build = await rolldown({
    input: { index: source('data/src/browser.ts') },
    platform: 'browser',
    resolve: {
      alias: { '@colonnade/core': source('core/src/index.ts') },
      extensionAlias: { '.js': ['.ts', '.js'] },
    },
  });
  const { output } = await build.generate({ format: 'esm', entryFileNames: '[name].js' });
  await build.close();
  return new Map(
    output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file.code] as const] : [])),
  );
}
