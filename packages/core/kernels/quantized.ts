export { dense } from './quantized/dense';
export { quantize } from './quantized/inputs';
export { sparse } from './quantized/sparse';
export { tryDot } from './quantized/dot';
