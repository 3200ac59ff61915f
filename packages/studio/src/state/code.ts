import { commandWords, quoteWord, trainOptions } from '@colonnade/core';
import { computed } from '@preact/signals';
import type { Source } from '../session/protocol.js';
import { readOptions, source } from './data.js';
import { type Given, options } from './options.js';
import { prepared } from './run.js';

/** The options that train this network again: those that were given, and the epochs that were added. */
export const trainingOptions = computed<Given>(() => {
  const network = prepared.value;
  const chosen = (name: string) => network?.options.find((each) => each.name === name)?.value;
  const isLonger = network !== null && chosen('epochs') !== network.epochs;
  // The patience that the first number of epochs chose stays.
  const added = isLonger ? { epochs: network.epochs, patience: chosen('patience') as number } : {};
  const given: Given = { ...options.value, ...added };
  // In the order of the library's table, which is that of the command.
  const names = Object.keys(trainOptions) as (keyof Given)[];
  return Object.fromEntries(
    names.filter((name) => given[name] !== undefined).map((name) => [name, given[name]]),
  );
});

/** The command that trains this very network; null without data. */
export const trainCommand = computed<string | null>(() => {
  const from = source.value;
  if (from === null) return null;
  const [path, labels] = pathsOf(from);
  const given = { ...(labels && { labels }), ...readOptions.value, ...trainingOptions.value };
  return ['colonnade train', quoteWord(path), ...commandWords(given)].join(' ');
});

/** A script with the library that trains this very network; null without data. */
export const trainScript = computed<string | null>(() => {
  const from = source.value;
  if (from === null) return null;
  const [path, labels] = pathsOf(from);
  const isToy = from.kind === 'toy';
  const reading = readOptions.value;
  const more = Object.keys(reading).length > 0 || labels ? `, ${literal(reading)}` : '';
  const table = isToy
    ? `toyTable(${literal(from.name)}, { seed: ${from.seed} })`
    : `await readTable(${literal(path)}${more}${labels ? `, ${literal(labels)}` : ''})`;
  return `import { writeFileSync } from 'node:fs';
import { Model${isToy ? ', toyTable' : ''} } from '@colonnade/core';
${isToy ? '' : "import { readTable } from '@colonnade/data';\n"}
const table = ${table};
const model = await Model.train(table, ${literal(trainingOptions.value, true)});
const { evaluations, judgedOn } = model.training!;
console.log(judgedOn, evaluations[judgedOn]!.metrics);
writeFileSync('model.safetensors', model.toBytes());
`;
});

/** The data as the command names them, and the file with their labels. */
function pathsOf(from: Source): [path: string, labels?: string] {
  if (from.kind === 'toy') return [`toy:${from.name}${from.seed === 1 ? '' : `?seed=${from.seed}`}`];
  if (from.kind === 'served') return [from.name];
  const [first, second] = from.files;
  const folder = first.path.includes('/') ? first.path.split('/')[0] : first.path;
  const isFolder = from.files.length > 2 || first.path.includes('/');
  return isFolder || second === undefined ? [folder] : [first.path, second.path];
}

/** A value as TypeScript spells it. */
function literal(value: unknown, lines = false): string {
  if (typeof value === 'string')
    return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
  if (Array.isArray(value)) return `[${value.map((each) => literal(each)).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const fields = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .map(([key, each]) => `${/^[A-Za-z_]\w*$/.test(key) ? key : literal(key)}: ${literal(each)}`);
  return lines
    ? `{\n${fields.map((field) => `  ${field},\n`).join('')}}`
    : fields.length === 0
      ? '{}'
      : `{ ${fields.join(', ')} }`;
}
