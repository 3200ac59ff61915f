import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

const names = ['libopenblasp.so.0', 'libopenblas.so.0', 'libopenblas.so.3', 'libmkl_rt.so.2', 'libblis.so.4'];

/** The BLAS that the tests of the native engine will use, in words; undefined when there is none. */
export function findBlas() {
  if (process.env.COLONNADE_BLAS) return process.env.COLONNADE_BLAS;
  if (process.platform === 'darwin') return 'Accelerate';
  return names.find(loads);
}

/** Whether this process may install packages: root on a system with apt-get. */
export function canInstallBlas() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** Installs Debian's `libopenblas0-pthread`, quietly, and gives its name; undefined when that did not work. */
export function installBlas() {
  const apt = (...parts) =>
    spawnSync('apt-get', parts, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: 300_000,
    }).status === 0;
  apt('update', '-qq');
  apt('install', '-y', '-qq', '--no-install-recommends', 'libopenblas0-pthread');
  return findBlas();
}

function loads(name) {
  try {
    createRequire(import.meta.url)('koffi').load(name);
    return true;
  } catch {
    return false;
  }
}
