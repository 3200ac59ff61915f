import { ColonnadeError, type Learner } from '@colonnade/core';
import { boostedTrees, nearestNeighbors, supportVectors } from '@colonnade/learners';

const learners: readonly Learner[] = [boostedTrees, supportVectors, nearestNeighbors];
const flagOf = ({ name }: Learner) => name.replace(' ', '-');

/** What `--learners` may name. */
export const learnerNames: readonly string[] = learners.map(flagOf);

/** The learners that a flag names, the usual ones unless given. @throws OPTION_RANGE */
export function readLearners(given: unknown, usual: readonly string[]): readonly Learner[] {
  if (given === 'none') return [];
  return ((given ?? usual) as readonly string[]).map((name) => {
    const found = learners.find((learner) => flagOf(learner) === name);
    if (found !== undefined) return found;
    throw new ColonnadeError({
      code: 'OPTION_RANGE',
      where: 'study',
      problem: `option "learners" has ${JSON.stringify(name)}, which is no learner`,
      expected: learnerNames.join(', '),
      got: name,
      remedy: { text: `the learners are ${learnerNames.join(', ')}` },
    });
  });
}
