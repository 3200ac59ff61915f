/**
 * Places near the wanted ones, no two closer than `apart` and all within the bounds where there is room: for names
 * beside the ends of lines.
 */
export function spreadOut(
  wanted: readonly number[],
  apart: number,
  [low, high]: readonly [number, number],
): number[] {
  const order = wanted.map((_, at) => at).sort((a, b) => wanted[a] - wanted[b]);
  const places = [...wanted];
  let least = low;
  for (const at of order) {
    places[at] = Math.max(least, wanted[at]);
    least = places[at] + apart;
  }
  let most = high;
  for (const at of order.reverse()) {
    if (places[at] <= most) break;
    places[at] = most;
    most -= apart;
  }
  return places;
}
