import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from './support/command.js';
import { build, sleep, start, until } from './support/process.js';

const cwd = temporaryFolder();
const argv = [
  ...['study', 'vary', 'toy:moons', '--target', 'label', '--vary', 'activation=tanh,relu', '--seeds', '6'],
  ...['--epochs', '600', '--patience', '0', '--workers', '2', '--json', '--quiet'],
];

/** A document of a study without what differs from run to run. */
function timeless(path: string) {
  const document = JSON.parse(readFileSync(join(cwd, path, 'result.json'), 'utf8'), (key, value) =>
    key === 'seconds' ? 0 : value,
  );
  return { ...document, report: null, trials: { ...document.trials, resumed: 0 } };
}

const journal = (name: string) => join(cwd, name, 'journal.jsonl');
const linesOf = (name: string) =>
  existsSync(journal(name)) ? readFileSync(journal(name), 'utf8').split('\n').length - 1 : 0;

describe('a study', () => {
  beforeAll(build, 120_000);

  it('killed again and again at random moments comes to what it would have come to', async () => {
    const whole = await start([...argv, '--out', 'whole'], { cwd }).ended;
    expect(whole.status, whole.error).toBe(0);
    // Moments from a fixed list: early, in the middle of a write perhaps, late.
    const moments = [400, 900, 650, 1300];
    let command = [...argv, '--out', 'killed'];
    for (const ms of moments) {
      const { process, ended } = start(command, { cwd });
      await until('its run.json', () => existsSync(join(cwd, 'killed', 'run.json')));
      await sleep(ms);
      process.kill('SIGKILL');
      await ended;
      command = ['study', '--resume', 'killed', '--json', '--quiet', '--workers', '2'];
    }
    const before = linesOf('killed');
    const last = await start(command, { cwd }).ended;
    expect(last.status, last.error).toBe(0);
    expect(timeless('killed')).toEqual(timeless('whole'));
    expect(linesOf('killed')).toBe(12);
    expect(JSON.parse(last.out).trials.resumed).toBe(before);
  }, 120_000);

  it('after Ctrl-C keeps what is done, says how to go on, and ends with 130', async () => {
    const { process, ended } = start([...argv, '--epochs', '3000', '--out', 'stopped'], { cwd });
    await until('a first trial', () => linesOf('stopped') >= 1);
    process.kill('SIGINT');
    const { status, out, error } = await ended;
    expect(status).toBe(130);
    expect(error).toContain('Go on with: colonnade study --resume stopped');
    const document = JSON.parse(out);
    expect(document.stopped).toBe('interrupted');
    expect(document.trials.done).toBe(linesOf('stopped'));
    expect(existsSync(join(cwd, 'stopped', 'report.html'))).toBe(true);
  }, 60_000);

  it('goes on with more seeds, and with nothing else that is new', async () => {
    const more = await start(['study', '--resume', 'whole', '--seeds', '7', '--json', '--quiet'], { cwd })
      .ended;
    expect(more.status, more.error).toBe(0);
    expect(JSON.parse(more.out).trials).toEqual({ planned: 14, done: 14, resumed: 12 });
    const other = await start(['study', '--resume', 'whole', '--epochs', '5'], { cwd }).ended;
    expect([other.status, other.error]).toEqual([
      2,
      'study: option --epochs cannot be given with --resume. What goes on takes its own data and options, and may change only time, seeds, workers, choose and prefer: leave it out, or begin anew. [OPTION_CONFLICT]\n',
    ]);
    const train = await start(['train', '--resume', 'whole'], { cwd }).ended;
    expect([train.status, train.error]).toEqual([
      2,
      'whole: it is the run of a study, not of a training. Go on with "colonnade study --resume whole". [RUN_UNKNOWN]\n',
    ]);
  }, 60_000);
});
