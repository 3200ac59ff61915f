import { readFileSync } from 'node:fs';

/** How to get a BLAS on this platform, in one sentence with the command. */
export function howToGetBlas(platform: string = process.platform, release: string = osRelease()): string {
  if (platform === 'darwin')
    return 'macOS has one (Accelerate); it is used unless COLONNADE_BLAS says otherwise.';
  if (platform === 'win32') {
    return (
      'Unpack OpenBLAS-<version>-x64.zip of https://github.com/OpenMathLib/OpenBLAS/releases to C:\\OpenBLAS ' +
      '(or set COLONNADE_BLAS to its libopenblas.dll).'
    );
  }
  const system = /^ID=(.*)$/m.exec(release)?.[1] ?? '';
  const like = /^ID_LIKE=(.*)$/m.exec(release)?.[1] ?? '';
  const family = `${system} ${like}`;
  const command = commands.find(([pattern]) => pattern.test(family))?.[1];
  if (!command) return 'Install OpenBLAS (or set COLONNADE_BLAS to the file of a BLAS).';
  return `Install OpenBLAS: ${command}.`;
}

const commands: readonly (readonly [RegExp, string])[] = [
  [/debian|ubuntu/, 'sudo apt-get install libopenblas0-pthread'],
  [/fedora|rhel|centos/, 'sudo dnf install openblas-threads'],
  [/alpine/, 'apk add openblas'],
  [/arch/, 'sudo pacman -S openblas'],
  [/suse/, 'sudo zypper install libopenblas_pthreads0'],
];

/** What the Linux distribution says about itself; empty where there is no such file. */
function osRelease(): string {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}
