import type { DataEvidence, Feature } from '../evidence.js';
import type { DataCheck } from './check.js';
import { listed } from './names.js';

/**
 * Beside another column chance reaches as much more often than this. Two in a hundred columns of noise are then spared
 * (tests of several kinds are taken together, which makes them careful); a smaller share would accuse more columns that
 * say little in few rows: 15 instead of 10 of 1000 tables of ten kinds.
 */
const byChance = 0.03;

/** Columns that say nothing about the target, neither alone nor beside another. */
export const noise: DataCheck = (evidence) => {
  const { features, target, schema } = evidence;
  // An image without some of its pixels is none.
  const pixels = new Set(schema.pixels?.columns);
  const measured = features.filter(
    ({ name, column, information }) => column.input && information !== null && !pixels.has(name),
  );
  const found = measured.filter(isNoise);
  if (target === null || found.length === 0) return [];
  found.sort((a, b) => b.information!.p - a.information!.p);
  const names = found.map(({ name }) => name);
  const best = found.reduce((most, each) => (each.information!.bits > most.information!.bits ? each : most));
  const { bits, floor, quantile } = best.information!;
  const all = !measured.some(saysSomething) && !hasSignal(evidence);
  return [
    {
      code: 'NOISE_FEATURE',
      severity: 'warning',
      columns: names,
      title: all
        ? 'No column says anything about the target'
        : names.length === 1
          ? 'A column says no more than chance'
          : `${names.length} columns say no more than chance`,
      detail:
        `${listed(names)}: at most ${bits.toFixed(4)} bits ("${best.name}"), where chance reaches ${floor.toFixed(4)} in one ` +
        `of ${Math.round(1 / (1 - quantile)).toLocaleString('en-US')}; nor beside another column`,
      effect: all ? 0.9 : Math.min(0.4, (0.4 * found.length) / measured.length),
      advice: all
        ? {
            text: 'look for columns that should predict it, or for their combinations with {option}',
            option: 'derive',
          }
        : {
            text: 'leave them out with {option}, and see whether anything is lost',
            option: 'drop',
            value: names,
          },
      evidence: {
        bits: Object.fromEntries(found.map((each) => [each.name, each.information!.bits])),
        floors: Object.fromEntries(found.map((each) => [each.name, each.information!.floor])),
      },
    },
  ];
};

function isNoise({ information, together }: Feature): boolean {
  return information?.verdict === 'noise' && (together === null || together.p > byChance);
}

/** Whether a column says something, alone or beside another. */
function saysSomething({ information, together }: Feature): boolean {
  return information?.verdict === 'signal' || (together !== null && together.p <= byChance);
}

/** Whether all columns together say something, as a network receives them. */
function hasSignal({ representations }: DataEvidence): boolean {
  return representations.some(({ firstStep }) => firstStep.p < byChance);
}
