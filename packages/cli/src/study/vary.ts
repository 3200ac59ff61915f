import { ColonnadeError, checkPlan, planVary, studyVary } from '@colonnade/core';
import { renderVaryReport, studyFigures } from '@colonnade/figures';
import { describeConclusion } from './conclusion-text.js';
import type { StudyFace } from './face.js';
import { describePlan } from './plan-document.js';
import { readVaryFlags } from './vary-flag.js';

/** `colonnade study vary`: any options of training, every combination. */
export const varyFace: StudyFace = {
  name: 'vary',
  help: 'any options of training, every combination',
  flags: {
    vary: {
      type: 'list',
      repeats: true,
      accepts: (value) => typeof value === 'string',
      expected: 'an option with its values, such as activation=tanh,relu',
      help: 'an option of training with its values: activation=tanh,relu, or hidden=none|20,7; may be given again',
    },
  },
  prepare({ data, base, options, own }) {
    if (own.vary === undefined) throw nothingVaries();
    const vary = readVaryFlags(own.vary as string[]);
    const all = { ...options, vary };
    const plan = planVary(base, all);
    checkPlan(plan);
    return {
      trials: plan.arms.length * plan.seeds.length * (plan.folds ?? 1),
      async run(hooks) {
        const study = await studyVary(data, base, all, hooks);
        const { conclusion, run } = study;
        return {
          run,
          document: {
            plan: describePlan(study.plan),
            conclusion,
            results: run.results,
          },
          text: describeConclusion(conclusion, study.plan),
          report: (about) => renderVaryReport(study, about),
          figures: () => studyFigures(conclusion, study.plan, run),
        };
      },
    };
  },
};

function nothingVaries(): ColonnadeError {
  return new ColonnadeError({
    code: 'OPTION_MISSING',
    where: 'study',
    problem: 'nothing varies',
    remedy: {
      text: 'name an option of training with its values: {option}',
      option: 'vary',
      value: 'activation=tanh,relu',
    },
  });
}
