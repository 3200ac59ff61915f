import { compareRuns } from '../compare/compare-runs.js';

/** `colonnade compare RUN RUN…` */
export async function compare(runs: readonly string[], flags: { json?: boolean }): Promise<number> {
  const { text, document } = await compareRuns(runs, { json: flags.json === true });
  process.stdout.write(flags.json ? `${JSON.stringify(document, null, 2)}\n` : text);
  return 0;
}
