// The library as a whole, so that one package serves the command and the code beside it.
export * from '@colonnade/core';
export { jsonSchemas } from './schemas/index.js';
export type { JsonSchema } from './schemas/parts.js';
