import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { candidates } from '../src/library/candidates.js';
import { blas } from './support/blas.js';

/** `findBlas` as a process sees it that has not searched yet. */
async function fresh() {
  vi.resetModules();
  return await import('../src/library/find-blas.js');
}

const given = process.env.COLONNADE_BLAS;
beforeEach(() => vi.resetModules());
afterEach(() => {
  if (given === undefined) delete process.env.COLONNADE_BLAS;
  else process.env.COLONNADE_BLAS = given;
});

async function refusal(file: string) {
  process.env.COLONNADE_BLAS = file;
  const { findBlas } = await fresh();
  try {
    findBlas();
  } catch (error) {
    return error as Error & { code?: string };
  }
  throw new Error('The file was not refused.');
}

describe('findBlas', () => {
  test.skipIf(!blas)('names the library, its kernels and its file', () => {
    expect(blas?.library).toMatch(/^(OpenBLAS|MKL|BLIS|Accelerate|CBLAS)/);
    expect(blas?.variant).not.toBe('');
    if (process.platform === 'linux') expect(existsSync(blas?.path ?? '')).toBe(true);
  });

  test.skipIf(!blas)('the environment is as it was', async () => {
    const before = { ...process.env };
    const { findBlas } = await fresh();
    findBlas();
    expect({ ...process.env }).toEqual(before);
  });

  test('COLONNADE_BLAS=none: there is none', async () => {
    process.env.COLONNADE_BLAS = 'none';
    const { findBlas } = await fresh();
    expect(findBlas()).toBeUndefined();
  });

  test.skipIf(!blas)('COLONNADE_BLAS names the file', async () => {
    process.env.COLONNADE_BLAS = blas?.path;
    const { findBlas } = await fresh();
    expect(findBlas()?.path).toBe(blas?.path);
  });

  test('a file that does not exist is never replaced by another', async () => {
    const error = await refusal('/nowhere/libopenblas.so.0');
    expect(error.code).toBe('BLAS_UNUSABLE');
    expect(error.message).toBe(
      'COLONNADE_BLAS: "/nowhere/libopenblas.so.0" does not exist. A BLAS that was named is never replaced by ' +
        'another: name a file such as libopenblas.so.0, or "none" to do without. [BLAS_UNUSABLE]',
    );
  });

  test('a file that is no library', async () => {
    const error = await refusal(fileURLToPath(import.meta.url));
    expect(error.code).toBe('BLAS_UNUSABLE');
    expect(error.message).toContain('find-blas.test.ts" cannot be loaded (');
  });

  test.runIf(existsSync('/lib64/ld-linux-x86-64.so.2'))('a library of something else', async () => {
    const error = await refusal('libm.so.6');
    expect(error.message).toContain('"libm.so.6" does not have the functions of cblas.h');
  });
});

describe('candidates', () => {
  const on = (platform: string, environment: Record<string, string> = {}) =>
    candidates({ platform, architecture: 'x64', environment });

  test('Linux: OpenBLAS first, by name and then by folder', () => {
    const linux = on('linux', { MKLROOT: '/opt/mkl' });
    expect(linux[0]).toBe('libopenblasp.so.0');
    expect(linux).toContain('/usr/lib/x86_64-linux-gnu/libopenblas.so.0');
    expect(linux).toContain('/opt/mkl/lib/libmkl_rt.so.2');
    expect(linux.indexOf('libopenblas.so.0')).toBeLessThan(linux.indexOf('libmkl_rt.so.2'));
    expect(linux.indexOf('libblis.so.4')).toBeLessThan(linux.indexOf('libblas.so.3'));
  });

  test('macOS: Accelerate first', () => {
    expect(on('darwin')[0]).toBe('/System/Library/Frameworks/Accelerate.framework/Accelerate');
  });

  test('Windows: with its own separators', () => {
    const windows = on('win32', { CONDA_PREFIX: 'D:\\conda' });
    expect(windows).toContain('C:\\OpenBLAS\\bin\\libopenblas.dll');
    expect(windows).toContain('D:\\conda\\Library\\bin\\mkl_rt.2.dll');
  });

  test('builds with 64-bit integers are nowhere among them', () => {
    const all = [...on('linux'), ...on('darwin'), ...on('win32')];
    expect(all.filter((file) => /(openblas|blis)\w*64|ilp64/.test(file))).toEqual([]);
  });
});
