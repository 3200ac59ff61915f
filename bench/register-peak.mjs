// What a core can do in WASM without touching memory, as the examples a second that it would make of a workload.
import { peakLoops } from './kernels/peak.mjs';
import { serve } from './serve.mjs';
import { flopsPerExample } from './verdicts.mjs';

/** Turns of one step: some 100 µs. */
const TURNS = 3000;

await serve(async ({ layers, precision }) => {
  const loops = (await peakLoops(true)) ?? (await peakLoops(false));
  const [turns, operations] =
    precision === 'float32' ? [loops.turns32, loops.operations32()] : [loops.turns64, loops.operations64()];
  const examples = (TURNS * operations) / flopsPerExample(layers);
  return {
    step() {
      turns(TURNS);
      return examples;
    },
  };
});
