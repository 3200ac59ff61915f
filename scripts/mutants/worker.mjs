// Runs the tests against the sources with one mutant in them, again and again: the parent sends the place of a
// mutant in the list (−1 for none) and gets back what killed it. Nothing is written to the tree: the edit happens
// while the source is loaded, and what is already loaded of the other files is kept.
import { fileURLToPath } from 'node:url';
import { createVitest } from 'vitest/node';
import { mutants } from './list.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const golden = 'packages/core/test/golden/training/training.test.ts';
const gradients = 'packages/core/test/gradients/';
const others = mutants.flatMap(({ tests }) => tests ?? []);

/** The mutant that is being tried. */
let mutant;
let loaded = false;

const plugin = {
  name: 'mutant',
  enforce: 'pre',
  transform(code, id) {
    if (mutant === undefined || id.split('?')[0] !== root + mutant.file) return undefined;
    loaded = true;
    return code.replace(mutant.find, () => mutant.replace);
  },
};

const vitest = await createVitest(
  'test',
  { root, watch: false, bail: 1, reporters: [{}], maxWorkers: 1, testTimeout: 20_000 },
  { plugins: [plugin] },
);

/** The name of the first test that fails, or undefined when all pass. */
async function firstFailure(filters) {
  const specifications = await vitest.globTestSpecifications(filters);
  vitest.state.clearFiles(
    vitest.getRootProject(),
    specifications.map(({ moduleId }) => moduleId),
  );
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications, true);
  // The result holds every file that was ever run here; those of this run were cleared before it.
  const files = new Set(specifications.map(({ moduleId }) => moduleId));
  const modules = testModules.filter(({ moduleId }) => files.has(moduleId));
  if (modules.length === 0) return unhandledErrors[0]?.message ?? 'no tests were found';
  for (const module of modules) {
    for (const test of module.children.allTests('failed')) return test.fullName;
  }
  const broken = modules.find((module) => module.state() === 'failed');
  return broken?.relativeModuleId ?? unhandledErrors[0]?.message;
}

/** The golden trajectories are the quicker judge; what they let pass goes before the gradients. */
async function tryMutant(index) {
  const before = mutant;
  mutant = mutants[index];
  loaded = mutant === undefined;
  for (const { file } of [before, mutant].filter(Boolean)) vitest.invalidateFile(root + file);
  if (mutant === undefined) return firstFailure([golden, gradients, ...others]);
  return (await firstFailure(mutant.tests ?? [golden])) ?? (await firstFailure([gradients]));
}

process.on('message', async (index) => {
  try {
    process.send({ killedBy: await tryMutant(index), loaded });
  } catch (error) {
    process.send({ error: String(error?.stack ?? error) });
  }
});
process.on('disconnect', () => process.exit());
process.send('ready');
