import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ColonnadeError, checkOptions, isToy, kebabCase, type OptionTable, parseToy } from '@colonnade/core';
import { readOptions } from '@colonnade/data';
import { readFlags } from '../input/flags.js';
import { readingOptions } from '../input/reading-options.js';
import { dataOptions } from '../input/train-flags.js';
import { runFiles } from '../run/run-folder.js';
import { type GivenFile, serveStudio } from '../studio/serve.js';

/** Flags of `studio`. */
export const studioFlags: OptionTable = {
  port: {
    type: 'integer',
    min: 0,
    max: 65_535,
    default: 0,
    help: 'the port of this machine; 0: one that is free',
  },
};

/** `colonnade studio [data|model]`: the web page on this machine, until Ctrl-C. */
export async function studio(path: string | undefined, flags: Record<string, unknown>): Promise<number> {
  const { port } = checkOptions('studio', readFlags(flags, studioFlags), studioFlags) as { port: number };
  const options = optionsOf(path, flags);
  const given = path === undefined || isToy(path) ? [] : [givenFile(path)];
  // Wrong names are said before the server begins: it would keep the process alive.
  const toy = path !== undefined && isToy(path) ? toyOf(path) : undefined;
  const { url, close } = await listen(given, port);
  const query = new URLSearchParams();
  if (toy !== undefined) query.set('toy', toy);
  if (given.length > 0) query.set('given', given[0].name);
  for (const [name, value] of Object.entries(options)) {
    query.set(kebabCase(name), typeof value === 'string' ? value : JSON.stringify(value));
  }
  const address = query.size > 0 ? `${url}?${query}` : url;
  process.stdout.write(`${address}\n`);
  process.stderr.write('The studio runs on this machine only. Ctrl-C ends it.\n');
  if (flags.open !== false) openBrowser(address);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await close();
  return 0;
}

/**
 * The options that the page's address will have: how the data are read and what their columns are.
 * @throws OPTION_…; OPTION_CONFLICT for some where nothing is read that they could be about
 */
function optionsOf(path: string | undefined, flags: Record<string, unknown>): Record<string, unknown> {
  const table = dataOptions();
  const own = readFlags(flags, table);
  checkOptions('studio', own, table);
  const reading = readingOptions(flags);
  checkOptions('studio', readFlags(flags, readOptions), readOptions);
  const [aboutData] = Object.keys(own);
  const [aboutFiles] = Object.keys(reading);
  if (path === undefined || isModel(path)) {
    if ((aboutData ?? aboutFiles) !== undefined) throw idle(aboutData ?? aboutFiles, 'no data are named');
  } else if (isToy(path) && aboutFiles !== undefined) throw idle(aboutFiles, 'a toy set is no file');
  return { ...own, ...reading };
}

const isModel = (path: string): boolean =>
  !isToy(path) &&
  (path.endsWith('.safetensors') || statSync(path, { throwIfNoEntry: false })?.isDirectory() === true);

function idle(option: string, problem: string): ColonnadeError {
  return new ColonnadeError({
    code: 'OPTION_CONFLICT',
    where: 'studio',
    problem: `option "${option}" is about data that are opened, and ${problem}`,
    remedy: { text: 'leave {option} out, or name a file of data', option },
  });
}

async function listen(given: readonly GivenFile[], port: number) {
  try {
    return await serveStudio(given, port);
  } catch (cause) {
    throw new ColonnadeError({
      code: 'OPTION_RANGE',
      where: 'studio',
      problem: `port ${port} cannot be used (${(cause as NodeJS.ErrnoException).code})`,
      remedy: { text: 'leave {option} out to take one that is free', option: 'port' },
      cause,
    });
  }
}

/** A toy set as the page's address says it. @throws TOY_UNKNOWN, TOY_PARAMETER */
function toyOf(path: string): string {
  const { name, seed } = parseToy(path);
  return seed === 1 ? name : `${name}?seed=${seed}`;
}

/** What the page is given: a file, or the model of a run folder. */
function givenFile(path: string): GivenFile {
  const isFolder = existsSync(path) && statSync(path).isDirectory();
  const file = isFolder ? join(path, runFiles.model) : path;
  if (existsSync(file)) return { name: basename(file), path: file };
  throw new ColonnadeError({
    code: 'FILE_UNREADABLE',
    where: path,
    problem: isFolder ? `there is no ${runFiles.model} in this folder` : 'there is no such file',
    remedy: { text: 'name a file of data, a model or a run; folders of images are opened in the page' },
  });
}

/** Shows the page in the user's browser, where there is one; the address is printed anyway. */
function openBrowser(address: string): void {
  if (!process.stdout.isTTY) return;
  const [program, ...first] =
    process.platform === 'darwin' ? ['open'] : process.platform === 'win32' ? ['explorer'] : ['xdg-open'];
  const child = spawn(program, [...first, address], { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}
