import type { OptionDeclaration } from '../../foundation/options.js';

/** How rows are parted: at random, as they stand, whole groups, or the latest last. */
export type SplitPlan =
  | { readonly how: 'random' | 'order' }
  | { readonly how: 'group' | 'time'; readonly column: string };

const byColumn = /^(group|time):(.+)$/s;

export const splitDeclaration: OptionDeclaration = {
  type: 'text',
  accepts: (value) => value === 'random' || value === 'order' || byColumn.test(String(value)),
  expected: 'random, order, group:COLUMN or time:COLUMN',
  default: 'random',
  help: 'which rows test and validate: any, the last ones (order), whole groups (group:COLUMN), the latest, whole times where there are enough (time:COLUMN)',
};

export const foldsDeclaration: OptionDeclaration = {
  type: 'integer',
  min: 2,
  also: ['none'],
  default: 'none',
  help: 'cross-validation: parts of the training rows of which each tests once, the others training',
};

/** The plan that `group:patient` means. */
export function parseSplit(text: string): SplitPlan {
  const match = byColumn.exec(text);
  if (match) return { how: match[1] as 'group' | 'time', column: match[2] };
  return { how: text as 'random' | 'order' };
}
