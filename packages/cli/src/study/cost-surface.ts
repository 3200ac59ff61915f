import {
  ColonnadeError,
  type CostSurfaceOptions,
  type CostSurfaceStudy,
  checkOptions,
  costSurfaceOptions,
  type StudyRun,
  studyCostSurface,
  studyOptions,
} from '@colonnade/core';
import { costSurfaceFigures, renderCostSurfaceReport } from '@colonnade/figures';
import { figure, plain, textTable } from '../terminal/table.js';
import { wrap } from '../terminal/wrap.js';
import type { StudyFace } from './face.js';

const lineWidth = 100;
/** Options of every study that say nothing of a picture of one unit. */
const idle = ['folds', 'untilCost'] as const;

/** `colonnade study cost-surface`: the bowl of cross-entropy, and the valleys of squared error. */
export const costSurfaceFace: StudyFace = {
  name: 'cost-surface',
  help: 'cross-entropy and squared error of one unit over two parameters',
  flags: costSurfaceOptions,
  prepare({ data, base, options, own }) {
    for (const name of idle) if (options[name] != null) throw idleOption(name);
    if (options.measure !== 'auto') throw idleOption('measure');
    const { seeds } = options;
    if (seeds.length > 1 && seeds !== studyOptions.seeds.default) throw idleOption('seeds');
    const asked: CostSurfaceOptions = readAsked(own);
    checkOptions('study', asked, costSurfaceOptions);
    return {
      trials: 0,
      async run({ signal, timeMs }) {
        const study = await studyCostSurface(data, { ...base, seed: seeds[0] }, asked, {
          ...(signal && { signal }),
          ...(timeMs !== undefined && { timeMs }),
        });
        const { surfaces, stopped, seconds, ...found } = study;
        const run: StudyRun = { results: [], trials: 0, resumed: 0, stopped, seconds };
        return {
          run,
          document: { ...found, surfaces },
          text: describeCostSurface(study),
          report: (about) => renderCostSurfaceReport(study, about),
          figures: () => costSurfaceFigures(study),
        };
      },
    };
  },
};

/** Rates come as texts. */
function readAsked(own: Readonly<Record<string, unknown>>): CostSurfaceOptions {
  const { descentRates, ...rest } = own as Omit<CostSurfaceOptions, 'descentRates'> & {
    descentRates?: readonly unknown[];
  };
  if (descentRates === undefined) return rest;
  return { ...rest, descentRates: descentRates.map((rate) => (rate === '' ? Number.NaN : Number(rate))) };
}

function describeCostSurface({
  surfaces,
  sentences,
  notes,
  rates,
  positive,
  examples,
}: CostSurfaceStudy): string {
  const [first, ...others] = [
    ...sentences,
    ...notes,
    `The unit says yes to ${positive}; ${examples} examples; the other parameters are held where logistic regression has them.`,
  ].map((each) => wrap(plain(each, 600), lineWidth).join('\n'));
  const rows = surfaces.flatMap(({ cost, descents }) =>
    rates.map((rate) => {
      const own = descents.filter((descent) => descent.rate === rate);
      const ends = own.map(({ end, minimum }) =>
        minimum === null ? end : minimum === 0 ? 'lowest' : `minimum ${minimum + 1}`,
      );
      const costs = own.map((descent) => figure(descent.cost));
      return [cost, String(rate), ...ends.map((end, at) => `${end} ${costs[at]}`)];
    }),
  );
  const starts = (surfaces[0]?.descents ?? []).filter(({ rate }) => rate === rates[0]);
  const heads = starts.map(({ start }) => `from ${figure(start[0])}, ${figure(start[1])}`);
  const table = rows.length === 0 ? '' : textTable([['cost', 'rate', ...heads], ...rows]);
  return `${[first, table, ...others].filter((part) => part !== '').join('\n\n')}\n`;
}

function idleOption(name: string): ColonnadeError {
  return new ColonnadeError({
    code: 'OPTION_CONFLICT',
    where: 'study',
    problem: `option "${name}" plays no part in a study of cost surfaces`,
    why: 'It draws one unit over two of its parameters on one split, and tests nothing',
    remedy: { text: 'leave {option} out', option: name },
  });
}
