/** The numbers from one column to the next: in multiples of 1 kB they would fall on the same places of a cache. */
export function strideOf(rows, size) {
  const bytes = rows * size;
  return bytes >= 1024 && bytes % 1024 === 0 ? rows + 64 / size : rows;
}
