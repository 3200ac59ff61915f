const [QUOTE, BACKSLASH, COLON] = [34, 92, 58];

/**
 * Where a name stands for the second time in one object: parsers keep the last value and drop the others without a
 * word. Undefined when there is none, which is found out by counting.
 * @param text - JSON without a mistake
 * @param value - what it spells
 */
export function duplicateName(text: string, value: unknown): { name: string; at: number } | undefined {
  return colons(text) === members(value) ? undefined : search(text);
}

/** Every name in the text has a colon behind it, and no other stands outside of strings. */
function colons(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = closingQuote(text, at);
    else if (code === COLON) count++;
  }
  return count;
}

function members(value: unknown): number {
  const open = [value];
  let count = 0;
  for (let each = open.pop(); each !== undefined; each = open.pop()) {
    if (typeof each !== 'object' || each === null) continue;
    const values = Object.values(each);
    if (!Array.isArray(each)) count += values.length;
    for (const inner of values) if (typeof inner === 'object' && inner !== null) open.push(inner);
  }
  return count;
}

function search(text: string): { name: string; at: number } | undefined {
  const open: Set<string>[] = [];
  let last = { from: 0, to: 0 };
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '"') {
      const to = closingQuote(text, at);
      last = { from: at, to: to + 1 };
      at = to;
    } else if (char === '{' || char === '[') open.push(new Set());
    else if (char === '}' || char === ']') open.pop();
    else if (char === ':') {
      const name = JSON.parse(text.slice(last.from, last.to)) as string;
      const names = open.at(-1) as Set<string>;
      if (names.has(name)) return { name, at: last.from };
      names.add(name);
    }
  }
  return undefined;
}

function closingQuote(text: string, from: number): number {
  let at = from + 1;
  while (text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at;
}
