import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StudioServer, serveStudio } from '../../packages/cli/src/studio/serve.js';

const folder = mkdtempSync(join(tmpdir(), 'colonnade-studio-'));
writeFileSync(join(folder, 'mine.csv'), 'a,b\n1,2\n');
writeFileSync(join(folder, 'other.csv'), 'secret\n');

afterAll(() => rmSync(folder, { recursive: true }));

describe('the server of the studio', () => {
  let server: StudioServer;
  let port: number;

  beforeAll(async () => {
    server = await serveStudio([{ name: 'mine.csv', path: join(folder, 'mine.csv') }], 0);
    port = Number(new URL(server.url).port);
  });
  afterAll(() => server.close());

  /** The path goes as it is: fetch would tidy it. */
  function ask(path: string, { host = `127.0.0.1:${port}`, method = 'GET', address = '127.0.0.1' } = {}) {
    return new Promise<{ status: number; text: string; headers: Record<string, unknown> }>(
      (resolve, reject) => {
        const sent = request({ host: address, port, path, method, headers: { host } }, (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (part: string) => {
            text += part;
          });
          response.on('end', () =>
            resolve({ status: response.statusCode!, text, headers: response.headers }),
          );
        });
        sent.on('error', reject);
        sent.end();
      },
    );
  }

  it('gives the page, isolated and with a strict policy', async () => {
    const { status, text, headers } = await ask('/');
    expect(status).toBe(200);
    expect(text).toContain('<div id="studio">');
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['cross-origin-embedder-policy']).toBe('require-corp');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toMatch(/unsafe-inline|(?<!wasm-)unsafe-eval|https?:|\*/);
  });

  it('gives what it was given, by its name, and a sample', async () => {
    expect((await ask('/given/mine.csv')).text).toBe('a,b\n1,2\n');
    expect((await ask('/samples/digits.csv')).status).toBe(200);
  });

  it.each([
    '/given/other.csv',
    '/given/../given/mine.csv',
    '/../../package.json',
    '/..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e/package.json',
    '/assets/..%5c..%5cpackage.json',
    '/%00',
    '/%',
    '//etc/passwd',
    '/assets',
    '/nothing.js',
  ])('has nothing else of the disk: %s', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  it('answers to no other name of this machine: a foreign page cannot reach it', async () => {
    for (const host of [
      'evil.example',
      `evil.example:${port}`,
      '127.0.0.1',
      `127.0.0.1.evil.example:${port}`,
    ]) {
      expect((await ask('/given/mine.csv', { host })).status).toBe(403);
    }
    expect((await ask('/', { host: `localhost:${port}` })).status).toBe(200);
  });

  it('listens on this machine only, and takes nothing', async () => {
    await expect(ask('/', { address: '127.0.0.2' })).rejects.toThrow('ECONNREFUSED');
    expect((await ask('/', { method: 'POST' })).status).toBe(405);
  });
});

describe('the command', () => {
  it.each([
    [['--missing', 'n/a'], 'option --missing is about data that are opened, and no data are named'],
    [
      ['toy:moons', '--separator', ';'],
      'option --separator is about data that are opened, and a toy set is no file',
    ],
    [['nowhere.csv', '--decimal', 'x'], 'option --decimal is "x", but must be one of ., ,'],
    [
      ['nowhere.csv', '--fill', 'zero'],
      'option --fill is "zero", but must be one of mean, median, most-frequent',
    ],
  ])('ignores no option: %j', { timeout: 60_000 }, (argv, problem) => {
    const ended = spawnSync(process.execPath, [command, 'studio', ...argv, '--no-open'], {
      encoding: 'utf8',
      timeout: 30_000,
    });
    expect([ended.status, ended.stdout]).toEqual([2, '']);
    expect(ended.stderr).toContain(`studio: ${problem}`);
  });

  it('puts the options of data into the address', { timeout: 60_000 }, async () => {
    const data = join(folder, 'given.csv');
    writeFileSync(data, 'a;y\n1;0\nn/a;1\n');
    const argv = [
      '--target',
      'y',
      '--missing',
      'n/a',
      '--columns',
      'a=number',
      '--fill',
      'median',
      '--separator',
      ';',
    ];
    const child = spawn(process.execPath, [command, 'studio', data, '--no-open', ...argv]);
    const [address] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
    child.kill('SIGINT');
    await once(child, 'exit');
    expect([...new URL(address.trim()).searchParams]).toEqual([
      ['given', 'given.csv'],
      ['target', 'y'],
      ['columns', '{"a":"number"}'],
      ['missing', '["n/a"]'],
      ['fill', 'median'],
      ['separator', ';'],
    ]);
  });

  const command = fileURLToPath(new URL('../../packages/cli/bin/colonnade.mjs', import.meta.url));

  it.each(['toy:flowr', 'toy:flower?sed=3', 'nowhere.csv'])(
    'says what is wrong with %s and ends, since no server has begun',
    { timeout: 60_000 },
    (data) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [command, 'studio', data, '--no-open'], {
        encoding: 'utf8',
        timeout: 30_000,
      });
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr.trim().split('\n')).toHaveLength(1);
      expect(stderr).toContain(data.split('?')[0]);
    },
  );
});
