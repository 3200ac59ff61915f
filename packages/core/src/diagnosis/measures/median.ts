/** The median of numbers, none of them NaN, whose order it changes (selection by Hoare 1961). */
export function medianOf(values: Float64Array): number {
  const m = values.length;
  const upper = select(values, m >> 1);
  if (m % 2 === 1) return upper;
  // What stands before the upper middle is no larger: the lower middle is the largest of it.
  let lower = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < m >> 1; i++) if (values[i] > lower) lower = values[i];
  return (lower + upper) / 2;
}

/** The number that would stand at place k of the sorted ones; none before it is larger then. */
function select(values: Float64Array, k: number): number {
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const pivot = values[(low + high) >> 1];
    let [i, j] = [low, high];
    while (i <= j) {
      while (values[i] < pivot) i++;
      while (values[j] > pivot) j--;
      if (i <= j) {
        const kept = values[i];
        values[i++] = values[j];
        values[j--] = kept;
      }
    }
    if (k <= j) high = j;
    else if (k >= i) low = i;
    else return values[k];
  }
  return values[k];
}
