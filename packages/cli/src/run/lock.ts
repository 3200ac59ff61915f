import { closeSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { ColonnadeError } from '@colonnade/core';
import { writeError } from './files.js';

const fileName = 'lock';

/** How often an empty lock is looked at again: its process may be about to write its name. */
const looks = 10;
const betweenLooksMs = 20;

/**
 * Takes a run folder for this process; the function returned gives it back. A lock whose process is gone, killed
 * perhaps, is taken over.
 * @throws RUN_BUSY while another process has it
 */
export function lock(folder: string): () => void {
  const path = join(folder, fileName);
  for (let attempt = 0; attempt < 3; attempt++) {
    if (take(path)) return () => rmSync(path, { force: true });
    const owner = readOwner(path);
    if (isWorking(owner)) throw busy(folder, owner);
    // Of several that find a dead lock, one renames it; another may then have renamed a new one, and gives it back.
    const aside = `${path}.${process.pid}.tmp`;
    try {
      renameSync(path, aside);
    } catch {
      continue;
    }
    const found = readText(aside);
    if (found !== owner) {
      renameSync(aside, path);
      throw busy(folder, found);
    }
    rmSync(aside, { force: true });
  }
  throw busy(folder, readOwner(path));
}

function take(path: string): boolean {
  try {
    const file = openSync(path, 'wx');
    try {
      writeSync(file, `${process.pid} ${startOf(process.pid)}`);
    } finally {
      closeSync(file);
    }
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw writeError(path, cause);
  }
}

/** What stands in a lock: a process, and when it started. */
function readOwner(path: string): string {
  for (let look = 1; ; look++) {
    const text = readText(path);
    if (text !== '' || look === looks) return text;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, betweenLooksMs);
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // given back in between
  }
}

/** Whether the process that wrote a lock is still there; a number is given to another process after a while. */
function isWorking(owner: string): boolean {
  const [pid, start] = owner.split(' ');
  const number = Number(pid);
  if (!Number.isInteger(number) || number <= 0) return false;
  const now = startOf(number);
  if (start && now) return start === now;
  return number !== process.pid && isAlive(number);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0); // signal 0 only asks
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When a process started, in the system's own count; empty where it is not told. */
function startOf(pid: number): string {
  // The name of the program, in brackets, may hold spaces: the fields are counted from behind it.
  const fields = readText(`/proc/${pid}/stat`)
    .replace(/^.*\) /s, '')
    .split(' ');
  return fields[19] ?? '';
}

function busy(folder: string, owner: string): ColonnadeError {
  return new ColonnadeError({
    code: 'RUN_BUSY',
    where: folder,
    problem: `process ${owner.split(' ')[0]} is working on this run`,
    remedy: { text: 'wait until it has ended' },
  });
}
