/**
 * JSON.parse for text that nobody vouches for: a name that stands twice in one object, where JSON.parse would
 * keep the last, is an error too. A name such as `__proto__` becomes a field like any other.
 * @throws SyntaxError
 */
export function parseStrictJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  const twice = repeatedName(text);
  if (twice !== undefined) throw new SyntaxError(`the name ${twice} stands twice`);
  return value;
}

/** The first name that stands twice in one object of valid JSON, in its quotes. */
function repeatedName(json: string): string | undefined {
  /** The names of every object or array that is open. */
  const open: Set<string>[] = [];
  for (let at = 0; at < json.length; at++) {
    const character = json[at];
    if (character === '{' || character === '[') open.push(new Set());
    else if (character === '}' || character === ']') open.pop();
    if (character !== '"') continue;
    const end = endOfText(json, at);
    const quoted = json.slice(at, end);
    at = end - 1;
    if (!isName(json, end)) continue;
    const name = JSON.parse(quoted) as string; // `"a"` and `"\\u0061"` are one name
    const names = open[open.length - 1];
    if (names.has(name)) return quoted;
    names.add(name);
  }
  return undefined;
}

/** Where the quoted text that begins at `start` ends, behind its quote. */
function endOfText(json: string, start: number): number {
  let at = start + 1;
  while (json[at] !== '"') at += json[at] === '\\' ? 2 : 1;
  return at + 1;
}

/** Whether a colon follows. */
function isName(json: string, end: number): boolean {
  let at = end;
  while (' \t\n\r'.includes(json[at])) at++;
  return json[at] === ':';
}
