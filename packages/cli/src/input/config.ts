import { readFileSync } from 'node:fs';
import { ColonnadeError, nearestName, type OptionTable } from '@colonnade/core';

/** The options of a config file under those of the flags. Its names may be spelled either way. */
export function mergeConfig(
  flags: Readonly<Record<string, unknown>>,
  given: Readonly<Record<string, unknown>>,
  table: OptionTable,
): Record<string, unknown> {
  if (typeof flags.config !== 'string') return { ...given };
  const path = flags.config;
  const options: Record<string, unknown> = {};
  for (const [spelled, value] of Object.entries(readConfig(path))) {
    const name = spelled.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    if (!Object.hasOwn(table, name)) throw unknown(path, spelled, name, Object.keys(table));
    options[name] = value;
  }
  return { ...options, ...given };
}

function unknown(path: string, spelled: string, name: string, names: readonly string[]): ColonnadeError {
  const near = nearestName(name, names);
  return new ColonnadeError({
    code: 'OPTION_UNKNOWN',
    where: path,
    problem: `${JSON.stringify(spelled)} is no option of a config file`,
    remedy: near
      ? { text: `did you mean "${near}"` }
      : { text: 'options of training may stand there, as "learning-rate" or "learningRate"' },
  });
}

function readConfig(path: string): object {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new ColonnadeError({
      code: 'FILE_NOT_FOUND',
      where: path,
      problem: 'the config file cannot be read',
      cause,
    });
  }
  let problem = 'it does not hold an object of options';
  try {
    const config: unknown = JSON.parse(text);
    if (typeof config === 'object' && config !== null && !Array.isArray(config)) return config;
  } catch (error) {
    problem = `it is not JSON (${(error as Error).message})`;
  }
  throw new ColonnadeError({
    code: 'OPTION_TYPE',
    where: path,
    problem,
    remedy: { text: 'write it as { "hidden": [20, 7], "epochs": 100 }' },
  });
}
