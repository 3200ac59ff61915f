// What a core can do in WASM without touching memory.
import { peakLoops } from '../kernels/peak.mjs';

/** Turns of one step: some 100 µs. */
const TURNS = 3000;

/** `turn()` and its multiplications and additions. */
export async function registerLoop(precision) {
  const loops = (await peakLoops(true)) ?? (await peakLoops(false));
  const [turns, operations] =
    precision === 'float32' ? [loops.turns32, loops.operations32()] : [loops.turns64, loops.operations64()];
  return { turn: () => turns(TURNS), operations: TURNS * operations };
}
