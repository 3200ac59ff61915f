import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type Block, root } from './markdown.js';

const scripts: Record<string, string> = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts;

/** A folder as a reader may have it: the repository's `data`, a `your.csv`, and the command on the path. */
export function readersFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'colonnade-docs-')));
  mkdirSync(join(folder, '.bin'));
  symlinkSync(join(root, 'packages/cli/bin/colonnade.mjs'), join(folder, '.bin', 'colonnade'));
  symlinkSync(join(root, 'data'), join(folder, 'data'));
  copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
  writeFileSync(join(folder, 'your.csv'), yourTable());
  return folder;
}

/** A small table with a target called `column`. */
function yourTable(): string {
  const rows = Array.from({ length: 80 }, (_, i) =>
    [i % 10, (i * 7) % 13, i % 10 > 4 ? 'yes' : 'no'].join(','),
  );
  return ['size,weight,column', ...rows].join('\n');
}

/** What a block of commands printed. */
export interface ShellResult {
  readonly output: string;
  readonly problems: readonly string[];
}

/**
 * Runs the lines of a `sh` block: `colonnade …` and `npx colonnade …` for real, while `npm …` (which is what runs
 * these tests) only has to name a script that exists. Anything else is refused.
 */
export function runShell(block: Block, folder: string): ShellResult {
  const outputs: string[] = [];
  const problems: string[] = [];
  for (const line of block.code.split('\n')) {
    const command = line.replace(/\s+#.*$/, '').trim();
    if (command === '' || command.startsWith('#')) continue;
    if (/^npm\b/.test(command)) {
      problems.push(...unknownScripts(command));
      continue;
    }
    if (!/^(npx )?colonnade\b/.test(command)) {
      problems.push(`"${command}" is neither colonnade nor npm`);
      continue;
    }
    const { status, stdout, stderr } = spawnSync(
      'sh',
      ['-c', command.replace(/\bnpx colonnade\b/g, 'colonnade')],
      {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, PATH: [join(folder, '.bin'), process.env.PATH].join(delimiter) },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const failed = status !== 0;
    if (failed !== (block.info === 'fails')) problems.push(`"${command}" ended with ${status}: ${stderr}`);
    outputs.push(failed ? stderr : stdout);
  }
  // A reader's folder has another name, so the page shows paths from there.
  return { output: outputs.join('').replaceAll(`${folder}/`, '').trimEnd(), problems };
}

function unknownScripts(line: string): string[] {
  return line.split('&&').flatMap((part) => {
    const [npm, verb, name] = part.trim().split(/\s+/);
    const known = npm === 'npm' && (verb === 'ci' || Object.hasOwn(scripts, verb === 'run' ? name : verb));
    return known ? [] : [`"${part.trim()}" names no script of package.json`];
  });
}

/** Output without what differs from run to run: durations and rates. */
export function normalize(output: string): string {
  return output
    .replace(/\d[\d,.]*( ?)(ms|s|min|seconds|minutes)\b/g, '#$1$2')
    .replace(/\d[\d,.]*( examples\/s| examples per second)/g, '#$1');
}
