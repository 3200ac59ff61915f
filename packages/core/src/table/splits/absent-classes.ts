import type { Warning } from '../../foundation/errors.js';
import { classOfRows } from '../preprocessing/target.js';
import { fewRows } from '../schema/classes.js';
import type { Schema } from '../schema/schema.js';
import type { NamedRows } from './duplicates.js';

/**
 * A warning for each part in which a class has no row though the table has several, as happens where the rows stand
 * class by class and are split in order: a network learns nothing about it, or nothing about it is measured.
 * @param schema - of the table that the parts were made from; its target is there
 */
export function warnAbsentClasses(schema: Schema, parts: readonly NamedRows[]): Warning[] {
  const { classes, counts } = schema.target!;
  return parts.flatMap(({ name, table, rows }) => {
    const present = new Set(classOfRows(schema, table, rows));
    // Of a class with fewer rows it is said already that a part may miss it.
    const absent = classes.filter((_, i) => counts[i] >= fewRows && !present.has(i));
    if (present.size === 0 || absent.length === 0) return [];
    const shown = absent.slice(0, 8).map((label) => JSON.stringify(label));
    const names = `${shown.join(', ')}${absent.length > 8 ? ', …' : ''}`;
    const such = absent.length === 1 ? `the class ${names}` : `${absent.length} classes: ${names}`;
    const why =
      name === 'train'
        ? 'the network cannot learn what it looks like'
        : 'what is measured there says nothing about it';
    const part = name === 'train' ? 'training' : name;
    return [{ code: 'CLASS_ABSENT', message: `The ${part} part has no row of ${such}; ${why}.` }];
  });
}
