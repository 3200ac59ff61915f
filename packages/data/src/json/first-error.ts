const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const literal = /true|false|null/y;
const blanks = /[ \t\r\n]*/y;

/**
 * Where a text stops being JSON, since engines tell it in different words or not at all. Read by the grammar, with
 * a stack of what is open; the length of the text when it ends too early.
 */
export function firstError(text: string): number {
  const open: ('}' | ']')[] = [];
  let at = skipBlanks(text, 0);
  let wanted: 'value' | 'value or end' | 'name' | 'name or end' | 'more' = 'value';
  for (;;) {
    const char = text[at];
    if (wanted === 'more') {
      const closes = open.at(-1);
      if (closes === undefined) return at;
      if (char === closes) {
        open.pop();
        at++;
      } else if (char === ',') {
        wanted = closes === '}' ? 'name' : 'value';
        at++;
      } else return at;
    } else if ((wanted === 'name or end' && char === '}') || (wanted === 'value or end' && char === ']')) {
      open.pop();
      wanted = 'more';
      at++;
    } else if (wanted === 'name' || wanted === 'name or end') {
      const end = stringEnd(text, at);
      if (end < 0) return char === '"' ? -end : at;
      at = skipBlanks(text, end);
      if (text[at] !== ':') return at;
      wanted = 'value';
      at++;
    } else if (char === '{' || char === '[') {
      open.push(char === '{' ? '}' : ']');
      wanted = char === '{' ? 'name or end' : 'value or end';
      at++;
    } else {
      const end = char === '"' ? stringEnd(text, at) : plainEnd(text, at);
      if (end < 0) return char === '"' ? -end : at;
      wanted = 'more';
      at = end;
    }
    at = skipBlanks(text, at);
  }
}

function skipBlanks(text: string, at: number): number {
  blanks.lastIndex = at;
  blanks.test(text);
  return blanks.lastIndex;
}

/** Behind the closing quote; where the string goes wrong, or -1 when none begins here, as a negative number. */
function stringEnd(text: string, from: number): number {
  if (text[from] !== '"') return -1;
  for (let at = from + 1; at < text.length; at++) {
    const char = text[at];
    if (char === '"') return at + 1;
    if (char < ' ') return -at;
    if (char !== '\\') continue;
    at++;
    if (text[at] === 'u') {
      if (!/^[0-9a-fA-F]{4}$/.test(text.slice(at + 1, at + 5))) return -at;
      at += 4;
    } else if (text[at] === undefined || !'"\\/bfnrt'.includes(text[at])) return -at;
  }
  return -text.length;
}

function plainEnd(text: string, at: number): number {
  for (const pattern of [number, literal]) {
    pattern.lastIndex = at;
    if (pattern.test(text)) return pattern.lastIndex;
  }
  return -1;
}
