const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Float64 numbers, lowest byte first, as base64 without padding. */
export function base64Of(numbers: ArrayLike<number>): string {
  const view = new DataView(new ArrayBuffer(8 * numbers.length));
  for (let i = 0; i < numbers.length; i++) view.setFloat64(8 * i, numbers[i], true);
  const parts: string[] = [];
  for (let at = 0; at < view.byteLength; at += 3) {
    const held = [0, 1, 2].map((i) => (at + i < view.byteLength ? view.getUint8(at + i) : 0));
    const bits = (held[0] << 16) | (held[1] << 8) | held[2];
    const count = Math.min(3, view.byteLength - at) + 1;
    for (let i = 0; i < count; i++) parts.push(digits[(bits >> (18 - 6 * i)) & 63]);
  }
  return parts.join('');
}
