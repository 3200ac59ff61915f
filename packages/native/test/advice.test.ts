import { expect, test } from 'vitest';
import { howToGetBlas } from '../src/index.js';

test.each([
  ['linux', 'ID=debian\n', 'Install OpenBLAS: sudo apt-get install libopenblas0-pthread.'],
  [
    'linux',
    'NAME="Linux Mint"\nID=linuxmint\nID_LIKE="ubuntu debian"\n',
    'Install OpenBLAS: sudo apt-get install libopenblas0-pthread.',
  ],
  ['linux', 'ID=fedora\n', 'Install OpenBLAS: sudo dnf install openblas-threads.'],
  ['linux', 'ID=alpine\n', 'Install OpenBLAS: apk add openblas.'],
  ['linux', 'ID=arch\n', 'Install OpenBLAS: sudo pacman -S openblas.'],
  ['linux', '', 'Install OpenBLAS (or set COLONNADE_BLAS to the file of a BLAS).'],
  ['darwin', '', 'macOS has one (Accelerate); it is used unless COLONNADE_BLAS says otherwise.'],
])('how to get a BLAS: %s, %j', (platform, release, sentence) => {
  expect(howToGetBlas(platform, release)).toBe(sentence);
});

test('how to get a BLAS on Windows', () => {
  expect(howToGetBlas('win32', '')).toContain('OpenBLAS-<version>-x64.zip');
});
