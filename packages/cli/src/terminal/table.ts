const numeric = /^[-–−+\d.,e]*$/;

/** Rows of cells as aligned text: columns of numbers to the right, all others to the left. The first row is a head. */
export function textTable(rows: readonly (readonly string[])[], indent = '  '): string {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, i) =>
    Math.max(...rows.map((row) => [...(row[i] ?? '')].length)),
  );
  const right = widths.map((_, i) => i > 0 && rows.slice(1).every((row) => numeric.test(row[i] ?? '')));
  return rows
    .map((row) => {
      const cells = row.map((cell, i) => {
        const space = ' '.repeat(widths[i] - [...cell].length);
        return right[i] ? space + cell : cell + space;
      });
      return `${indent}${cells.join('  ')}`.trimEnd();
    })
    .join('\n');
}

/** A figure to four places, `–` where there is none. */
export function figure(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e6)) return value.toExponential(3);
  return size >= 1000 ? value.toFixed(1) : value.toFixed(4);
}

/** `1,797` */
export const count = (n: number): string => n.toLocaleString('en-US');

/** `1 row`, `1,000 rows`. */
export const counted = (n: number, what: string): string => `${count(n)} ${what}${n === 1 ? '' : 's'}`;

/** A name as a terminal may show it: control characters made visible, so that no cell can move the cursor. */
export function plain(text: string, longest = 60): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const safe = text.replace(/[\t\r\n]+/g, ' ').replace(/[\u0000-\u001f\u007f-\u009f]/g, '\uFFFD');
  return [...safe].length > longest ? `${[...safe].slice(0, longest - 1).join('')}…` : safe;
}
