import { ColonnadeError } from '../foundation/errors.js';
import { checkOption, unknownOption } from '../foundation/options.js';
import { type TrainOptions, trainOptions } from '../model/train-options.js';
import { type Derived, formatDerived } from '../table/preprocessing/derive.js';
import { checkVaried } from './check-plan.js';
import type { Arm } from './plan.js';

/** Options of training with the values that each takes in turn. */
export type Variations = {
  readonly [Name in keyof TrainOptions]?: readonly TrainOptions[Name][];
};

/** More arms than this nobody reads. */
const mostArms = 200;

/**
 * An arm for every combination of the values, the last option turning fastest: `activation=tanh initialization=he`.
 * @throws OPTION_UNKNOWN, OPTION_TYPE, OPTION_RANGE, OPTION_CONFLICT for an option that all arms have to share
 */
export function gridOf(vary: Variations): Arm[] {
  let arms: Arm[] = [{ name: '', options: {} }];
  for (const [name, values] of Object.entries(vary)) {
    if (!Object.hasOwn(trainOptions, name)) throw unknownOption('study', name, Object.keys(trainOptions));
    checkVaried(name);
    checkValues(name, values);
    arms = arms.flatMap((arm) =>
      values.map((value) => ({
        name: [arm.name, `${name}=${shownValue(value)}`].filter(Boolean).join(' '),
        options: { ...arm.options, [name]: value },
      })),
    );
    if (arms.length > mostArms) throw tooMany(arms.length);
  }
  return arms;
}

function checkValues(name: string, values: unknown): asserts values is readonly unknown[] {
  if (!Array.isArray(values) || values.length === 0) {
    throw new ColonnadeError({
      code: 'OPTION_TYPE',
      where: 'study',
      problem: `no values of option "${name}" are given`,
      remedy: { text: `list them, as in activation=sigmoid,tanh,relu` },
    });
  }
  for (const value of values) checkOption('study', name, value, trainOptions[name]);
}

/** A value as the name of an arm has it: `20,7,5`, `none`, `0.01`. */
function shownValue(value: unknown): string {
  if (!Array.isArray(value)) return typeof value === 'object' ? JSON.stringify(value) : String(value);
  if (value.length === 0) return 'none';
  return value.map((item) => (typeof item === 'object' ? formatDerived(item as Derived) : item)).join(',');
}

function tooMany(count: number): ColonnadeError {
  return new ColonnadeError({
    code: 'OPTION_RANGE',
    where: 'study',
    problem: `the grid has ${count} arms and more`,
    why: `A study has at most ${mostArms}`,
    remedy: { text: 'vary fewer options, or give each fewer values' },
  });
}
