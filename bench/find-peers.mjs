// Which peers this machine has. None of them is a dependency.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The modules that the Python peers are made of. */
const MODULES = ['numpy', 'torch', 'sklearn'];

/**
 * The Python that can import a module; null where none can. Of several, the one that was named, else the one that
 * has most of the peers, so that they share one NumPy and its BLAS.
 */
export function pythonWith(module, given = process.env.PYTHON) {
  const programs = given ? [given] : ['python3', '/usr/bin/python3', 'python'];
  const count = (program) => MODULES.filter((name) => canImport(program, name)).length;
  const able = programs.filter((program) => canImport(program, module));
  return able.toSorted((a, b) => count(b) - count(a))[0] ?? null;
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
