/** A count with its thousands set apart; with `digits` only so many leading ones: `12,300`. */
export function formatCount(value: number, digits?: number): string {
  const rounded = digits === undefined ? value : Number(value.toPrecision(digits));
  return rounded.toLocaleString('en-US', { maximumFractionDigits: 0 });
}

/** A cost with four decimals, so that the number keeps its width while it falls; an en dash where there is none. */
export function formatCost(value: number | null | undefined): string {
  if (value === null || value === undefined) return '–';
  if (!Number.isFinite(value)) return 'not finite';
  return value < 1000 ? value.toFixed(4) : value.toPrecision(5);
}

/** A score: percent of an accuracy, else three decimals. */
export function formatScore(value: number | null | undefined, measure: string): string {
  if (value === null || value === undefined) return '–';
  return measure === 'accuracy' ? `${(100 * value).toFixed(1)} %` : withMinus(value.toFixed(3));
}

/** A number as short as it can be read: four significant digits. */
export function formatNumber(value: number | null | undefined, digits = 4): string {
  if (value === null || value === undefined || Number.isNaN(value)) return '–';
  if (value !== 0 && (Math.abs(value) < 1e-3 || Math.abs(value) >= 1e6))
    return withMinus(value.toExponential(2).replace('e+', 'e'));
  return withMinus(Number(value.toPrecision(digits)).toLocaleString('en-US', { maximumFractionDigits: 6 }));
}

/** An entry of a matrix: four decimals, or a power of ten where that would say nothing. */
export function formatEntry(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  const text =
    value === 0
      ? '0'
      : size < 5e-4 || size >= 1e5
        ? value.toExponential(1).replace('e+', 'e')
        : value.toFixed(4);
  return withMinus(text);
}

/** A number as text with a minus that is one, as wide as a plus. */
export function withMinus(text: string): string {
  return text.replaceAll('-', '−');
}
