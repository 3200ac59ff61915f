import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { dataFile, temporaryFolder } from './support/command.js';
import { bin, build, type Ended, sleep, start, startProgram, until } from './support/process.js';

const folder = temporaryFolder();
const at = (...names: string[]) => join(folder, ...names);
const cancer = dataFile('breast-cancer/breast_cancer.csv');
const digits = dataFile('digits/digits.csv');

/** Trainings of about a second, one of each way that a step can go. */
const trainings = {
  'mini-batches with adam': ['--hidden', '32', '--epochs', '3000', '--patience', '0'],
  'all examples with bold-driver': [
    ...['--optimizer', 'gradient-descent', '--schedule', 'bold-driver', '--learning-rate', '0.5'],
    ...['--batch-size', 'all', '--hidden', '32', '--epochs', '8000', '--patience', '0'],
  ],
  'dropout and patience': ['--dropout', '0.2', '--hidden', '32', '--epochs', '1800', '--patience', '1200'],
} as const;

const argvOf = (options: readonly string[], out: string) => [
  ...['train', cancer, '--target', 'diagnosis', ...options, '--out', out, '--quiet'],
];
const onDigits = (options: readonly string[], out: string) => [
  ...['train', digits, '--target', 'digit', ...options, '--out', out, '--quiet'],
];
const model = (run: string) => readFileSync(join(run, 'model.safetensors'));
const epochs = (run: string) =>
  readFileSync(join(run, 'history.jsonl'), 'utf8').trim().split('\n').length - 1;
const saved = (run: string) => () => existsSync(join(run, 'checkpoint.safetensors'));

/** Kills a training once it has saved something and a moment more, and lets it go on until it is done. */
async function killAndGoOn(
  argv: readonly string[],
  run: string,
  momentsMs: readonly number[],
): Promise<Ended> {
  let next = argv;
  for (const momentMs of momentsMs) {
    const { process, ended } = start(next);
    await until('a checkpoint', saved(run));
    await sleep(momentMs);
    process.kill('SIGKILL');
    await ended;
    next = ['train', '--resume', run, '--quiet'];
  }
  return start(next).ended;
}

beforeAll(build);

describe('a run that is stopped', () => {
  it.each(Object.entries(trainings))('%s: killed twice, it ends in the same bits', async (name, options) => {
    const whole = at(`${name} whole`);
    const killed = at(`${name} killed`);
    expect(await start(argvOf(options, whole)).ended).toMatchObject({ status: 0, error: '' });
    const ended = await killAndGoOn(argvOf(options, killed), killed, [300, 500]);
    expect(ended).toMatchObject({ status: 0, error: '' });
    expect(model(killed).equals(model(whole))).toBe(true);
    expect(readFileSync(join(killed, 'history.jsonl'), 'utf8')).toBe(
      readFileSync(join(whole, 'history.jsonl'), 'utf8'),
    );
    expect(readdirSync(killed)).toEqual(readdirSync(whole)); // no lock, nothing half written
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('by %s saves, says so, and goes on to the same bits', async (signal, status) => {
    const options = trainings['mini-batches with adam'];
    const run = at(signal);
    const { process, ended } = start(argvOf(options, run));
    await until('a checkpoint', saved(run));
    process.kill(signal);
    expect(await ended).toEqual({
      status,
      signal: null,
      out: expect.stringContaining('The run was interrupted after epoch'),
      error:
        '\nStopping: what was trained is saved. Once more stops at once, without saving.\n' +
        `Go on with: colonnade train --resume ${run}\n`,
    });
    const result = JSON.parse(readFileSync(join(run, 'result.json'), 'utf8'));
    expect(result.stopped).toBe('interrupted');
    expect(result.epochs).toBe(epochs(run));
    expect(result.epochs).toBeLessThan(3000);
    expect(await start(['train', '--resume', run, '--quiet']).ended).toMatchObject({ status: 0, error: '' });
    expect(model(run).equals(model(at('mini-batches with adam whole')))).toBe(true);
  });

  it('by a second Ctrl-C ends at once, without a model and without a lock', async () => {
    const run = at('twice');
    const { process, ended } = start(
      onDigits(['--hidden', '128,128', '--epochs', '1000', '--patience', '0'], run),
    );
    await until('a checkpoint', saved(run));
    process.kill('SIGINT');
    process.kill('SIGINT');
    await sleep(20);
    process.kill('SIGINT');
    expect(await ended).toMatchObject({ status: 130, signal: null });
    expect(readdirSync(run).sort()).toEqual(['checkpoint.safetensors', 'history.jsonl', 'run.json']);
  });

  it('while the learning rate is still being chosen has nothing to save', async () => {
    const rangeTest = ['--optimizer', 'gradient-descent', '--hidden', '1024,1024'];
    const { process, ended } = start(onDigits(rangeTest, at('early')));
    await sleep(2500);
    process.kill('SIGINT');
    const { status, out, error } = await ended;
    expect([status, out]).toEqual([130, '']);
    expect(error).toContain('train: stopped while the learning rate was still being chosen');
    expect(existsSync(at('early'))).toBe(false);
  });

  it('before its first checkpoint begins anew with --resume', async () => {
    const whole = at('mini-batches with adam whole');
    const run = at('no checkpoint');
    mkdirSync(run);
    writeFileSync(join(run, 'run.json'), readFileSync(join(whole, 'run.json')));
    writeFileSync(join(run, 'lock'), '999999999 1');
    writeFileSync(join(run, 'checkpoint.safetensors.4711.tmp'), 'half of a che');
    expect(await start(['train', '--resume', run, '--quiet']).ended).toMatchObject({ status: 0, error: '' });
    expect(model(run).equals(model(whole))).toBe(true);
    expect(readdirSync(run)).toEqual(readdirSync(whole));
  });

  it.each([
    [
      'with no run.json',
      () => mkdirSync(at('with no run.json')),
      (run: string) =>
        `${run}: it is not a run that could go on: it has no run.json, which is written before the first epoch. ` +
        'Name a folder that "colonnade train" made, such as runs/digits, or train anew. [RUN_UNKNOWN]\n',
    ],
    [
      'with half a run.json',
      () => {
        mkdirSync(at('with half a run.json'));
        writeFileSync(at('with half a run.json', 'run.json'), '{ "version": 1, "da');
      },
      (run: string) =>
        `${run}: it is not a run that could go on: its run.json is damaged. ` +
        'Name a folder that "colonnade train" made, such as runs/digits, or train anew. [RUN_UNKNOWN]\n',
    ],
    [
      'with half a checkpoint',
      () => {
        const [run, whole] = [at('with half a checkpoint'), at('mini-batches with adam whole')];
        mkdirSync(run);
        for (const name of ['run.json', 'checkpoint.safetensors']) {
          const bytes = readFileSync(join(whole, name));
          writeFileSync(join(run, name), name === 'run.json' ? bytes : bytes.subarray(0, 20_000));
        }
      },
      (run: string) =>
        expect.stringMatching(
          new RegExp(
            `^${run}/checkpoint\\.safetensors: .*Delete it to begin this run anew\\. \\[MODEL_DAMAGED\\]\\n$`,
          ),
        ),
    ],
  ])('%s says what to do', async (name, prepare, message) => {
    prepare();
    const ended = await start(['train', '--resume', at(name)]).ended;
    expect(ended).toEqual({ status: 2, signal: null, out: '', error: message(at(name)) });
  });

  it('may be given more epochs, and keeps them when it is stopped again', async () => {
    const [short, long] = [at('short'), at('long')];
    const base = ['--hidden', '32', '--patience', '0'];
    await start(argvOf([...base, '--epochs', '5'], short)).ended;
    const { process, ended } = start(['train', '--resume', short, '--epochs', '3000', '--quiet']);
    await until('a sixth epoch', () => epochs(short) > 5);
    process.kill('SIGKILL');
    await ended;
    expect(await start(['train', '--resume', short, '--quiet']).ended).toMatchObject({
      status: 0,
      error: '',
    });
    await start(argvOf([...base, '--epochs', '3000'], long)).ended;
    expect(model(short).equals(model(long))).toBe(true);
  });

  it('that is done stays as it is', async () => {
    const run = at('mini-batches with adam whole');
    const before = model(run);
    expect(await start(['train', '--resume', run, '--quiet']).ended).toMatchObject({ status: 0, error: '' });
    expect(model(run).equals(before)).toBe(true);
  });
});

describe('a run that goes on', () => {
  const run = at('mini-batches with adam whole');

  it.each([
    [
      ['--hidden', '5'],
      'train: option --hidden cannot be given with --resume. A run that goes on may change only epochs, time, ' +
        'patience: leave it out, or train anew. [OPTION_CONFLICT]\n',
    ],
    [
      ['--epochs', '12'],
      'train: option --epochs is 12, but this run has done 3000 already. Ask for more of them. [OPTION_CONFLICT]\n',
    ],
    [
      ['--out', 'elsewhere'],
      'train: option --out cannot be given with --resume. A run that goes on may change only epochs, time, ' +
        'patience: leave it out, or train anew. [OPTION_CONFLICT]\n',
    ],
  ])('refuses %j', async (argv, error) => {
    const ended = await start(['train', '--resume', run, ...argv]).ended;
    expect(ended).toEqual({ status: 2, signal: null, out: '', error });
    expect(existsSync(join(run, 'lock'))).toBe(false);
  });

  it('refuses data that have changed, and data that are gone', async () => {
    const [file, other] = [at('changing.csv'), at('changing')];
    const rows = Array.from({ length: 40 }, (_, i) => `${(i * 7) % 13},${i % 2}`);
    writeFileSync(file, `a,b\n${rows.join('\n')}\n`);
    await start(['train', file, '--target', 'b', '--epochs', '3', '--out', other, '--quiet']).ended;
    writeFileSync(file, `a,b\n${rows.reverse().join('\n')}\n`);
    const resume = () => start(['train', '--resume', other, '--quiet']).ended;
    expect(await resume()).toMatchObject({
      status: 2,
      error:
        `${other}: ${file} has changed since this run began. A run goes on only with the data it began with: ` +
        'train a new model on the changed data. [RUN_CHANGED]\n',
    });
    renameSync(file, at('gone.csv'));
    expect(await resume()).toMatchObject({
      status: 2,
      error: `${file}: there is no such file. [FILE_NOT_FOUND]\n`,
    });
  });

  it('goes on from standard input when the same data are sent again', async () => {
    const csv = Array.from({ length: 40 }, (_, i) => `${(i * 7) % 41},${i % 2}\n`).join('');
    const send = (argv: string[], text: string) => {
      const { process, ended } = start(argv, { stdio: ['pipe', 'pipe', 'pipe'] });
      process.stdin!.end(text);
      return ended;
    };
    const piped = at('piped');
    await send(['train', '-', '--target', 'b', '--epochs', '3', '--out', piped, '--quiet'], `a,b\n${csv}`);
    const resume = ['train', '--resume', piped, '--quiet', '--epochs', '4'];
    expect(await send(resume, '')).toMatchObject({
      status: 2,
      error:
        `${piped}: the data of this run came from standard input, and nothing is sent to it now. ` +
        'Pipe the same data into the command again. [EMPTY_DATA]\n',
    });
    expect(await send(resume, `a,b\n${csv}`)).toMatchObject({ status: 0, error: '' });
  });
});

describe('runs side by side', () => {
  it('two with the same --out get a folder each', async () => {
    const both = await Promise.all([0, 1].map(() => start(argvOf(['--epochs', '2'], at('same'))).ended));
    expect(both.map(({ status }) => status)).toEqual([0, 0]);
    expect(readdirSync(at('same'))).toEqual(readdirSync(at('same-2')));
    expect(model(at('same')).equals(model(at('same-2')))).toBe(true);
  });

  it('a second --resume is refused while the first is at work', async () => {
    const run = at('busy');
    const first = start(argvOf(['--epochs', '5000', '--patience', '0'], run));
    await until('a checkpoint', saved(run));
    const second = await start(['train', '--resume', run]).ended;
    expect(second).toEqual({
      status: 2,
      signal: null,
      out: '',
      error: `${run}: process ${first.process.pid} is working on this run. Wait until it has ended. [RUN_BUSY]\n`,
    });
    first.process.kill('SIGKILL');
    await first.ended;
    // Of many that find the dead process's lock, one goes on.
    const many = await Promise.all(
      Array.from(
        { length: 4 },
        () => start(['train', '--resume', run, '--epochs', '5000', '--time', '4s', '--quiet']).ended,
      ),
    );
    expect(many.map(({ status }) => status).sort()).toEqual([0, 2, 2, 2]);
  });
});

describe('a disk without room', () => {
  // A limit on the size of a file stands for a full disk: the write fails in the same place.
  const limited = (bytes: number, argv: readonly string[]) =>
    startProgram('prlimit', [`--fsize=${bytes}`, process.execPath, bin, ...argv]).ended;

  it.skipIf(!existsSync('/usr/bin/prlimit'))(
    'ends with 1, and the last whole checkpoint goes on',
    async () => {
      const run = at('full');
      const wide = argvOf(['--hidden', '32', '--epochs', '3000', '--patience', '0'], run);
      const { process: child, ended } = start(wide);
      await until('a checkpoint', saved(run));
      child.kill('SIGKILL');
      await ended;
      const before = readFileSync(join(run, 'checkpoint.safetensors'));
      const full = await limited(15_000, ['train', '--resume', run, '--quiet']);
      expect(full.status).toBe(1);
      expect(full.out).toBe('');
      expect(full.error).toMatch(
        /(checkpoint\.safetensors|history\.jsonl): it could not be written: the file would be larger than the system allows\. Make room and go on\. \[WRITE_FAILED\]\n$/,
      );
      expect(readFileSync(join(run, 'checkpoint.safetensors')).equals(before)).toBe(true);
      expect(readdirSync(run).filter((name) => /tmp|lock|model/.test(name))).toEqual([]);
      expect(await start(['train', '--resume', run, '--quiet']).ended).toMatchObject({
        status: 0,
        error: '',
      });
      expect(model(run).equals(model(at('mini-batches with adam whole')))).toBe(true);
    },
  );

  it.skipIf(!existsSync('/dev/full'))('on standard output ends with 1', async () => {
    const { ended } = startProgram('sh', ['-c', `"$0" "$1" toy moons > /dev/full`, process.execPath, bin]);
    expect(await ended).toEqual({
      status: 1,
      signal: null,
      out: '',
      error:
        'standard output: it could not be written: the disk is full. Make room and go on. [WRITE_FAILED]\n',
    });
  });
});

describe('readers that go away', () => {
  it.each([
    ['toy', ['toy', 'moons']],
    ['train', ['train', 'toy:moons', '--target', 'label', '--epochs', '30', '--out', at('unread')]],
  ])('%s is not disturbed', async (_name, argv) => {
    const { process, ended } = start(argv);
    process.stdout!.destroy();
    process.stderr!.destroy();
    expect(await ended).toMatchObject({ status: 0 });
    if (argv[0] === 'train') expect(readdirSync(at('unread'))).toContain('model.safetensors');
  });
});
