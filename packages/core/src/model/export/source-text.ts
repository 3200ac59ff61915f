/** Characters that an editor does not show, or that end a line: a reader of the source must see what is there. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * A text as a TypeScript string literal. It holds nothing that ends a string, a line or, where the source stands
 * in a page, its script element.
 */
export function literal(text: string): string {
  const escaped = JSON.stringify(text)
    .slice(1, -1)
    .replace(/\\.|'/g, (match) => (match === "'" ? "\\'" : match === '\\"' ? '"' : match));
  return `'${shown(escaped)}'`;
}

/** A text as it may stand in a comment. */
export function inComment(text: string): string {
  return shown(JSON.stringify(text)).replaceAll('*/', '*\\/');
}

function shown(text: string): string {
  return text.replace(invisible, escapeUnits).replace(/<(?=[!/])/g, '<\\');
}

function escapeUnits(character: string): string {
  const units = Array.from({ length: character.length }, (_, i) => character.charCodeAt(i));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}

const identifier = /^[A-Za-z_$][\w$]*$/;

/** A name as the key of a type. */
export function typeKey(name: string): string {
  return identifier.test(name) ? name : literal(name);
}

/** A name as the key of an object. `__proto__` would set the prototype, were it not computed. */
export function objectKey(name: string): string {
  return name === '__proto__' ? `[${literal(name)}]` : typeKey(name);
}

/** A number in the fewest digits that give it back. */
export function numeral(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

/** Texts as a union of literals. */
export function union(texts: readonly string[]): string {
  return texts.map(literal).join(' | ');
}

/** A list on one line where it is short, else an item a line. */
export function listOf(items: readonly string[], indent = ''): string {
  const line = `[${items.join(', ')}]`;
  if (line.length <= 80) return line;
  return `[\n${items.map((item) => `${indent}  ${item},\n`).join('')}${indent}]`;
}
