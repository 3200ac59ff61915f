import { posix, win32 } from 'node:path';

/** What the search depends on, so that it can be tested for platforms that this machine is not. */
export interface Surroundings {
  readonly platform: string;
  readonly architecture: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const accelerate = '/System/Library/Frameworks/Accelerate.framework/Accelerate';

/**
 * File names by platform, the fastest first; of OpenBLAS the builds with threads first, because those may be called
 * by several threads at once. Builds with 64-bit integers (`64`, `64_`, `ilp64`) are left out on purpose.
 */
const names: Readonly<Record<string, readonly string[]>> = {
  linux: [
    'libopenblasp.so.0',
    'libopenblas.so.0',
    'libopenblas.so.3',
    'libopenblas.so',
    'libopenblaso.so.0',
    'libmkl_rt.so.2',
    'libmkl_rt.so.1',
    'libmkl_rt.so',
    'libblis.so.4',
    'libblis.so.3',
    'libblis.so',
    'libcblas.so.3',
    'libcblas.so',
    'libblas.so.3',
  ],
  darwin: [
    'libopenblas.0.dylib',
    'libopenblas.dylib',
    'libmkl_rt.2.dylib',
    'libblis.4.dylib',
    'libblis.dylib',
  ],
  win32: [
    'libopenblas.dll',
    'openblas.dll',
    'mkl_rt.3.dll',
    'mkl_rt.2.dll',
    'mkl_rt.1.dll',
    'libblis.dll',
    'AOCL-LibBlis-Win-dll.dll',
    'libcblas.dll',
  ],
};

/**
 * Everything that may be a BLAS here, in the order in which it is tried: by name, as the system's loader finds it,
 * then in the usual folders. On macOS the first is Accelerate, which is always there.
 */
export function candidates({ platform, architecture, environment }: Surroundings): string[] {
  const known = names[platform] ?? names.linux;
  const { join } = platform === 'win32' ? win32 : posix;
  const usual = folders({ platform, architecture, environment });
  const files = known.flatMap((name) => [name, ...usual.map((folder) => join(folder, name))]);
  return platform === 'darwin' ? [accelerate, ...files] : files;
}

function folders({ platform, architecture, environment }: Surroundings): string[] {
  const { CONDA_PREFIX: conda, MKLROOT: mkl } = environment;
  if (platform === 'win32') {
    const { ProgramFiles: programs = 'C:\\Program Files' } = environment;
    return [
      conda && `${conda}\\Library\\bin`,
      'C:\\OpenBLAS\\bin',
      `${programs}\\OpenBLAS\\bin`,
      'C:\\msys64\\ucrt64\\bin',
      mkl && `${mkl}\\bin`,
      `${programs} (x86)\\Intel\\oneAPI\\mkl\\latest\\bin`,
    ].filter(isText);
  }
  if (platform === 'darwin') {
    return [conda && `${conda}/lib`, '/opt/homebrew/opt/openblas/lib', '/usr/local/opt/openblas/lib'].filter(
      isText,
    );
  }
  const machine = { x64: 'x86_64', arm64: 'aarch64' }[architecture] ?? architecture;
  return [
    conda && `${conda}/lib`,
    `/usr/lib/${machine}-linux-gnu`,
    `/usr/lib/${machine}-linux-gnu/openblas-pthread`,
    '/usr/lib64',
    '/usr/lib',
    '/usr/local/lib',
    '/opt/OpenBLAS/lib',
    mkl && `${mkl}/lib`,
    mkl && `${mkl}/lib/intel64`,
    '/opt/intel/oneapi/mkl/latest/lib',
  ].filter(isText);
}

function isText(value: string | undefined): value is string {
  return Boolean(value);
}
