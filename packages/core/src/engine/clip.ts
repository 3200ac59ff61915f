/** Scales g down to the norm, when it is longer: g · norm / ‖g‖. Pascanu et al. 2013. */
export function clip(g: Float64Array, norm: number): void {
  let squares = 0;
  for (let i = 0; i < g.length; i++) squares += g[i] * g[i];
  const length = Math.sqrt(squares);
  if (length <= norm) return;
  for (let i = 0; i < g.length; i++) g[i] *= norm / length;
}
