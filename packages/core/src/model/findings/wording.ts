/** A share as a finding says it: `12.5 %`. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** A figure to three digits. */
export function figure(value: number): string {
  return Number.isFinite(value) ? value.toPrecision(3) : String(value);
}
