// Which peers this machine has. None of them is a dependency.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The first Python that can import a module; null where none can. */
export function pythonWith(module, given) {
  const programs = [given, process.env.PYTHON, 'python3', '/usr/bin/python3', 'python'].filter(Boolean);
  return [...new Set(programs)].find((program) => canImport(program, module)) ?? null;
}

const known = new Map();

function canImport(program, module) {
  const key = `${program} ${module}`;
  if (!known.has(key)) {
    const check = `import importlib.util, sys; sys.exit(importlib.util.find_spec(${JSON.stringify(module)}) is None)`;
    known.set(key, spawnSync(program, ['-c', check], { stdio: 'ignore' }).status === 0);
  }
  return known.get(key);
}

/** Whether a package of npm lies in the folder of the peers. */
export function hasPackage(folder, name) {
  return Boolean(folder) && existsSync(join(folder, 'node_modules', name, 'package.json'));
}
