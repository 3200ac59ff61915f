import { realpathSync } from 'node:fs';
import type { Ffi, Library } from './ffi.js';

/** The file that a library was loaded from, asked of the loader (POSIX `dladdr`); the name it was loaded by otherwise. */
export function locate(ffi: Ffi, library: Library, name: string): string {
  if (process.platform === 'win32') return name;
  try {
    const address = library.symbol('cblas_sgemm');
    const found: { file?: string } = {};
    const info = ffi.struct({ file: 'const char *', base: 'void *', symbol: 'const char *', at: 'void *' });
    const dladdr = ffi.load(null).func('dladdr', 'int', ['void *', ffi.out(ffi.pointer(info))]);
    return dladdr(address, found) !== 0 && found.file?.includes('/') ? realpathSync(found.file) : name;
  } catch {
    return name;
  }
}
