/**
 * The values to mark on a logarithmic axis from low to high: powers of ten where there are three or more,
 * else 1, 2 and 5 times them.
 */
export function logTicks(low: number, high: number): number[] {
  const powers = [];
  for (let e = Math.floor(Math.log10(low)) - 1; e <= Math.ceil(Math.log10(high)); e++) powers.push(e);
  const within = (values: number[]) =>
    values.filter((value) => value >= low * 0.999 && value <= high * 1.001);
  const tens = within(powers.map((e) => Number(`1e${e}`)));
  if (tens.length >= 3) return tens;
  const finer = within(powers.flatMap((e) => [1, 2, 5].map((digit) => Number(`${digit}e${e}`))));
  return finer.length >= 2 ? finer : [low, high];
}
