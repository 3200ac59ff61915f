import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    // Tests run the sources, so that a stale build can never pass.
    alias: {
      '@colonnade/core/engine': source('packages/core/src/engine/index.ts'),
      '@colonnade/core': source('packages/core/src/index.ts'),
      '@colonnade/data': source('packages/data/src/index.ts'),
      '@colonnade/figures': source('packages/figures/src/index.ts'),
      '@colonnade/learners': source('packages/learners/src/index.ts'),
      '@colonnade/native': source('packages/native/src/index.ts'),
      colonnade: source('packages/cli/src/index.ts'),
    },
  },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'docs/**/*.test.ts', 'test/**/*.test.ts'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
