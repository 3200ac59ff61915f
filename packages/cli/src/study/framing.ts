import {
  checkPlan,
  type FramingOptions,
  type FramingStudy,
  framingOptions,
  measureFirstStep,
  planFraming,
  studyFraming,
} from '@colonnade/core';
import { framingFigures, renderFramingReport } from '@colonnade/figures';
import type { StudyFace } from './face.js';
import { describeFraming } from './framing-text.js';
import { learnerNames, readLearners } from './learners-flag.js';
import { describePlan } from './plan-document.js';
import { rankColumns } from './rank-columns.js';

const usual = ['boosted-trees'];
/** Fewer columns than these have no subsets worth trying. */
const fewestToRank = 4;

/** `colonnade study framing`: the same data put otherwise, and learners beside the network. */
export const framingFace: StudyFace = {
  name: 'framing',
  help: 'the same data put otherwise, and other learners beside the network',
  flags: {
    ...framingOptions,
    learners: {
      type: 'list',
      accepts: (value) => learnerNames.includes(value as string),
      also: ['none'],
      default: usual,
      help: `learners beside the network and the linear model: ${learnerNames.join(',')}`,
    },
  },
  async prepare(question) {
    const { data, base, options } = question;
    const beside = readLearners(question.own.learners, usual);
    const { examples } = question.own as { examples?: number };
    // What is wrong with the options is said before the columns are looked at.
    checkPlan(
      planFraming(data, base, { ...options, ...(examples !== undefined && { examples }) }, beside).plan,
    );
    const some = data.table.columns.length > fewestToRank;
    const ranking = some ? await rankColumns(data.table, base, options.seeds[0]) : [];
    const asked: FramingOptions = { ...options, ...(examples !== undefined && { examples }), ranking };
    const { plan } = planFraming(data, base, asked, beside);
    return {
      trials: plan.arms.length * plan.seeds.length * (plan.folds ?? 1),
      async run(hooks) {
        const study = await studyFraming(data, base, asked, {
          ...hooks,
          learners: beside,
          rank: rankColumns,
          firstStep: measureFirstStep,
        });
        return {
          run: study.run,
          document: framingDocument(study),
          text: describeFraming(study),
          report: (about) => renderFramingReport(study, about),
          figures: () => framingFigures(study),
        };
      },
    };
  },
};

function framingDocument(study: FramingStudy) {
  const { plan, run, conclusion, representations, target, learners: beside, recommendation } = study;
  return {
    plan: describePlan(plan),
    sentences: study.sentences,
    notes: study.notes,
    recommendation,
    representations,
    target,
    learners: beside,
    conclusion,
    results: run.results,
  };
}
