import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const elsewhere = [
  '/usr/bin',
  '/usr/local/bin',
  '/snap/bin',
  '/Applications/Chromium.app/Contents/MacOS',
  '/Applications/Google Chrome.app/Contents/MacOS',
];

/** The path of a Chromium: CHROMIUM_PATH, or one that is installed; undefined when there is none. */
export function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) return runnable(given) ? given : undefined;
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...elsewhere].filter(Boolean);
  const candidates = [...names, 'Chromium', 'Google Chrome'];
  return candidates.flatMap((name) => folders.map((folder) => join(folder, name))).find(runnable);
}

/** Whether this process may install packages: root on a system with apt-get. */
export function canInstallChromium() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** Installs Debian's `chromium`, quietly, and gives its path; undefined when that did not work. */
export function installChromium() {
  const apt = (...parts) =>
    spawnSync('apt-get', parts, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: 300_000,
    }).status === 0;
  apt('update', '-qq');
  apt('install', '-y', '-qq', '--no-install-recommends', 'chromium');
  return findChromium();
}

function runnable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
