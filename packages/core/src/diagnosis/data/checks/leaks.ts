import { percent } from '../../../model/findings/wording.js';
import type { Suspect } from '../leaks.js';
import type { DataCheck } from './check.js';

/** What a leak leaves open, as a share of what all other columns leave open. */
const ofTheOthers = 0.25;
/** Fewer wrong answers less than this may be luck. */
const clear = 4;
/** A column without fail, where no other comes near by itself, is suspect even if the others do well together. */
const faultless = 0.995;
const farBehind = 0.9;
const certain = 0.98;

/**
 * Columns that predict the target too well alone. A strong honest feature is no leak: in its data the other columns
 * do well too. What gives the target away does much better than all others together, or is the target renamed.
 */
export const leaks: DataCheck = ({ suspects, target, features, table: { rows } }) => {
  if (target === null) return [];
  // What is computed from inputs is known when a model predicts, as they are.
  const derived = new Set(features.filter((feature) => feature.derived !== null).map(({ name }) => name));
  return suspects
    .filter((suspect) => isLeak(suspect) && !derived.has(suspect.name))
    .map(({ name, alone, others, othersWrong, renamed, rows: known }) => {
      const left = features.find((feature) => feature.name === name)?.column.input === false;
      const where = known < rows ? `where it is known, in ${known} of ${rows} rows, ` : '';
      const what =
        alone.wrong === null
          ? `${where}it explains ${percent(alone.skill)} of the order of the target, all other columns together ${percent(Math.max(0, others))}`
          : `${where}it tells the class of ${known - alone.wrong} of ${known} rows from the others' alone` +
            (othersWrong === null ? '' : `; all other columns together are wrong ${othersWrong} times`);
      return {
        code: 'LEAK' as const,
        severity: !left && alone.skill >= certain ? ('fault' as const) : ('warning' as const),
        columns: [name],
        title: renamed ? `"${name}" is the target under another name` : `"${name}" gives the target away`,
        detail: `${what}${left ? '. It is left out as an identifier; keep it so' : ''}`,
        effect: left ? 0.3 : 0.95,
        advice: left
          ? null
          : {
              text: 'unless it is known when a model predicts, leave it out with {option}',
              option: 'drop',
              value: [name],
            },
        evidence: { skill: alone.skill, wrong: alone.wrong, others, othersWrong, renamed, rows: known },
      };
    });
};

function isLeak({ alone, others, best, othersWrong, renamed, compared }: Suspect): boolean {
  if (renamed || !compared) return renamed;
  const beyond = 1 - alone.skill <= ofTheOthers * (1 - others);
  if (alone.wrong === null) return beyond;
  if (beyond && (othersWrong ?? 0) - alone.wrong >= clear) return true;
  return alone.skill >= faultless && best <= farBehind;
}
