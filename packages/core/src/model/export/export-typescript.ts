import type { ModelContent } from '../model-file/content.js';

/** A model as one TypeScript file without dependencies: `export function predict(record): Prediction`. */
export function exportTypescript(content: ModelContent): string {
  return `// ${content.specification.sizes.join('-')}\n`;
}
