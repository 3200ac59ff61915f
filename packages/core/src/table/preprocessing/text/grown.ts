type Counts = Uint32Array<ArrayBuffer> | Uint16Array<ArrayBuffer>;

/** A copy of twice the length, zeros behind. */
export function grown<T extends Counts>(list: T): T {
  const larger = new (list.constructor as new (length: number) => T)(2 * list.length);
  larger.set(list);
  return larger;
}
