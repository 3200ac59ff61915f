/**
 * The names of a list in so many letters. The beginning that a name shares with another one is left out, whole words of
 * it; of a name without such a one the middle is, since what differs often stands at the end. Of a word of a text the
 * word alone stands there.
 */
export function shortNames(names: readonly string[], letters: number): string[] {
  const texts = names.map((name) => (name.length <= letters ? name : withoutText(name)));
  const middle = texts.map((text) => withoutMiddle(text, letters));
  const ends = texts.map((text) => {
    const from = text.length <= letters ? 0 : sharedBeginning(text, texts);
    return from === 0 ? withoutMiddle(text, letters) : `…${withoutMiddle(text.slice(from), letters - 1)}`;
  });
  // `mean radius` and `worst radius` share their beginnings with others, and would both be `…radius`.
  const tells = (shorts: readonly string[], at: number) =>
    shorts.every((short, other) => short !== shorts[at] || names[other] === names[at]);
  return names.map((_, at) => (tells(ends, at) || !tells(middle, at) ? ends[at] : middle[at]));
}

/** `brilliant` of `review: brilliant`. */
function withoutText(name: string): string {
  const colon = name.lastIndexOf(': ');
  return colon < 0 ? name : name.slice(colon + 2);
}

function withoutMiddle(text: string, letters: number): string {
  if (text.length <= letters) return text;
  const end = Math.floor((letters - 1) / 2);
  return `${text.slice(0, letters - 1 - end)}…${end > 0 ? text.slice(-end) : ''}`;
}

/** The letters of the longest beginning of whole words that a text shares with another one. */
function sharedBeginning(text: string, texts: readonly string[]): number {
  let most = 0;
  for (const other of texts) {
    if (other === text) continue;
    let same = 0;
    while (same < text.length - 1 && text[same] === other[same]) same++;
    most = Math.max(most, text.slice(0, same).search(/[^\s=_.:/-]*$/));
  }
  return most;
}
