// kill -9 at random moments, then --resume: the model must have the bits of a run that was never stopped.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A hundred kills, or as many as fit into the budget. */
const wanted = 100;
const defaultBudgetMs = 15 * 60_000;
/** So often a training is killed at most before it may end. */
const killsOfARun = 6;

const trainings = {
  'mini-batches, adam': ['--hidden', '32', '--epochs', '60', '--patience', '0'],
  'all examples, bold-driver': [
    ...['--optimizer', 'gradient-descent', '--schedule', 'bold-driver', '--learning-rate', '0.5'],
    ...['--batch-size', 'all', '--hidden', '32', '--epochs', '100', '--patience', '0'],
  ],
  'mini-batches, dropout, patience': [
    '--dropout',
    '0.2',
    '--hidden',
    '32',
    '--epochs',
    '50',
    '--patience',
    '30',
  ],
};

export async function measure({ root, budgetMs = defaultBudgetMs }) {
  const bin = join(root, 'packages', 'cli', 'bin', 'colonnade.mjs');
  const digits = join(root, 'data', 'digits', 'digits.csv');
  const folder = mkdtempSync(join(tmpdir(), 'colonnade-kills-'));
  const endMs = Date.now() + budgetMs;
  const rows = [];
  let bad = 0;
  try {
    for (const [at, [name, options]] of Object.entries(trainings).entries()) {
      const argv = ['train', digits, '--target', 'digit', ...options, '--quiet', '--out'];
      const whole = join(folder, `whole-${at}`);
      const startedMs = Date.now();
      const first = await run(bin, [...argv, whole]);
      if (first.status !== 0) throw new Error(first.error);
      const lastsMs = Date.now() - startedMs;
      const share = Math.ceil(wanted / Object.keys(trainings).length);
      const tally = { kills: 0, early: 0, before: 0, runs: 0, same: 0, other: [] };
      while (tally.kills < share && Date.now() < endMs) {
        await killed(bin, argv, { folder, whole, lastsMs, left: share - tally.kills, tally });
        console.log(`${name}: ${tally.kills} kills, ${tally.same} of ${tally.runs} runs the same`);
      }
      bad += tally.runs - tally.same;
      rows.push([name, tally.kills, tally.early, tally.before, tally.runs, tally.same]);
      for (const what of tally.other) console.log(what);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const kills = rows.reduce((sum, row) => sum + row[1], 0);
  const text = [
    `${kills} trainings on the digits were killed with \`kill -9\` at random moments between their start and their end, ` +
      'and went on with `--resume`, to be killed again or to end. At the end their model and their history were ' +
      'compared, byte by byte, with those of a training that was never stopped. A kill before `run.json` was ' +
      'written leaves nothing to go on with, which `--resume` says; that training began anew.',
    '',
    '| training | kills | before run.json | before a checkpoint | runs that ended | with the same bytes |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
  return { title: 'Killed a hundred times', text, failed: bad > 0 };
}

/** One training, killed some times before it may end. */
async function killed(bin, argv, { folder, whole, lastsMs, left, tally }) {
  const out = join(folder, 'killed');
  rmSync(out, { recursive: true, force: true });
  const times = Math.min(left, 1 + Math.floor(killsOfARun * Math.random()));
  let next = [...argv, out];
  for (let i = 0; i < times; i++) {
    // Half of the moments fall into the first tenth, where the least is there to go on with.
    const moment = lastsMs * (Math.random() < 0.5 ? 0.2 * Math.random() : Math.random());
    const { signal } = await run(bin, next, moment);
    if (signal !== 'SIGKILL') break; // it ended first
    tally.kills++;
    if (!existsSync(join(out, 'run.json'))) {
      tally.early++;
      const said = existsSync(out) ? await run(bin, ['train', '--resume', out]) : undefined;
      if (said && (said.status !== 2 || !said.error.includes('[RUN_UNKNOWN]'))) tally.other.push(said.error);
      rmSync(out, { recursive: true, force: true });
      continue;
    }
    if (!existsSync(join(out, 'checkpoint.safetensors'))) tally.before++;
    next = ['train', '--resume', out, '--quiet'];
  }
  const ended = await run(bin, next);
  tally.runs++;
  const files = ['model.safetensors', 'history.jsonl'];
  const same =
    ended.status === 0 &&
    readdirSync(out).join() === readdirSync(whole).join() &&
    files.every((name) => readFileSync(join(out, name)).equals(readFileSync(join(whole, name))));
  if (same) tally.same++;
  else tally.other.push(`${next.join(' ')}: status ${ended.status} ${ended.error}`);
}

/** Runs the command to its end, or kills it after a while. */
function run(bin, argv, killAfterMs) {
  return new Promise((done) => {
    const child = spawn(process.execPath, [bin, ...argv], { stdio: ['ignore', 'ignore', 'pipe'] });
    let error = '';
    child.stderr.on('data', (text) => {
      error += text;
    });
    const timer =
      killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    child.on('close', (status, signal) => {
      clearTimeout(timer);
      done({ status, signal, error });
    });
  });
}
