import { figure } from '../../../model/findings/wording.js';
import type { DataCheck } from './check.js';

/** Columns that repeat another: nothing new, and its weight twice. */
export const duplicateFeatures: DataCheck = ({ copies }) =>
  copies.map(({ name, of, how, slope, intercept, correlation }) => ({
    code: 'DUPLICATE_FEATURE',
    severity: 'warning',
    columns: [name, of],
    title: `"${name}" repeats "${of}"`,
    detail:
      how === 'classes'
        ? 'they part the rows in the same way, whatever their values are called'
        : slope === 1 && intercept === 0
          ? 'they are the same number in every row'
          : `"${name}" is ${figure(slope as number)} · "${of}" ${added(intercept as number)}, with a correlation of ` +
            `${(correlation as number).toFixed(6)}`,
    effect: 0.15,
    advice: { text: 'leave one of them out with {option}', option: 'drop', value: [name] },
    evidence: { how, slope, intercept, correlation },
  }));

/** `+ 32`, or `− 0.001`. */
function added(intercept: number): string {
  return `${intercept < 0 ? '−' : '+'} ${figure(Math.abs(intercept))}`;
}
