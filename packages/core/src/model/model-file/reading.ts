import { ColonnadeError } from '../../foundation/errors.js';
import { damaged } from '../../foundation/read-safetensors.js';
import { parseStrictJson } from '../../foundation/strict-json.js';
import { invalid, type Read } from '../../table/json.js';

/** What `reader` makes of the JSON in one of the metadata. */
export function readMetadata<T>(metadata: ReadonlyMap<string, string>, name: string, reader: Read<T>): T {
  const text = metadata.get(name);
  let json: unknown;
  try {
    json = parseStrictJson(text ?? '');
  } catch {
    throw invalid(name, text, 'valid JSON');
  }
  return reader(json, name);
}

/** Runs `read`; what is impossible inside a file is told as damage of that file. */
export function readingFrom<T>(where: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ColonnadeError) || error.code === 'MODEL_DAMAGED') throw error;
    throw damaged(where, `${error.where}: ${error.problem}`, error);
  }
}
