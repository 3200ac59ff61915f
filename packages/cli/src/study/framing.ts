import {
  ColonnadeError,
  checkPlan,
  diagnoseData,
  diagnoseOptions,
  type FramingOptions,
  type FramingStudy,
  framingOptions,
  type Learner,
  measureFirstStep,
  planFraming,
  type RankColumns,
  studyFraming,
} from '@colonnade/core';
import { framingFigures, renderFramingReport } from '@colonnade/figures';
import { boostedTrees, nearestNeighbors, supportVectors } from '@colonnade/learners';
import type { StudyFace } from './face.js';
import { describeFraming } from './framing-text.js';
import { describePlan } from './plan-document.js';

const learners: readonly Learner[] = [boostedTrees, supportVectors, nearestNeighbors];
const flagOf = ({ name }: Learner) => name.replace(' ', '-');
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
      accepts: (value) => learners.some((learner) => flagOf(learner) === value),
      also: ['none'],
      default: [flagOf(boostedTrees)],
      help: `learners beside the network and the linear model: ${learners.map(flagOf).join(',')}`,
    },
  },
  async prepare(question) {
    const { data, base, options } = question;
    const beside = readLearners(question.own.learners);
    const { examples } = question.own as { examples?: number };
    // What is wrong with the options is said before the columns are looked at.
    checkPlan(
      planFraming(data, base, { ...options, ...(examples !== undefined && { examples }) }, beside).plan,
    );
    const some = data.table.columns.length > fewestToRank;
    const ranking = some ? await rank(data.table, base, options.seeds[0]) : [];
    const asked: FramingOptions = { ...options, ...(examples !== undefined && { examples }), ranking };
    const { plan } = planFraming(data, base, asked, beside);
    return {
      trials: plan.arms.length * plan.seeds.length * (plan.folds ?? 1),
      async run(hooks) {
        const study = await studyFraming(data, base, asked, {
          ...hooks,
          learners: beside,
          rank,
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

/** What each column of a table says by itself, as a diagnosis measures it. */
const rank: RankColumns = async (table, base, seed) => {
  const { derive: _compared, ...own } = base;
  const named = Object.entries(own).filter(([name]) => Object.hasOwn(diagnoseOptions, name));
  const { features } = await diagnoseData(table, { ...Object.fromEntries(named), seed });
  return features.flatMap(({ name, information }) =>
    information === null ? [] : [{ name, bits: information.bits, verdict: information.verdict }],
  );
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

function readLearners(given: unknown): readonly Learner[] {
  if (given === undefined) return [boostedTrees];
  if (given === 'none') return [];
  return (given as readonly string[]).map((name) => {
    const found = learners.find((learner) => flagOf(learner) === name);
    if (found !== undefined) return found;
    throw new ColonnadeError({
      code: 'OPTION_RANGE',
      where: 'study',
      problem: `option "learners" has ${JSON.stringify(name)}, which is no learner`,
      expected: learners.map(flagOf).join(', '),
      got: name,
      remedy: { text: `the learners are ${learners.map(flagOf).join(', ')}` },
    });
  });
}
