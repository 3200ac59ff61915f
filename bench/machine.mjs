// The machine that a run was measured on.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';

/** Instruction sets that change what products cost. */
const FEATURES = [
  'sse4_1',
  'avx',
  'avx2',
  'fma',
  'avx512f',
  'avx512_bf16',
  'amx_tile',
  'asimd',
  'asimdhp',
  'sve',
];

export function machine() {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    features: features(),
    memoryGiB: Number((totalmem() / 2 ** 30).toPrecision(3)),
    system: `${platform()} ${release().split('-')[0]} ${arch()}`,
    node: process.versions.node,
    loadAverage: Number(loadavg()[0].toFixed(2)),
    environment: steering(),
    nodeBytes: idleBytes(0),
    nodeThreadBytes: idleBytes(1),
  };
}

/** The variables of the environment that steer a BLAS: all contenders have them. */
function steering() {
  return Object.entries(process.env)
    .filter(([name]) => /^(OPENBLAS|GOTO|OMP|MKL|BLIS|VECLIB)_/.test(name))
    .map(([name, value]) => `${name}=${value}`)
    .sort();
}

/** The most memory of a Node that does nothing, with so many threads that do nothing. */
function idleBytes(threads) {
  const script = fileURLToPath(new URL('./idle.mjs', import.meta.url));
  return Number(execFileSync(process.execPath, [script, String(threads)], { encoding: 'utf8' }));
}

/** What Linux says the processor can; elsewhere it is not told. */
function features() {
  if (!existsSync('/proc/cpuinfo')) return [];
  const [, flags = ''] = /^(?:flags|Features)\s*:(.*)$/m.exec(readFileSync('/proc/cpuinfo', 'utf8')) ?? [];
  const has = new Set(flags.trim().split(/\s+/));
  return FEATURES.filter((name) => has.has(name));
}

/** The commit that is measured; null outside a checkout. */
export function commit() {
  const git = (...parts) =>
    execFileSync('git', parts, {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  try {
    const changed = git('status', '--porcelain', '--', 'packages') !== '';
    return `${git('rev-parse', '--short', 'HEAD')}${changed ? ' with changes' : ''}`;
  } catch {
    return null;
  }
}
