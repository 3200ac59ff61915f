import { existsSync } from 'node:fs';
import { ColonnadeError } from '@colonnade/core';
import { candidates } from './candidates.js';
import { introduce } from './families.js';
import { type Ffi, foreignFunctions, type Library } from './ffi.js';
import { hasShortIntegers } from './integers.js';
import { locate } from './location.js';

/** A BLAS of the system, kept to the calling thread. */
export interface Blas {
  /** Name and version, such as `OpenBLAS 0.3.21`. */
  readonly library: string;
  /** The kernels it chose for this CPU, such as `Zen`. */
  readonly variant: string;
  /** The file, by which another thread can open it again (`openBlas`). */
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

let found: Blas | undefined;
let searched = false;

/**
 * The fastest BLAS that the system has: OpenBLAS, MKL, BLIS, Accelerate, or anything else with the functions of
 * cblas.h and 32-bit integers. Searched for once per thread. The environment variable COLONNADE_BLAS names a file
 * instead, or `none`.
 * @returns undefined when there is none
 * @throws BLAS_UNUSABLE when the file that COLONNADE_BLAS names is none that can be used
 */
export function findBlas(): Blas | undefined {
  if (searched) return found;
  const named = process.env.COLONNADE_BLAS;
  if (named === 'none') return undefined;
  found = named ? openBlas(named) : search();
  searched = true;
  return found;
}

/**
 * The BLAS of a file, kept to the calling thread; for the threads of a pool, which are told the file by who found it.
 * @throws BLAS_UNUSABLE when it is none that can be used
 */
export function openBlas(path: string): Blas {
  const ffi = foreignFunctions();
  if (!ffi) throw unusable(path, 'cannot be loaded, because koffi has no binary for this platform');
  const result = open(ffi, path);
  if (typeof result !== 'string') return result;
  const absent = /[\\/]/.test(path) && !existsSync(path);
  throw unusable(path, absent ? 'does not exist' : result);
}

function search(): Blas | undefined {
  const ffi = foreignFunctions();
  if (!ffi) return undefined;
  const surroundings = {
    platform: process.platform,
    architecture: process.arch,
    environment: process.env,
  };
  for (const candidate of candidates(surroundings)) {
    const result = open(ffi, candidate);
    if (typeof result !== 'string') return result;
  }
  return undefined;
}

/** The BLAS, or what is wrong with the file. */
function open(ffi: Ffi, name: string): Blas | string {
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

function unusable(path: string, problem: string): ColonnadeError {
  return new ColonnadeError({
    code: 'BLAS_UNUSABLE',
    where: 'COLONNADE_BLAS',
    problem: `"${path}" ${problem}`,
    expected: 'a BLAS with the functions of cblas.h and 32-bit integers',
    got: path,
    why: 'A BLAS that was named is never replaced by another',
    remedy: { text: 'name a file such as libopenblas.so.0, or "none" to do without' },
  });
}
