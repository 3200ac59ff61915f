// `npm run measure -- <name> [seconds]`: a measurement that takes too long for the tests. Its figures go into
// docs/measured.md, between the markers of its section, with date and commit.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = join(root, 'docs', 'measured.md');
const names = readdirSync(join(root, 'scripts', 'measure')).map((file) => file.replace(/\.mjs$/, ''));
const [name, seconds] = process.argv.slice(2);

if (!names.includes(name) || (seconds !== undefined && !(Number(seconds) > 0))) {
  console.error(`npm run measure -- <${names.sort().join('|')}> [seconds]`);
  process.exit(2);
}

const git = (...parts) => execFileSync('git', parts, { cwd: root, encoding: 'utf8' }).trim();

/** The commit that is measured. */
function commit() {
  try {
    const changed = git('status', '--porcelain', '--', 'packages') !== '';
    return `commit ${git('rev-parse', '--short', 'HEAD')}${changed ? ' with changes' : ''}`;
  } catch {
    return 'no commit';
  }
}

/** Puts a section into the page: in place of the one before, or at its end. */
function write(text) {
  const [begin, end] = [`<!-- measured: ${name} -->`, `<!-- end: ${name} -->`];
  const before = existsSync(page) ? readFileSync(page, 'utf8') : '# Measured\n';
  const section = `${begin}\n${text}\n${end}`;
  const [from, to] = [before.indexOf(begin), before.indexOf(end)];
  const after =
    from < 0 || to < from
      ? `${before.trimEnd()}\n\n${section}\n`
      : before.slice(0, from) + section + before.slice(to + end.length);
  writeFileSync(page, after);
}

const built = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs')], { stdio: 'inherit' });
if (built.status !== 0) process.exit(1);
const load = loadavg()[0];
const { measure } = await import(`./measure/${name}.mjs`);
const { title, text, failed } = await measure({ root, budgetMs: seconds && 1000 * Number(seconds) });
const processors = availableParallelism();
const busy =
  load > processors + 1
    ? ` Other programs kept the machine busy (load ${load.toFixed(0)} on ${processors} processors): seconds are too long.`
    : '';
const today = new Date().toISOString().slice(0, 10);
write(
  `## ${title}\n\n*Measured on ${today}, ${commit()}, by \`npm run measure -- ${name}\`.${busy}*\n\n${text}`,
);
console.log(`\n${text}`);
process.exitCode = failed ? 1 : 0;
