// A limit as a contender: how many examples a second a part of a step alone would make.
import { options, serve } from '../serve.mjs';
import { flopsPerExample } from '../verdicts.mjs';
import { largeProduct } from './blas-peak.mjs';
import * as forms from './forms.mjs';
import * as products from './products.mjs';
import * as reading from './reading.mjs';
import { registerLoop } from './register-peak.mjs';
import { inTeam } from './team.mjs';

const { what, threads, ...settings } = options;

/** A part of the step, on the memory that it needs. */
const parts = { products, reading, forms };
/** Arithmetic at its best, whatever the shapes. */
const peaks = { 'register-peak': registerLoop, 'blas-peak': largeProduct };

await serve(async (workload) => {
  if (peaks[what]) {
    const { turn, operations } = await peaks[what](workload.precision);
    const examples = operations / flopsPerExample(workload.layers);
    const step = () => {
      turn();
      return examples;
    };
    return { step };
  }
  const { part, prepare } = parts[what];
  const batch = Math.min(workload.batch, workload.examples);
  const shape = { ...workload, batch };
  const data = { ...(await prepare(shape)), workload: shape, settings };
  const run = await inTeam(part, new URL(`./${what}.mjs`, import.meta.url).href, threads, data);
  const step = () => {
    run();
    return batch;
  };
  return { step };
});
