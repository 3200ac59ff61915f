import { existsSync } from 'node:fs';
import { ColonnadeError } from '@colonnade/core';
import { candidates } from './candidates.js';
import { type Blas, tryBlas } from './open-blas.js';

let found: Blas | undefined;
let searched = false;

/**
 * The fastest BLAS that the system has: OpenBLAS, MKL, BLIS, Accelerate, or anything else with the functions of
 * cblas.h and 32-bit integers. Searched for once. The environment variable COLONNADE_BLAS names a file instead, or
 * `none`.
 * @returns undefined when there is none
 * @throws BLAS_UNUSABLE when the file that COLONNADE_BLAS names is none that can be used
 */
export function findBlas(): Blas | undefined {
  const named = process.env.COLONNADE_BLAS;
  if (named === 'none') return undefined;
  if (!searched) {
    found = named ? openNamed(named) : search();
    searched = true;
  }
  return found;
}

function search(): Blas | undefined {
  const { platform, arch: architecture, env: environment } = process;
  for (const candidate of candidates({ platform, architecture, environment })) {
    const result = tryBlas(candidate);
    if (typeof result !== 'string') return result;
  }
  return undefined;
}

function openNamed(file: string): Blas {
  const result = tryBlas(file);
  if (typeof result !== 'string') return result;
  const absent = /[\\/]/.test(file) && !existsSync(file);
  throw new ColonnadeError({
    code: 'BLAS_UNUSABLE',
    where: 'COLONNADE_BLAS',
    problem: `"${file}" ${absent ? 'does not exist' : result}`,
    expected: 'a BLAS with the functions of cblas.h and 32-bit integers',
    got: file,
    why: 'A BLAS that was named is never replaced by another',
    remedy: { text: 'name a file such as libopenblas.so.0, or "none" to do without' },
  });
}
