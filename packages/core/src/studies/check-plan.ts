import { ColonnadeError } from '../foundation/errors.js';
import { checkOptions, type OptionTable } from '../foundation/options.js';
import { trainOptions } from '../model/train-options.js';
import { seedDeclaration } from '../network/initialize.js';
import { foldsDeclaration } from '../table/splits/split-plan.js';
import { measureNames } from './measure.js';
import type { Arm, StudyPlan } from './plan.js';

const isSeed = (value: unknown) =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= seedDeclaration.max!;

/** The options that every study has, declared once. */
export const studyOptions: OptionTable = {
  seeds: {
    type: 'list',
    accepts: isSeed,
    expected: 'a list of seeds, whole numbers from 0',
    default: [1, 2, 3, 4, 5],
    help: 'how many seeds, or which: 5 or 1,2,7; each draws a split and a start of its own, the same for all arms',
  },
  folds: {
    ...foldsDeclaration,
    help: 'deal the training rows out to so many folds, each of which tests once',
  },
  measure: {
    type: 'choice',
    choices: measureNames,
    also: ['auto'],
    default: 'auto',
    help: 'what arms are compared by; auto: accuracy of classes, rmse of numbers',
  },
  untilCost: { type: 'number', above: 0, help: 'a training cost: when each training reaches it is told' },
};

/** Why an option cannot differ between the arms of a study. */
const shared: Readonly<Record<string, string>> = {
  target: 'All arms of a study predict the same',
  task: 'All arms of a study predict the same',
  positive: 'All arms of a study predict the same',
  split: 'All arms of a seed are tested on the same rows',
  testShare: 'All arms of a seed are tested on the same rows',
  folds: 'All arms of a seed are tested on the same rows',
  recipe: 'It sets the split too, and all arms of a seed are tested on the same rows',
  seed: 'Each seed of the study trains every arm',
  threads: 'A trial has one thread, and trials run side by side',
};

/**
 * What a study is asked: null stands for what is not asked, as in its plan.
 * @param own - the options of this study beside those of all
 * @throws OPTION_UNKNOWN, OPTION_TYPE, OPTION_RANGE
 */
export function checkStudyOptions(options: object, own: OptionTable): Record<string, unknown> {
  const isObject = typeof options === 'object' && options !== null;
  const given = isObject
    ? Object.fromEntries(Object.entries(options).map(([name, value]) => [name, value ?? undefined]))
    : options;
  return checkOptions('study', given, { ...studyOptions, ...own });
}

/**
 * Checks a plan before anything is run: arms with names of their own and options that exist, seeds, folds.
 * @throws OPTION_MISSING, OPTION_UNKNOWN, OPTION_TYPE, OPTION_RANGE, OPTION_CONFLICT
 */
export function checkPlan({ base, arms, seeds, folds, measure, untilCost }: StudyPlan): void {
  const where = 'study';
  checkOptions(
    where,
    { seeds, folds: folds ?? 'none', measure, untilCost: untilCost ?? undefined },
    studyOptions,
  );
  if (base.target === undefined) throw noTarget();
  if (base.threads !== undefined)
    throw idle('threads', 'A trial has one thread, and trials run side by side', 'workers');
  if (base.seed !== undefined) throw idle('seed', 'A study has several', 'seeds');
  if (base.folds !== undefined) throw idle('folds', 'The folds of a study are its own', 'folds');
  if (arms.length === 0) throw missing('arms', 'there is nothing to compare');
  if (seeds.length === 0) throw missing('seeds', 'no seed is given');
  checkDistinct(
    'seeds',
    seeds.map((seed) => String(seed)),
  );
  checkDistinct(
    'arms',
    arms.map(({ name }) => name),
  );
  for (const arm of arms) {
    for (const name of Object.keys(arm.options)) checkVaried(name);
    checkOptions(where, { ...base, ...arm.options }, trainOptions);
    checkExamples(arm);
  }
}

/** @throws OPTION_CONFLICT for an option that all arms have to share */
export function checkVaried(name: string): void {
  if (Object.hasOwn(shared, name)) throw notShared(name, 'leave it to all of them alike');
}

function notShared(name: string, text: string): ColonnadeError {
  return new ColonnadeError({
    code: 'OPTION_CONFLICT',
    where: 'study',
    problem: `option "${name}" cannot be varied by a study`,
    why: shared[name],
    remedy: { text, option: name },
  });
}

function idle(name: string, why: string, option: string): ColonnadeError {
  return new ColonnadeError({
    code: 'OPTION_CONFLICT',
    where: 'study',
    problem: `option "${name}" plays no part among the options of training`,
    why,
    remedy: { text: 'say how many with {option} of the study', option },
  });
}

function checkExamples({ name, examples, tests }: Arm): void {
  for (const [what, count] of [
    ['learn from', examples],
    ['be tested on', tests],
  ] as const) {
    if (count === undefined || (Number.isInteger(count) && count >= 1)) continue;
    throw new ColonnadeError({
      code: 'OPTION_RANGE',
      where: 'study',
      problem: `arm "${name}" is to ${what} ${count} examples`,
      remedy: { text: 'give a whole number of at least 1' },
    });
  }
}

function checkDistinct(what: string, values: readonly string[]): void {
  const twice = values.find((value, at) => values.indexOf(value) !== at);
  if (twice === undefined) return;
  throw new ColonnadeError({
    code: 'OPTION_RANGE',
    where: 'study',
    problem: `"${twice}" stands twice among the ${what}`,
    why: 'What is counted twice makes a result look surer than it is',
    remedy: { text: 'name each once' },
  });
}

function missing(option: string, problem: string): ColonnadeError {
  return new ColonnadeError({
    code: 'OPTION_MISSING',
    where: 'study',
    problem,
    remedy: { text: 'give at least one in {option}', option },
  });
}

function noTarget(): ColonnadeError {
  return new ColonnadeError({
    code: 'OPTION_MISSING',
    where: 'study',
    problem: 'no target is named',
    why: 'A study needs the column to predict',
    remedy: { text: 'name it with {option}', option: 'target' },
  });
}
