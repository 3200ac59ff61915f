import type { FramingStudy } from '@colonnade/core';
import type { FirstStepInput } from '../../figures/first-step-figure.js';
import type { LearnersInput } from '../../figures/learners-figure.js';
import { isShare } from './arm-values.js';

/** How the network and other learners did by training examples, as their figure takes it. */
export function learnerValues({ learners, run, conclusion }: FramingStudy): LearnersInput {
  const names = new Map<string, LearnersInput['learners'][number]['points'][number][]>([['network', []]]);
  for (const { network, conclusion: beside } of learners) {
    for (const { arm, mean, interval } of beside.arms) {
      const trained = run.results.find((result) => result.arm === arm)?.examples.train;
      if (mean === null || trained === undefined) continue;
      const name = arm === network ? 'network' : arm.replace(/, [^,]* examples$/, '');
      const points = names.get(name) ?? [];
      names.set(name, points);
      points.push({ examples: trained, mean, interval });
    }
  }
  const { measure } = conclusion;
  return {
    measure,
    share: isShare(measure),
    learners: [...names].map(([name, points]) => ({
      name,
      points: points.sort((a, b) => a.examples - b.examples),
    })),
  };
}

/** The first steps of the representations, the best first; null where none was measured. */
export function firstStepValues({ representations }: FramingStudy): FirstStepInput | null {
  const steps = representations.flatMap(({ name, firstStep }) =>
    firstStep === null ? [] : [{ name, ...firstStep }],
  );
  if (steps.length === 0) return null;
  const bars = steps
    .sort((a, b) => b.value - a.value)
    .map(({ name, value, error, expected, floor }) => ({ name, value, error, expected, floor }));
  return { score: steps[0].score, bars };
}
