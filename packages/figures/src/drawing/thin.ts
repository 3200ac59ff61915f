/**
 * At most about `most` of the items: the first, the last and evenly spaced ones between, for a line drawn on
 * fewer pixels than it has points.
 */
export function thin<T>(items: readonly T[], most: number): readonly T[] {
  if (items.length <= most) return items;
  const step = (items.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, i) => items[Math.round(i * step)]);
}
