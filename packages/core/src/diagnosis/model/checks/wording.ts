/** A share in percent: `12.5 %`. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** A figure to three digits. */
export function figure(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(3))) : String(value);
}

/** A score with twice its standard error: `0.965 ± 0.034`. */
export function withError(value: number, standardError: number | null): string {
  const own = value.toFixed(3);
  return standardError === null ? own : `${own} ± ${(1.96 * standardError).toFixed(3)}`;
}
