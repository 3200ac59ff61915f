/** Of numbers of examples those that have room for their figures on a logarithmic axis, the largest among them. */
export function spacedSizes(sizes: readonly number[]): number[] {
  const kept: number[] = [];
  for (const size of [...new Set(sizes)].sort((a, b) => b - a)) {
    const last = kept[kept.length - 1];
    if (last === undefined || last / size >= 1.45) kept.push(size);
  }
  return kept.reverse();
}
