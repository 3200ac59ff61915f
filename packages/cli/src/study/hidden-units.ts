import {
  ColonnadeError,
  checkPlan,
  type HiddenUnitsOptions,
  planHiddenUnits,
  studyHiddenUnits,
} from '@colonnade/core';
import { hiddenUnitsFigures, renderHiddenUnitsReport } from '@colonnade/figures';
import type { StudyFace } from './face.js';
import { describeHiddenUnits } from './hidden-units-text.js';
import { describePlan } from './plan-document.js';

/** `colonnade study hidden-units`: networks of different widths and depths. */
export const hiddenUnitsFace: StudyFace = {
  name: 'hidden-units',
  help: 'networks of different widths and depths, and the rules of thumb',
  flags: {
    sizes: {
      type: 'text',
      help: 'hidden layers to compare, such as "none|8|16,16"; from the outputs to twice the inputs unless given',
    },
  },
  async prepare({ data, base, options, own }) {
    const sizes = own.sizes === undefined ? undefined : readSizes(own.sizes as string);
    const asked: HiddenUnitsOptions = { ...options, ...(sizes && { sizes }) };
    const { plan } = await planHiddenUnits(data, base, asked);
    checkPlan(plan);
    return {
      trials: plan.arms.length * plan.seeds.length * (plan.folds ?? 1),
      async run(hooks) {
        const study = await studyHiddenUnits(data, base, asked, hooks);
        return {
          run: study.run,
          document: {
            plan: describePlan(study.plan),
            sentences: study.sentences,
            notes: study.notes,
            inputs: study.ends.inputs,
            outputs: study.ends.outputs,
            recommendation: study.recommendation,
            sizes: study.sizes,
            rules: study.rules,
            conclusion: study.conclusion,
            results: study.run.results,
          },
          text: describeHiddenUnits(study),
          report: (about) => renderHiddenUnitsReport(study, about),
          figures: () => hiddenUnitsFigures(study),
        };
      },
    };
  },
};

/** `none|8|16,16` as lists of units. */
function readSizes(text: string): number[][] {
  return text.split('|').map((size) => {
    if (size.trim() === 'none') return [];
    const units = size.split(',').map((word) => (/^\s*[1-9]\d*\s*$/.test(word) ? Number(word) : Number.NaN));
    if (units.every(Number.isInteger)) return units;
    throw new ColonnadeError({
      code: 'OPTION_TYPE',
      where: 'study',
      problem: `option "sizes" has ${JSON.stringify(size)}, which says no hidden layers`,
      expected: 'units of every hidden layer, or none, parted by |',
      got: size,
      remedy: { text: 'write {option}', option: 'sizes', value: 'none|8|16,16' },
    });
  });
}
