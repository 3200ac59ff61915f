// `npm run bench`: Colonnade beside its peers in one run; writes docs/performance.md. Progress on standard error.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { interleave } from './interleave.mjs';
import { commit, machine } from './machine.mjs';
import { readOptions, usage } from './options.mjs';
import { planRun } from './plan.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const say = (line) => console.error(line);

function build() {
  const script = join(root, 'scripts', 'build.mjs');
  if (spawnSync(process.execPath, [script], { stdio: ['ignore', 2, 2] }).status === 0) return;
  say('The build fails; --no-build measures what was built before.');
  process.exit(1);
}

async function chosen(options) {
  const has = (list, ...names) => !list || names.some((name) => list.includes(name));
  const wants = (section, id) => has(options.only, section, id);
  return (await planRun({ ...options, wants, say })).map((step) => ({
    ...step,
    contenders: step.contenders.filter(({ id, name }) => has(options.contenders, id, name)),
  }));
}

async function measure(options) {
  const steps = await chosen(options);
  if (steps.length === 0) throw new TypeError(`--only ${options.only} names no workload and no section`);
  const about = { date: new Date().toISOString().slice(0, 10), commit: commit(), machine: machine() };
  const contenders = {};
  const workloads = [];
  for (const { section, workload, contenders: list, times = options.times } of steps) {
    say(`${workload.id}: ${list.length} contenders`);
    const results = await interleave(list, workload, times, say);
    for (const { id, name, label, own, peer = false, limit, threads } of list) {
      contenders[id] = { name, label, own, peer, ...(limit ? { limit } : {}), threads };
    }
    const { words, starts, labels, path, ...told } = workload;
    workloads.push({ section, workload: told, results });
  }
  return { ...about, quick: options.quick, times: options.times, contenders, workloads };
}

async function main() {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    console.log(usage);
    return;
  }
  if (options.build && !options.render) build();
  // After the build, since it draws with what is built.
  const { renderPage, writePage } = await import('./page/write.mjs');
  const folder = options.out ?? join(root, 'docs');
  if (options.render) {
    writePage(folder, JSON.parse(readFileSync(join(folder, 'performance.json'), 'utf8')));
    return;
  }
  const results = await measure(options);
  console.log(renderPage(results, { pictures: false }));
  if (options.partial && !options.write) {
    say('A part of the whole: docs/performance.md stays as it is (--write writes it).');
  } else {
    writePage(folder, results);
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof TypeError)) throw error;
  say(`${error.message}\n\n${usage}`);
  process.exitCode = 2;
}
