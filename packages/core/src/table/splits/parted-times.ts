import type { Warning } from '../../foundation/errors.js';
import { cellText, Missing } from '../cells.js';
import { requireColumn } from '../schema/options.js';
import type { Schema } from '../schema/schema.js';
import type { Table } from '../table.js';
import { timesOf } from './split-columns.js';
import { parseSplit } from './split-plan.js';

/** Rows that a split by time has put together, under the name of their part. */
interface TimedPart {
  readonly name: 'train' | 'validation' | 'test';
  readonly rows: Uint32Array;
}

const purpose = { train: 'train', validation: 'validate', test: 'test' } as const;

/**
 * A warning for each part that begins within a time of which rows stand in the part before it too, as happens where no
 * border between two times leaves the parts near their size.
 * @param split - as the option says it; only a split by time parts times
 * @param parts - of the table, from the earliest to the latest
 */
export function warnPartedTimes(
  split: string,
  table: Table,
  schema: Schema,
  parts: readonly TimedPart[],
): Warning[] {
  const plan = parseSplit(split);
  if (plan.how !== 'time') return [];
  const times = timesOf(table, schema, plan.column);
  const column = requireColumn(table, plan.column);
  const missing = new Missing(schema.missing);
  return parts.slice(1).flatMap((later, i): Warning[] => {
    const earlier = parts[i];
    const last = earlier.rows.reduce((latest, row) => Math.max(latest, times[row]), Number.NEGATIVE_INFINITY);
    const ofIt = ({ rows }: TimedPart) => rows.filter((row) => times[row] === last);
    const [before, behind] = [ofIt(earlier), ofIt(later)];
    if (behind.length === 0) return [];
    const message =
      `The rows of "${plan.column}" ${cellText(column, behind[0], missing)} are parted, ${before.length} to ` +
      `${purpose[earlier.name]} and ${behind.length} to ${purpose[later.name]}: no border between two times leaves ` +
      'the parts near their size. What is measured there is not of later times alone.';
    return [{ code: 'TIME_PARTED', message }];
  });
}
