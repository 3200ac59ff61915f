// Classical learners to compare a network with, behind core's interface `Learner`.
export { boostedTrees } from './boosted-trees/boosted-trees.js';
export { nearestNeighbors } from './nearest-neighbors.js';
export { supportVectors } from './support-vectors/support-vectors.js';
