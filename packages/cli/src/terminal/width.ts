/** Characters of a line on standard output: those of the terminal, else `COLUMNS`, else 80. */
export function terminalWidth(): number {
  const said = process.stdout.columns ?? Number(process.env.COLUMNS);
  return said >= 40 ? said : 80;
}
