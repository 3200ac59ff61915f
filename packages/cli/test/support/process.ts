import { type ChildProcess, execFileSync, type SpawnOptions, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const at = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));

/** The command as a user has it. */
export const bin = at('packages/cli/bin/colonnade.mjs');

/** Brings the build up to date, so that a process of the command never tests old sources. */
export function build(): void {
  execFileSync(process.execPath, [at('scripts/build.mjs')], { cwd: at('.') });
}

export interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly error: string;
}

/** A process of the command, and how it ended. */
export interface Running {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** Starts the command as a process of its own. */
export function start(argv: readonly string[], options: SpawnOptions = {}): Running {
  return startProgram(process.execPath, [bin, ...argv], options);
}

/** Starts any program. */
export function startProgram(program: string, argv: readonly string[], options: SpawnOptions = {}): Running {
  const child = spawn(program, argv, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  let out = '';
  let error = '';
  child.stdout?.on('data', (text) => {
    out += text;
  });
  child.stderr?.on('data', (text) => {
    error += text;
  });
  const ended = new Promise<Ended>((done, fail) => {
    child.on('error', fail);
    child.on('close', (status, signal) => done({ status, signal, out, error }));
  });
  return { process: child, ended };
}

/** Waits until something is so, and fails when it is not within 20 seconds. */
export async function until(what: string, is: () => boolean): Promise<void> {
  for (const end = performance.now() + 20_000; !is(); await sleep(5)) {
    if (performance.now() > end) throw new Error(`waited in vain: ${what}`);
  }
}

export const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
