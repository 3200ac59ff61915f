import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { ColonnadeError } from '@colonnade/core';
import { writeError } from './files.js';

const name = 'lock';

/**
 * Takes a run folder for this process; the function returned gives it back. A lock whose process is gone, killed
 * perhaps, is taken over.
 * @throws RUN_BUSY while another process has it
 */
export function lock(folder: string): () => void {
  const path = join(folder, name);
  for (let attempt = 0; ; attempt++) {
    try {
      const file = openSync(path, 'wx');
      writeSync(file, String(process.pid));
      closeSync(file);
      return () => rmSync(path, { force: true });
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw writeError(path, cause);
      const owner = Number(readOwner(path));
      if (attempt > 0 || isAlive(owner)) throw busy(folder, owner);
      rmSync(path, { force: true });
    }
  }
}

function readOwner(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // given back in between
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0); // signal 0 only asks
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function busy(folder: string, owner: number): ColonnadeError {
  return new ColonnadeError({
    code: 'RUN_BUSY',
    where: folder,
    problem: `process ${owner} is working on this run`,
    remedy: { text: 'wait until it has ended' },
  });
}
