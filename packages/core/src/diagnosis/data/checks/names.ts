/** `"a"`, `"a" and "b"`, `"a", "b", "c" and 4 more`. */
export function listed(names: readonly string[], most = 6): string {
  const quoted = names.map((name) => `"${name}"`);
  if (quoted.length > most) {
    return `${quoted.slice(0, most - 1).join(', ')} and ${quoted.length - most + 1} more`;
  }
  if (quoted.length < 2) return quoted.join('');
  return `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
}

/** `1 row`, `3 rows`, `1,200 rows`. */
export function counted(count: number, what: string, plural = `${what}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? what : plural}`;
}
