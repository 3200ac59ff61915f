// The register-only peak of WebAssembly on this machine, in GFLOP/s: what the share of a product is a share of.
// node bench/kernels/peak.mjs prints it.
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';

setFlagsFromString('--experimental-wasm-relaxed-simd');

/** The module of a file of AssemblyScript that imports no other. */
export async function compileLoops(file, features, more = []) {
  const { default: asc } = await import('assemblyscript/asc');
  const source = readFileSync(file, 'utf8');
  const enabled = features.flatMap((feature) => ['--enable', feature]);
  const options = ['-O3', '--noAssert', '--runtime=stub', '--use=abort=', '--outFile=loops.wasm'];
  let binary;
  const { error, stderr } = await asc.main(['loops.ts', ...options, ...enabled, ...more], {
    readFile: (name) => (name === 'loops.ts' ? source : null),
    writeFile: (_name, contents) => {
      binary = contents;
    },
  });
  if (error) throw new Error(`${file} does not compile\n${stderr}`);
  return binary;
}

const compile = (relaxed) =>
  compileLoops(new URL('./peak.ts', import.meta.url), ['simd', ...(relaxed ? ['relaxed-simd'] : [])]);

/** The loops of one module, plain or relaxed, as the optimizing compiler makes them; null where they do not run. */
export async function peakLoops(relaxed) {
  const binary = await compile(relaxed);
  if (!WebAssembly.validate(binary)) return null;
  const loops = new WebAssembly.Instance(new WebAssembly.Module(binary)).exports;
  // The optimizing compiler works beside the first calls: it is given work, then time.
  for (let pause = 0; pause < 5; pause++) {
    for (let i = 0; i < 20; i++) for (const precision of ['float32', 'float64']) peakOnce(loops, precision);
    await setTimeout(20);
  }
  return loops;
}

/** GFLOP/s of one short run of the loop: take the best of many. */
export function peakOnce(loops, precision) {
  const [turns, operations] =
    precision === 'float32' ? [loops.turns32, loops.operations32()] : [loops.turns64, loops.operations64()];
  const count = 3000;
  const start = process.hrtime.bigint();
  turns(count);
  return (count * operations) / Number(process.hrtime.bigint() - start);
}

/** The peak in GFLOP/s: { float32, float64 } plain and relaxed (null where it does not run), best of `repeats`. */
export async function measurePeak(repeats = 400) {
  const measure = async (relaxed) => {
    const loops = await peakLoops(relaxed);
    if (loops === null) return null;
    const best = { float32: 0, float64: 0 };
    for (let repeat = 0; repeat < repeats; repeat++) {
      for (const precision of ['float32', 'float64']) {
        best[precision] = Math.max(best[precision], peakOnce(loops, precision));
      }
    }
    return best;
  };
  return { plain: await measure(false), relaxed: await measure(true) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await measurePeak());
