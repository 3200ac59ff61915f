import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Library, optional } from './ffi.js';

/** How a BLAS presents itself, and whether several threads may call it at once. */
export interface Description {
  /** Name and version. */
  readonly library: string;
  /** The kernels it chose for this CPU. */
  readonly variant: string;
  readonly concurrent: boolean;
}

/** Asks a library what it is and keeps it to one thread; undefined when it is of another family. */
type Family = (library: Library) => Description | undefined;

const unknown = 'unknown kernel';

/** https://github.com/OpenMathLib/OpenBLAS/wiki/OpenBLAS-Extensions */
const openBlas: Family = (library) => {
  const config = optional(library, 'const char *openblas_get_config()');
  if (!config) return undefined;
  optional(library, 'void openblas_set_num_threads(int)')?.(1);
  const text = String(config());
  const core = optional(library, 'const char *openblas_get_corename()')?.();
  const version = /^OpenBLAS (\S+)/.exec(text)?.[1];
  return {
    library: version ? `OpenBLAS ${version}` : 'OpenBLAS',
    variant: typeof core === 'string' ? core : unknown,
    // 0: built without threads, and mostly without the locks that calls from several threads need.
    concurrent: optional(library, 'int openblas_get_parallel()')?.() !== 0,
  };
};

/**
 * The layers of the single dynamic library have to be chosen before anything else is called: integers of 32 bits
 * whatever MKL_INTERFACE_LAYER says, and no threads of its own.
 * Intel oneMKL Developer Guide, "Dynamically Selecting the Interface and Threading Layer".
 */
const mkl: Family = (library) => {
  const describe = optional(library, 'void MKL_Get_Version_String(_Out_ char *, int)');
  if (!describe) return undefined;
  const lp64 = 0;
  const sequential = 1;
  optional(library, 'int MKL_Set_Interface_Layer(int)')?.(lp64);
  optional(library, 'int MKL_Set_Threading_Layer(int)')?.(sequential);
  optional(library, 'void MKL_Set_Num_Threads(int)')?.(1);
  const buffer = Buffer.alloc(256);
  describe(buffer, buffer.length);
  const text = buffer.toString('latin1').split('\0')[0];
  return {
    library: ['MKL', /Version (\d[\d.]*)/.exec(text)?.[1]].filter(Boolean).join(' '),
    variant: /for (.*) applications/.exec(text)?.[1] ?? unknown,
    concurrent: true,
  };
};

const blis: Family = (library) => {
  const version = optional(library, 'const char *bli_info_get_version_str()');
  if (!version) return undefined;
  optional(library, 'void bli_thread_set_num_threads(int64_t)')?.(1);
  const id = optional(library, 'int bli_arch_query_id()')?.();
  const name = optional(library, 'const char *bli_arch_string(int)');
  return {
    library: `BLIS ${version()}`,
    variant: id !== undefined && name ? String(name(id)) : unknown,
    concurrent: true,
  };
};

/** Its version is the system's. https://developer.apple.com/documentation/accelerate/blassetthreading(_:) */
const accelerate: Family = (library) => {
  if (process.platform !== 'darwin' || !optional(library, 'void vDSP_vadd()')) return undefined;
  const singleThreaded = 1;
  optional(library, 'int BLASSetThreading(uint32_t)')?.(singleThreaded);
  let system = '';
  try {
    const list = readFileSync('/System/Library/CoreServices/SystemVersion.plist', 'utf8');
    system = /ProductVersion<\/key>\s*<string>([^<]+)/.exec(list)?.[1] ?? '';
  } catch {
    // Without the list there is no version to tell.
  }
  return {
    library: system ? `Accelerate of macOS ${system}` : 'Accelerate',
    variant: process.arch,
    concurrent: true,
  };
};

/**
 * What a library is, by the functions that only its family has; afterwards it computes on the calling thread. ATLAS,
 * the reference implementation and others tell nothing about themselves: they are known by their file.
 */
export function introduce(library: Library, file: string): Description {
  for (const family of [openBlas, mkl, blis, accelerate]) {
    const description = family(library);
    if (description) return description;
  }
  return { library: 'CBLAS', variant: basename(file), concurrent: true };
}
