import type { h5wasm } from 'h5wasm';

export type File = InstanceType<typeof h5wasm.File>;
export type Dataset = InstanceType<typeof h5wasm.Dataset>;
export type H5Module = Awaited<typeof h5wasm.ready>;
