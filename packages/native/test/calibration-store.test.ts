import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { cacheFolder } from '../src/calibration/cache-folder.js';
import { calibrationOf } from '../src/calibration/calibration-store.js';
import type { Blas } from '../src/index.js';
import { blas } from './support/blas.js';

const folder = mkdtempSync(join(tmpdir(), 'colonnade-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the folder of the store', () => {
  test.each([
    ['linux', {}, '/home/ada/.cache/colonnade'],
    ['linux', { XDG_CACHE_HOME: '/var/c' }, '/var/c/colonnade'],
    ['linux', { XDG_CACHE_HOME: 'relative' }, '/home/ada/.cache/colonnade'],
    ['darwin', {}, '/home/ada/Library/Caches/colonnade'],
    ['win32', { LOCALAPPDATA: 'C:\\Local' }, 'C:\\Local\\colonnade'],
    ['linux', { COLONNADE_CACHE: '/elsewhere', XDG_CACHE_HOME: '/var/c' }, '/elsewhere'],
  ])('%s %o', (platform, environment, expected) => {
    expect(cacheFolder(environment, platform, '/home/ada')).toBe(expected);
  });
});

describe.skipIf(!blas)('a stored calibration', () => {
  const given = blas as Blas;

  test('is read again, and made anew when it is damaged or of another library', async () => {
    const first = await calibrationOf(given, 'float64', folder);
    expect(await calibrationOf(given, 'float64', folder)).toEqual(first);
    const [name, ...rest] = readdirSync(folder);
    expect(rest).toEqual([]);

    const file = join(folder, name);
    const content = readFileSync(file, 'utf8');
    for (const damaged of [content.slice(0, 500), content.replace('"work"', '"wrok"'), '[]']) {
      writeFileSync(file, damaged);
      expect(Object.keys(await calibrationOf(given, 'float64', folder))).toEqual(Object.keys(first));
      expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveProperty('calibration.affine.kernels.work');
    }

    await calibrationOf({ ...given, library: `${given.library} (another)` }, 'float64', folder);
    expect(readdirSync(folder)).toHaveLength(2);
  });

  test('is made anew when other products are timed', async () => {
    const place = mkdtempSync(join(folder, 'timed-'));
    await calibrationOf(given, 'float64', place);
    const trials = '../src/calibration/calibrate-products.js';
    vi.doMock(trials, async (original) => ({ ...(await original<object>()), timedLayers: [[2, 2, 2]] }));
    vi.resetModules();
    const newer = await import('../src/calibration/calibration-store.js');
    await newer.calibrationOf(given, 'float64', place);
    vi.doUnmock(trials);
    expect(readdirSync(place)).toHaveLength(2);
  });

  test('is not needed: where nothing can be written it is measured', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    expect(await calibrationOf(given, 'float32', join(file, 'below'))).toHaveProperty('affine');
  });
});
