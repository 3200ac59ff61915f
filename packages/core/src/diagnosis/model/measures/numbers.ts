/** √ mean x² */
export function rms(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] * values[i];
  return values.length === 0 ? 0 : Math.sqrt(sum / values.length);
}

/** The mean and its standard error √(variance / m). */
export function meanOf(values: ArrayLike<number>): { mean: number; standardError: number } {
  const m = values.length;
  let sum = 0;
  for (let i = 0; i < m; i++) sum += values[i];
  const mean = m === 0 ? 0 : sum / m;
  let squares = 0;
  for (let i = 0; i < m; i++) squares += (values[i] - mean) ** 2;
  return { mean, standardError: m < 2 ? 0 : Math.sqrt(squares / (m - 1) / m) };
}
