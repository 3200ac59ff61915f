import { wasmEngine } from '../../src/engine/wasm/engine.js';
import { conformance } from './conformance.js';

// Half a unit of float32 is 6e-8; sums of up to 130 terms through four layers lose some tens of them.
conformance(wasmEngine({ precision: 'float64', deterministic: true, threads: 1 }));
conformance(wasmEngine({ precision: 'float64', deterministic: false, threads: 1 }));
conformance(wasmEngine({ precision: 'float32', deterministic: true, threads: 1 }), 4e-6);
conformance(wasmEngine({ precision: 'float32', deterministic: false, threads: 1 }), 4e-6);
