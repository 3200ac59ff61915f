// `import { Network } from 'colonnade'`: the library, for those who installed the command.
export * from '@colonnade/core';
export { jsonSchemas } from './schemas/index.js';
