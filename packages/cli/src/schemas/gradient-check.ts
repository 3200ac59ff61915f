import { architecture, count, number, object, truth } from './parts.js';

/** What `gradient-check --json` prints. */
export const gradientCheckSchema = object({
  architecture,
  examples: count,
  passed: truth,
  relativeError: { ...number, minimum: 0 },
  tensors: { type: 'object', additionalProperties: { ...number, minimum: 0 } },
  checked: count,
  parameters: count,
  epsilon: number,
});
