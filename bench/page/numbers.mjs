// Numbers as the page writes them.

/** Three significant digits, with k and M: 859 k, 6.42 M. */
export function rate(value) {
  if (value >= 999_500) return `${digits(value / 1e6)} M`;
  if (value >= 9_995) return `${digits(value / 1e3)} k`;
  return value >= 1000 ? String(Math.round(value)) : digits(value);
}

/** Three significant digits. */
export function digits(value) {
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US');
  return Number(value.toPrecision(3)).toLocaleString('en-US', { maximumSignificantDigits: 3 });
}

/** "low to high" in the form of `write`. */
export const between = ({ min, max }, write) => `${write(min)} to ${write(max)}`;

export const megabytes = (bytes) => digits(bytes / 1e6);

/** A table of Markdown; columns named in `right` are numbers. */
export function table(head, rows, right = []) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const rule = head.map((name) => (right.includes(name) ? '---:' : '---'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}
