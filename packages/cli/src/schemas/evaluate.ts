import { classes, confusion, count, metrics, object, task, text, warnings } from './parts.js';

/** What `evaluate --json` prints. */
export const evaluateSchema = object({
  model: text,
  data: text,
  task,
  classes,
  examples: count,
  metrics,
  confusion,
  warnings,
});
