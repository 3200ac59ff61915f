import { field, flag, invalid, names as nameList, nullable, text } from '../../json.js';
import { byCodePoint } from '../../schema/classes.js';
import type { CategoryInput, Unseen } from '../preprocessing.js';
import { neededColumn, readCategories } from '../read-cells.js';
import type { Filling, InputKind } from './input-kind.js';

/** A column of categories: a row of X for each, one for the rare ones together, one for a missing cell. */
export const category: InputKind<CategoryInput> = {
  fit(column, fitting) {
    const { table, rows, missing, options } = fitting;
    const cells = readCategories(table, neededColumn(table, column.name), rows, missing);
    const counts = new Map<string, number>();
    for (const cell of cells) if (cell !== null) counts.set(cell, (counts.get(cell) ?? 0) + 1);
    const kept = [...counts.keys()].filter((each) => (counts.get(each) as number) >= options.minFrequency);
    const other = kept.length < counts.size;
    if (other) fitting.notes.push(describeRare(column.name, counts, options.minFrequency));
    const absent = cells.includes(null);
    const missingCategory = options.indicator && absent;
    if (counts.size + Number(absent) < 2 || kept.length + Number(other) + Number(missingCategory) < 2) {
      fitting.constant.push(column.name);
    }
    return {
      kind: 'category',
      column: column.name,
      categories: kept.sort(byCodePoint),
      other,
      fill: options.fill === 'most-frequent' ? mostFrequent(kept, counts) : null,
      missingCategory,
    };
  },

  width: ({ categories, other, missingCategory }) =>
    categories.length + Number(other) + Number(missingCategory),

  names: ({ column, categories, other, missingCategory }) => [
    ...categories.map((each) => `${column}=${each}`),
    ...(other ? [`${column} is other`] : []),
    ...(missingCategory ? [`${column} is missing`] : []),
  ],

  fill(input, { data, n, at, table, rows, missing }: Filling) {
    const { column, categories, other, fill, missingCategory } = input;
    const cells = readCategories(table, neededColumn(table, column), rows, missing, categories);
    const places = new Map<string | null, number>(categories.map((each, i) => [each, i]));
    const otherPlace = other ? categories.length : undefined;
    const missingPlace = categories.length + Number(other);
    const counts = new Map<string | null, number>();
    for (let j = 0; j < cells.length; j++) {
      const cell = cells[j];
      const known = places.get(cell === null ? fill : cell);
      const place = known ?? (cell === null ? undefined : otherPlace);
      if (place !== undefined) data[at + place + j * n] = 1;
      if (cell === null && missingCategory) data[at + missingPlace + j * n] = 1;
      // With a row for the others, a rare category of the training part and a new one cannot be told apart.
      else if (known === undefined) counts.set(cell, (counts.get(cell) ?? 0) + 1);
    }
    return [...counts].map(
      ([value, count]): Unseen => ({ column, value, count, ...(other && value !== null && { as: 'other' }) }),
    );
  },

  check(json, path, common) {
    const categories = field(json, path, 'categories', nameList);
    const fill = field(json, path, 'fill', (value, at) => nullable(text)(value ?? null, at));
    if (fill !== null && !categories.includes(fill))
      throw invalid(`${path}.fill`, fill, 'one of the categories');
    return {
      ...common,
      categories,
      other: field(json, path, 'other', (value, at) => flag(value ?? false, at)),
      fill,
      missingCategory: field(json, path, 'missingCategory', flag),
    };
  },
};

/** The category of the most rows, the first by code point of equals; null without categories. */
function mostFrequent(kept: readonly string[], counts: ReadonlyMap<string, number>): string | null {
  const most = kept.reduce((best, each) => Math.max(best, counts.get(each) as number), 0);
  return kept.filter((each) => counts.get(each) === most).sort(byCodePoint)[0] ?? null;
}

function describeRare(column: string, counts: ReadonlyMap<string, number>, floor: number): string {
  const rare = [...counts].filter(([, count]) => count < floor);
  const rows = rare.reduce((sum, [, count]) => sum + count, 0);
  const shown = rare.slice(0, 5).map(([name]) => `"${name}"`);
  const list = rare.length > 5 ? `${shown.join(', ')}, …` : shown.join(', ');
  const one = rare.length === 1;
  const what = one ? 'a category stands' : `${rare.length} categories stand`;
  return `column "${column}": ${what} in fewer than ${floor} training rows and ${one ? 'counts' : 'count'} as "other" (${list}; ${rows} ${rows === 1 ? 'row' : 'rows'})`;
}
