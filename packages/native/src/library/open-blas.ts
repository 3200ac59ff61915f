import { introduce } from './families.js';
import { foreignFunctions, type Library } from './ffi.js';
import { hasShortIntegers } from './integers.js';
import { locate } from './location.js';

/** A BLAS of the system, kept to the calling thread. */
export interface Blas {
  /** Name and version, such as `OpenBLAS 0.3.21`. */
  readonly library: string;
  /** The kernels it chose for this CPU, such as `Zen`. */
  readonly variant: string;
  /** The file, by which another thread can open it again. */
  readonly path: string;
  /** Whether several threads may call it at once; builds of OpenBLAS without threads cannot be trusted with that. */
  readonly concurrent: boolean;
  /** The library as koffi loaded it in this thread. */
  readonly functions: Library;
}

/** Read by the libraries when they are loaded: their own threads would only get in the way of ours. */
const oneThread = {
  OPENBLAS_NUM_THREADS: '1',
  MKL_NUM_THREADS: '1',
  BLIS_NUM_THREADS: '1',
  VECLIB_MAXIMUM_THREADS: '1',
};

/** The BLAS of a file, or in words what is wrong with that file: `takes 64-bit integers (ILP64)`. */
export function tryBlas(name: string): Blas | string {
  const ffi = foreignFunctions();
  if (!ffi) return 'cannot be loaded, because koffi has no binary for this platform';
  return inEnvironment(oneThread, () => {
    let functions: Library;
    try {
      functions = ffi.load(name);
    } catch (error) {
      return `cannot be loaded (${error instanceof Error ? error.message.trim() : error})`;
    }
    try {
      for (const needed of ['cblas_sgemm', 'cblas_dgemm', 'cblas_ddot']) functions.symbol(needed);
    } catch {
      return 'does not have the functions of cblas.h (those of a build with 64-bit integers have other names)';
    }
    const path = locate(ffi, functions, name);
    const description = introduce(functions, path);
    if (!hasShortIntegers(functions)) return 'takes 64-bit integers (ILP64)';
    return { ...description, path, functions };
  });
}

/**
 * The BLAS of a file, for the threads of a pool, which are told the file by the thread that found it.
 * @throws Error when it cannot be used
 */
export function openBlas(path: string): Blas {
  const result = tryBlas(path);
  if (typeof result === 'string') throw new Error(`"${path}" ${result}.`);
  return result;
}

/** Children of this process must not inherit what is meant for a library that is being loaded. */
function inEnvironment<T>(variables: Readonly<Record<string, string>>, act: () => T): T {
  const before = Object.keys(variables).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, variables);
  try {
    return act();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}
