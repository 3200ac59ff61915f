// What it costs to load the library and the command, and what a page downloads. Times are ratios to a bare Node of the
// same minute: the processes take turns, so that what else the machine does weighs on all of them.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { machine } from '../../bench/machine.mjs';
import { pageSize, pages } from '../page-size.mjs';

const turns = 15;
const wantedImportMs = 15;
const wantedHelpMs = 150;
const wantedBytes = 60_000;

export async function measure({ root }) {
  const cwd = join(root, 'packages', 'cli');
  const bin = join('bin', 'colonnade.mjs');
  const timed = (source) => [
    '--input-type=module',
    '-e',
    `const from = performance.now(); ${source}; process.stderr.write(String(performance.now() - from));`,
  ];
  const processes = {
    bare: ['-e', '0'],
    nothing: timed(`await import('data:text/javascript,')`),
    library: timed(`await import('@colonnade/core')`),
    help: [bin, '--help'],
    version: [bin, '--version'],
    'train --help': [bin, 'train', '--help'],
  };
  const runs = Object.fromEntries(Object.keys(processes).map((name) => [name, []]));
  for (let turn = 0; turn < turns; turn++) {
    for (const [name, args] of Object.entries(processes)) runs[name].push(runOnce(args, cwd));
  }
  const of = (name, what) => spread(runs[name].map((run) => run[what]));
  const bare = of('bare', 'wallMs');
  const library = of('library', 'insideMs');
  const help = of('help', 'wallMs');
  const row = (label, { leastMs, medianMs }, wanted) => {
    const judged = wanted ? `≤ ${wanted} | ${leastMs <= wanted ? 'yes' : 'no'}` : ' | ';
    return `| ${label} | ${leastMs.toFixed(0)} | ${medianMs.toFixed(0)} | ${(leastMs / bare.leastMs).toFixed(2)} | ${judged} |`;
  };

  const sizes = [];
  for (const [name, program] of Object.entries(pages)) sizes.push({ name, ...(await pageSize(program)) });
  const network = sizes[0].page + sizes[0].kernels;
  const kB = (bytes) => (bytes / 1000).toFixed(1);
  const { cpu, cores, system, node, loadAverage } = machine();

  const text = [
    `${cpu}, ${cores} cores, ${system}, Node ${node}, load ${loadAverage}. The quickest of ${turns} processes that take turns is what they need when nothing else runs; a ratio is to \`node -e 0\` of the same run.`,
    '',
    '| | quickest, ms | median, ms | ratio of the quickest | wanted, ms | reached |',
    '| --- | ---: | ---: | ---: | ---: | --- |',
    row('`node -e 0`, the whole process', bare),
    row('an empty `import()`, inside a process', of('nothing', 'insideMs')),
    row("`import('@colonnade/core')`, inside a process", library, wantedImportMs),
    row('`colonnade --version`, the whole process', of('version', 'wallMs')),
    row('`colonnade --help`, the whole process', help, wantedHelpMs),
    row('`colonnade train --help`, the whole process', of('train --help', 'wallMs')),
    '',
    `What a page downloads, bundled and minified, after gzip (kB); kernels with fused multiply-add come when a training begins, those of its precision. What runs a training comes in the file of its worker; a page that may start none loads it (${kB(sizes[0].alone)} kB).`,
    '',
    '| page | at once | with kernels | wanted | reached |',
    '| --- | ---: | ---: | ---: | --- |',
    ...sizes.map(({ name, page, kernels }, i) => {
      const wanted = i === 0 ? `≤ ${kB(wantedBytes)} | ${network <= wantedBytes ? 'yes' : 'no'}` : ' | ';
      return `| ${name} | ${kB(page)} | ${kB(page + kernels)} | ${wanted} |`;
    }),
  ].join('\n');
  const failed = network > wantedBytes || library.leastMs > wantedImportMs || help.leastMs > wantedHelpMs;
  return { title: 'Light', text, failed };
}

/** The time of a process, and what it says that it took inside. */
function runOnce(args, cwd) {
  const from = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
  const wallMs = performance.now() - from;
  if (status !== 0) throw new Error(`node ${args.join(' ')} fails\n${stderr}`);
  return { wallMs, insideMs: Number(stderr) };
}

function spread(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return { leastMs: sorted[0], medianMs: sorted[sorted.length >> 1] };
}
