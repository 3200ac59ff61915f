/** A cell as CSV: quoted where it holds a separator, a quote, a line break or space at an end. */
function cell(value: string | number | null): string {
  if (value === null) return '';
  const text = String(value);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Columns as CSV with a header. */
export function toCsv(
  columns: readonly { readonly name: string; readonly values: ArrayLike<string | number | null> }[],
  rows: number,
): string {
  const lines = [columns.map(({ name }) => cell(name)).join(',')];
  for (let j = 0; j < rows; j++) lines.push(columns.map(({ values }) => cell(values[j])).join(','));
  return `${lines.join('\n')}\n`;
}
