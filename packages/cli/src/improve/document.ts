import type { Improvement } from '@colonnade/core';

/** What was found as the JSON document has it: every trial stands in the journal. */
export function improveDocument(
  found: Improvement,
  { report, command, rows }: { report: string; command: string | null; rows: number },
) {
  const { run, fresh, first, ...rest } = found;
  const { results, trials, resumed, stopped, seconds } = run;
  return {
    ...rest,
    command,
    report,
    target: found.options.target,
    rows,
    fresh: fresh?.conclusion.arms ?? null,
    first: first?.conclusion.arms ?? null,
    trials: { planned: trials, done: results.length, resumed },
    stopped,
    seconds,
  };
}
