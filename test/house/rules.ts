import type { Import } from './imports.js';

/** The floor of each folder of core/src: imports go to lower ones, or stay within the folder. */
const FLOORS: Readonly<Record<string, number>> = {
  foundation: 0,
  matrix: 1,
  functions: 1,
  engine: 2,
  network: 3,
  table: 3,
  training: 4,
  model: 5,
  studies: 6,
  diagnosis: 6,
  improve: 7,
  'index.ts': 8,
};

/** What each package (by its folder) may import of the house. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  core: [],
  data: ['core'],
  figures: ['core'],
  learners: ['core'],
  native: ['core'],
  cli: ['core', 'data', 'figures', 'learners', 'native'],
  studio: ['core', 'data', 'figures', 'learners'],
};

/** The doors of a package beside its front door, and who may use them. */
const DOORS: Readonly<Record<string, readonly string[]>> = { '@colonnade/core/engine': ['native'] };

/** Everything that is wrong with these imports, one sentence each: the file, the import, the rule. */
export function violations(imports: readonly Import[]): string[] {
  return [...imports.flatMap((one) => [...packageRule(one), ...floorRule(one)]), ...circles(imports)];
}

function packageRule(one: Import): string[] {
  const own = packageOf(one.file);
  const allowed = ARROWS[own];
  if (allowed === undefined) return [`${place(one)}: packages/${own} is not drawn in the house (section 3)`];
  if (one.target !== undefined) {
    const inside = one.target.startsWith(`packages/${own}/src/`);
    return inside ? [] : [`${place(one)}: leaves its package; import another package by its name`];
  }
  if (own === 'core') return [`${place(one)}: core has no runtime dependency; only relative imports`];
  const [, name, below] = /^@colonnade\/([^/]+)(\/.*)?$/.exec(one.specifier) ?? [];
  if (name === undefined) return [];
  if (DOORS[one.specifier]?.includes(own)) return [];
  if (below !== undefined) return [`${place(one)}: reaches into a package; import @colonnade/${name}`];
  if (allowed.includes(name)) return [];
  const list =
    allowed.length === 0 ? 'no other package' : allowed.map((other) => `@colonnade/${other}`).join(', ');
  return [`${place(one)}: packages/${own} may import ${list} only`];
}

function floorRule(one: Import): string[] {
  if (packageOf(one.file) !== 'core' || one.target === undefined || packageOf(one.target) !== 'core')
    return [];
  const from = folderOf(one.file);
  const to = folderOf(one.target);
  const unknown = [from, to].find((folder) => FLOORS[folder] === undefined);
  if (unknown !== undefined) return [`${place(one)}: core/src/${unknown} has no floor`];
  if (from === to || FLOORS[to] < FLOORS[from]) return [];
  const floors = `${from} is on floor ${FLOORS[from]}, ${to} on floor ${FLOORS[to]}`;
  return [`${place(one)}: ${floors}; import from lower floors or the same folder only`];
}

/** Each circle of files once, named from its first file in the alphabet. */
export function circles(imports: readonly Import[]): string[] {
  const next = new Map<string, string[]>();
  for (const { file, target } of imports) {
    if (target !== undefined) next.set(file, [...(next.get(file) ?? []), target]);
  }
  const found = new Set<string>();
  const done = new Set<string>();
  const path: string[] = [];
  const walk = (file: string): void => {
    const at = path.indexOf(file);
    if (at >= 0) {
      const circle = path.slice(at);
      const first = circle.indexOf(circle.toSorted()[0]);
      const turned = [...circle.slice(first), ...circle.slice(0, first)];
      found.add(`${turned[0]}: imports itself in a circle: ${[...turned, turned[0]].join(' -> ')}`);
      return;
    }
    if (done.has(file)) return;
    path.push(file);
    for (const target of next.get(file) ?? []) walk(target);
    path.pop();
    done.add(file);
  };
  for (const file of [...next.keys()].toSorted()) walk(file);
  return [...found];
}

function place({ file, line, specifier }: Import): string {
  return `${file}:${line} imports '${specifier}'`;
}

/** `core` of packages/core/src/…. */
function packageOf(path: string): string {
  return path.split('/')[1] ?? '';
}

/** `table` of packages/core/src/table/…, `index.ts` of packages/core/src/index.ts. */
function folderOf(path: string): string {
  return path.split('/')[3] ?? '';
}
