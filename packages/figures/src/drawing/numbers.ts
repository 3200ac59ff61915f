/** A whole number with its thousands set apart: `12,288`. */
export function formatCount(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 0 });
}

/** A number with four significant digits: `0.04855`, `1,234`, `3.2e-7`; an en dash for null. */
export function formatNumber(value: number | null | undefined, digits = 4): string {
  if (value === null || value === undefined) return '–';
  if (value < 0) return `−${formatNumber(-value, digits)}`;
  if (!Number.isFinite(value)) return String(value);
  if (value !== 0 && (value < 1e-4 || value >= 1e9)) {
    return value.toExponential(Math.min(2, digits - 1)).replace(/\.?0*e\+?/, 'e');
  }
  if (Number.isInteger(value) || value >= 10 ** digits) return formatCount(value);
  return Number(value.toPrecision(digits)).toLocaleString('en-US', { maximumFractionDigits: 8 });
}

/** A share as percent with one decimal: `97.2 %`; an en dash for null. */
export function formatShare(value: number | null | undefined, decimals = 1): string {
  if (value === null || value === undefined) return '–';
  return `${(100 * value).toFixed(decimals)}\u202f%`;
}

/** A text of at most `length` characters, its middle left out where it is longer: names often differ at the end. */
export function shortenMiddle(text: string, length: number): string {
  const characters = [...text];
  if (characters.length <= length) return text;
  const tail = Math.floor((length - 1) / 2);
  return `${characters.slice(0, length - 1 - tail).join('')}…${characters.slice(characters.length - tail).join('')}`;
}

/** A text of at most `length` characters, its end replaced by an ellipsis where it is longer. */
export function shorten(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}
