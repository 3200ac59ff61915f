/**
 * A name in so many letters: its middle is left out, since what differs often stands at the end. Of a word of a text the
 * word alone stands there.
 */
export function shortName(name: string, letters: number): string {
  if (name.length <= letters) return name;
  const colon = name.lastIndexOf(': ');
  if (colon >= 0) return shortName(name.slice(colon + 2), letters);
  const end = Math.floor((letters - 1) / 2);
  return `${name.slice(0, letters - 1 - end)}…${end > 0 ? name.slice(-end) : ''}`;
}
