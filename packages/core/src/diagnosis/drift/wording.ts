import { percent } from '../../model/findings/wording.js';
import type { ColumnDrift } from './column-drift.js';
import type { Apart } from './two-samples.js';

/** Less than this of two samples apart changes few answers; more has to be beyond chance as well. */
const farApart = 0.1;
const level = 0.01;
/** New categories, new words, or numbers outside the range, in so many rows. */
const muchUnknown = 0.05;

/** Whether a distance matters and is beyond chance, so many of them compared. */
export function isBeyondChance({ distance, p }: Apart, comparisons: number): boolean {
  return distance >= farApart && p * comparisons < level;
}

/** Whether a column has drifted, or has much that was not there. Of words there are always new ones. */
export function hasDrifted(column: ColumnDrift, comparisons: number): boolean {
  return (
    isBeyondChance(column, comparisons) || (column.compared !== 'words' && column.unknown >= muchUnknown)
  );
}

/** How a column has drifted. @param than what it is compared with: `training` */
export function driftInWords({ column, compared, by, distance, unknown }: ColumnDrift, than: string): string {
  const how = {
    values: `its values lie ${percent(distance)} apart from those of ${than}`,
    words: `its words are others: beyond chance their shares lie ${percent(distance)} apart from those of ${than}`,
    images: `by their ${by} its images lie ${percent(distance)} apart from those of ${than}`,
    mean: `its mean has moved away from that of ${than}: the two lie ${percent(distance)} apart`,
    categories: 'the model keeps no shares of its categories to compare',
  }[compared];
  const what = compared === 'words' ? 'of its words' : '';
  return `"${column}": ${how}${unknown > 0 ? `; ${percent(unknown)} ${what ? `${what} ` : ''}are outside what ${than} had` : ''}`;
}
