// Functions of the library that are fetched when they are called: a program that never diagnoses nor studies does not
// wait for the half of the library that does. Only asynchronous ones can wait without a caller noticing.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const waiting = [
  'diagnoseData',
  'diagnoseModel',
  'wrongLabels',
  'improve',
  'studyCostSurface',
  'studyFraming',
  'studyHiddenUnits',
  'studyLearningRate',
  'studyScale',
  'studyTradeOff',
  'planHiddenUnits',
  'planScale',
  'planTradeOff',
];

/**
 * For the bundler: a caller of the same name in the place of each of them, and one file for all that only they need.
 *
 * @param {string} entry the module that exports them all by name, absolute
 * @param {...string} others the other modules that are loaded by themselves, absolute
 */
export function whenCalled(entry, ...others) {
  const fetched = new Set();
  /** @type {import('rolldown').Plugin} */
  const plugin = {
    name: 'when-called',
    transform(code, id) {
      if (id !== entry) return null;
      const left = new Set(waiting);
      const text = code.replace(/^export \{([^}]*)\} from '([^']*)';$/gm, (all, list, from) => {
        const names = list.split(',').map((name) => name.trim());
        const here = names.filter((name) => left.delete(name));
        if (here.length === 0) return all;
        const module = join(entry, '..', from.replace(/\.js$/, '.ts'));
        fetched.add(module);
        const kept = names.filter((name) => !here.includes(name) && !/^type |^$/.test(name));
        const exported = kept.length > 0 ? [`export {${kept.join(',')}} from '${from}';`] : [];
        return [...exported, ...here.map((name) => caller(name, from, module))].join(' ');
      });
      if (left.size > 0) throw new Error(`${entry} does not export ${[...left].join(', ')} by name`);
      // Every line stays a line: the map of the file that nothing was changed in.
      return { code: text, map: null };
    },
  };
  let atOnce;
  let later;
  /** The name of the file of a module: null where the bundler may choose. */
  const fileOf = (id, context) => {
    if (id === entry || others.includes(id)) return null;
    atOnce ??= reachedFrom([entry, ...others], context);
    if (atOnce.has(id)) return 'shared';
    later ??= reachedFrom([...fetched], context);
    return later.has(id) ? 'when-called' : null;
  };
  return { plugin, fileOf };
}

function caller(name, from, module) {
  if (!readFileSync(module, 'utf8').includes(`export async function ${name}(`)) {
    throw new Error(`${name} is not an asynchronous function of ${from}`);
  }
  return `export async function ${name}(...given) { return (await import('${from}')).${name}(...given); }`;
}

/** The modules that come with these, those that are fetched later left out. */
function reachedFrom(modules, context) {
  const reached = new Set(modules);
  for (const id of reached)
    for (const next of context.getModuleInfo(id)?.importedIds ?? []) reached.add(next);
  return reached;
}
