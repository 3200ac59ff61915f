import { type JsonSchema, list } from './parts.js';

/**
 * What `predict --out FILE.json` writes: a record for every row of the data. Which members there are depends on the
 * model: `prediction` (`prediction_<column>` for several numbers), `p_<class>`, and the columns that are kept.
 */
export const predictSchema: JsonSchema = list({
  type: 'object',
  properties: { prediction: { type: ['string', 'number'] } },
  additionalProperties: { type: ['string', 'number', 'null'] },
  minProperties: 1,
});
