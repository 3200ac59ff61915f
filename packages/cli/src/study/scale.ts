import {
  checkPlan,
  contradictingRows,
  type Learner,
  planScale,
  type ScaleOptions,
  type ScaleStudy,
  scaleOptions,
  studyScale,
} from '@colonnade/core';
import { renderScaleReport, scaleFigures } from '@colonnade/figures';
import type { StudyFace } from './face.js';
import { learnerNames, readLearners } from './learners-flag.js';
import { describePlan } from './plan-document.js';
import { describeScale } from './scale-text.js';

const usual = ['nearest-neighbors', 'support-vectors', 'boosted-trees'];

/** `colonnade study scale`: would more data help, or a larger network? */
export const scaleFace: StudyFace = {
  name: 'scale',
  help: 'on more and more examples: would more data or a larger network help?',
  flags: {
    ...scaleOptions,
    learners: {
      type: 'list',
      accepts: (value) => learnerNames.includes(value as string),
      also: ['none'],
      default: usual,
      help: `learners beside the networks and the linear model: ${learnerNames.join(',')}`,
    },
  },
  async prepare({ data, base, options, own }) {
    const beside: readonly Learner[] = readLearners(own.learners, usual);
    const { rungs } = own as { rungs?: number };
    const asked: ScaleOptions = { ...options, ...(rungs !== undefined && { rungs }) };
    const { plan } = await planScale(data, base, asked, beside);
    checkPlan(plan);
    return {
      trials: plan.arms.length * plan.seeds.length * (plan.folds ?? 1),
      async run(hooks) {
        const study = await studyScale(data, base, asked, {
          ...hooks,
          learners: beside,
          contradictions: contradictingRows,
        });
        return {
          run: study.run,
          document: scaleDocument(study),
          text: describeScale(study),
          report: (about) => renderScaleReport(study, about),
          figures: () => scaleFigures(study),
        };
      },
    };
  },
};

function scaleDocument(study: ScaleStudy) {
  const { plan, run, ...found } = study;
  return { plan: describePlan(plan), ...found, results: run.results };
}
