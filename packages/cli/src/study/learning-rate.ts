import { ColonnadeError, checkPlan, planLearningRate, rateOptions, studyLearningRate } from '@colonnade/core';
import { learningRateFigures, renderLearningRateReport } from '@colonnade/figures';
import { describeConclusion } from './conclusion-text.js';
import type { StudyFace } from './face.js';
import { describePlan } from './plan-document.js';

/** Arms of the last stage, where rates are searched: five magnitudes, two or three finer, Bold Driver. */
const searched = 9;

/** `colonnade study learning-rate`: constant rates beside each other and beside Bold Driver. */
export const learningRateFace: StudyFace = {
  name: 'learning-rate',
  help: 'constant rates beside each other and beside Bold Driver',
  flags: rateOptions,
  prepare({ data, base, options, own }) {
    const rates = own.rates === undefined ? undefined : readRates(own.rates as string[]);
    const all = { ...options, ...(rates && { rates }) };
    const arms = rates?.map((rate) => ({ name: `rate ${rate}`, options: { learningRate: rate } }));
    checkPlan(planLearningRate(base, options, arms ?? [{ name: 'search', options: {} }]));
    return {
      trials: ((rates?.length ?? searched - 1) + 1) * options.seeds.length * (options.folds ?? 1),
      async run(hooks) {
        const study = await studyLearningRate(data, base, all, hooks);
        const { plan, run, conclusion, rangeTest, endings, recommendation } = study;
        const advice = recommendation?.sentences.map((each) => `${each}\n`).join('') ?? '';
        return {
          run,
          document: {
            plan: describePlan(plan),
            recommendation,
            conclusion,
            rangeTest,
            endings,
            results: run.results,
          },
          text: `${advice}\n${describeConclusion(conclusion, plan)}`,
          report: (about) => renderLearningRateReport(study, about),
          figures: () => learningRateFigures(study),
        };
      },
    };
  },
};

function readRates(texts: readonly string[]): number[] {
  return texts.map((text) => {
    const rate = Number(text);
    if (text !== '' && Number.isFinite(rate) && rate > 0) return rate;
    throw new ColonnadeError({
      code: 'OPTION_TYPE',
      where: 'study',
      problem: `option "rates" has ${JSON.stringify(text)}, which is no rate`,
      expected: rateOptions.rates.expected!,
      got: text,
      remedy: { text: 'write {option}', option: 'rates', value: [0.01, 0.001, 0.0001] },
    });
  });
}
