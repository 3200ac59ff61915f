/** `count` numbers from `start` to `stop`, both included, evenly spaced: the bits of NumPy's `linspace`. */
export function linspace(start: number, stop: number, count: number): Float64Array {
  const step = (stop - start) / (count - 1);
  const values = Float64Array.from({ length: count }, (_, i) => i * step + start);
  if (count === 1) values[0] = start;
  if (count > 1) values[count - 1] = stop;
  return values;
}
