// `npm run fuzz -- --time 60s [--seed 1]`: damaged files through every reader, without a word in the documentation.
import { fileURLToPath } from 'node:url';
import { measure } from './measure/fuzz-readers.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const given = new Map();
for (let i = 2; i < process.argv.length; i += 2) given.set(process.argv[i], process.argv[i + 1]);
const time = /^(\d+(?:\.\d+)?)(s|m|h)?$/.exec(given.get('--time') ?? '60s');
const seed = given.has('--seed') ? Number(given.get('--seed')) : undefined;
const unknown = [...given.keys()].find((name) => name !== '--time' && name !== '--seed');
if (time === null || unknown !== undefined || (seed !== undefined && !Number.isSafeInteger(seed))) {
  console.error('npm run fuzz -- [--time 60s] [--seed 1]');
  process.exit(2);
}
const budgetMs = Number(time[1]) * { s: 1000, m: 60_000, h: 3_600_000 }[time[2] ?? 's'];
const { text, failed } = await measure({ root, budgetMs, ...(seed !== undefined && { seed }) });
console.log(text);
process.exitCode = failed ? 1 : 0;
