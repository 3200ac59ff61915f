const [LF, CR] = [10, 13];

/**
 * Where the lines end that are whole within the first `most` bytes of a file: the last line may be cut, the first
 * one must not be.
 */
export function endOfLines(head: Uint8Array, most: number): number {
  const end = Math.min(head.length, most);
  const last = Math.max(head.lastIndexOf(LF, end - 1), head.lastIndexOf(CR, end - 1));
  if (last > 0) return last + 1;
  const next = head.findIndex((byte, i) => i >= end && (byte === LF || byte === CR));
  return next > 0 ? next + 1 : head.length;
}

/** About as many rows as a file of that size will have when its lines are as long as the first ones. */
export function expectedRows(head: Uint8Array, size: number): number | undefined {
  if (size <= head.length) return undefined;
  let lines = 1;
  for (let at = head.indexOf(LF); at >= 0; at = head.indexOf(LF, at + 1)) lines++;
  return Math.ceil((1.03 * lines * size) / head.length) + 1;
}
