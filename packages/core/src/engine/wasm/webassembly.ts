/**
 * WebAssembly and the little else of the host that the engine needs, declared here because core compiles against
 * neither Node nor a page.
 */
export interface Module {
  readonly kind?: 'module';
}

export interface Memory {
  readonly buffer: SharedArrayBuffer;
  grow(pages: number): number;
}

interface Namespace {
  Module: new (bytes: Uint8Array) => Module;
  Instance: new (module: Module, imports: { env: { memory: Memory } }) => { exports: unknown };
  Memory: new (limits: { initial: number; maximum: number; shared: true }) => Memory;
  validate(bytes: Uint8Array): boolean;
}

/** What Node offers beside the language, as far as it is used here. */
export interface NodeProcess {
  readonly versions?: { readonly node?: string };
  getBuiltinModule?(name: string): unknown;
}

const host = globalThis as unknown as {
  WebAssembly: Namespace;
  URL: new (path: string, base?: string) => { readonly href: string };
  process?: NodeProcess;
};

/** The process, where this is Node. */
export const node: NodeProcess | undefined = host.process?.versions?.node ? host.process : undefined;

export const { Module, Instance, validate } = host.WebAssembly as {
  Module: Namespace['Module'];
  Instance: Namespace['Instance'];
  validate: Namespace['validate'];
};

export const URL = host.URL;

/** Bytes of a page of memory. */
export const pageBytes = 65536;

/** A memory that threads can share, of so many bytes; it can grow up to `mostBytes`. */
export function sharedMemory(bytes: number, mostBytes = bytes): Memory {
  const initial = pagesOf(bytes);
  return new host.WebAssembly.Memory({
    initial,
    maximum: Math.max(initial, pagesOf(mostBytes)),
    shared: true,
  });
}

/** The pages that hold so many bytes. */
export function pagesOf(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / pageBytes));
}

/** Node 20 has relaxed SIMD behind a flag, which can be set before a module is compiled. */
export function allowRelaxedSimd(): void {
  const v8 = node?.getBuiltinModule?.('node:v8') as { setFlagsFromString(flag: string): void } | undefined;
  v8?.setFlagsFromString('--experimental-wasm-relaxed-simd');
}
