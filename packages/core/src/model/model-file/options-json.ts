import { invalid, type Read } from '../../table/json.js';
import type { OptionValue } from './content.js';

/** Options are lists of numbers or words at most; what nests deeper only exhausts the stack. */
const deepest = 8;

/** Reads the options of a training: any JSON of numbers, texts, lists and objects, copied. */
export const optionsJson: Read<Readonly<Record<string, OptionValue>>> = (json, path) => {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw invalid(path, json, 'an object');
  return value(json, path, 0) as Readonly<Record<string, OptionValue>>;
};

function value(json: unknown, path: string, depth: number): OptionValue {
  if (json === null || typeof json === 'string' || typeof json === 'boolean') return json;
  if (typeof json === 'number' && Number.isFinite(json)) return json;
  if (typeof json !== 'object' || depth > deepest) throw invalid(path, json, 'an option');
  if (Array.isArray(json)) return json.map((item, i) => value(item, `${path}[${i}]`, depth + 1));
  // fromEntries defines fields and never assigns, so that `__proto__` is a name like any other.
  const fields = Object.entries(json).filter(([, field]) => field !== undefined);
  return Object.fromEntries(
    fields.map(([name, field]) => [name, value(field, `${path}.${name}`, depth + 1)]),
  );
}
