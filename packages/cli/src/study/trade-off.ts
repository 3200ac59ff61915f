import {
  checkPlan,
  planTradeOff,
  studyTradeOff,
  type TradeOffOptions,
  type TradeOffStudy,
  tradeOffOptions,
} from '@colonnade/core';
import { renderTradeOffReport, tradeOffFigures } from '@colonnade/figures';
import type { StudyFace } from './face.js';
import { describePlan } from './plan-document.js';
import { rankColumns } from './rank-columns.js';
import { describeTradeOff } from './trade-off-text.js';

/** `colonnade study trade-off`: what speed and size cost, and the model that is chosen. */
export const tradeOffFace: StudyFace = {
  name: 'trade-off',
  help: 'what speed and size cost, and the model to take',
  flags: tradeOffOptions,
  async prepare({ data, base, options, own }) {
    const asked: TradeOffOptions = { ...options, ...own };
    const { plan, condition } = await planTradeOff(data, base, asked, true);
    checkPlan(plan);
    return {
      // Each network is trained a second time, for a fixed time.
      trials: 2 * plan.arms.length * plan.seeds.length * (plan.folds ?? 1),
      async run(hooks) {
        const study = await studyTradeOff(data, base, asked, { ...hooks, rank: rankColumns });
        const model = study.chosen?.model?.toBytes();
        return {
          run: study.run,
          document: tradeOffDocument(study),
          text: describeTradeOff(study),
          report: (about) => renderTradeOffReport(study, about),
          figures: () => tradeOffFigures(study),
          ...(model && { model }),
          unmet: condition !== null && study.chosen === null,
        };
      },
    };
  },
};

function tradeOffDocument({ plan, run, chosen: point, ...found }: TradeOffStudy) {
  const { model, ...chosen } = point ?? {};
  return {
    plan: describePlan(plan),
    ...found,
    chosen: point && { ...chosen, saved: model !== null },
    results: run.results,
  };
}
