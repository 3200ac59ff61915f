import type { Learner } from '../learner.js';
import { linearLearner } from '../linear-learner.js';
import type { LearnerPlace } from '../runner.js';
import { penalizedLinear } from '../scale/penalized-linear.js';

/** The learners that every worker has. */
export const ownLearners: readonly Learner[] = [linearLearner, penalizedLinear];

/**
 * Where a worker finds this very learner; null where it would not: one that says nothing of its module, one whose module
 * was bundled with other things, TypeScript that a worker of Node 20 cannot load, any in a page.
 */
export async function placeOf(learner: Learner): Promise<LearnerPlace | null> {
  if (ownLearners.includes(learner)) return { url: null, name: learner.name };
  if (learner.module === undefined) return null;
  const { url, name } = learner.module;
  if (!url.startsWith('file:') || url.endsWith('.ts')) return null;
  // Loaded already, since the learner is here: a bundle answers too, and does not have it.
  const exports: Readonly<Record<string, unknown>> = await import(url);
  return exports[name] === learner ? { url, name } : null;
}
