// `npm test`: everything that can run on this machine. `npm test -- FILTER` runs only the vitest files whose path
// contains FILTER. A step that fails hides no other; the last line says how many passed, failed and were skipped.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { canInstallBlas, findBlas, installBlas } from './blas.mjs';
import { canInstallChromium, findChromium, installChromium } from './chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const filter = process.argv.slice(2);
const onCi = ['true', '1'].includes(process.env.CI ?? '');

const counts = { passed: 0, failed: 0, skipped: 0 };
const failures = [];
const environment = { ...process.env };

function run(program, parts) {
  const { status, error } = spawnSync(program, parts, {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (error) console.error(`${program} could not be started: ${error.message}`);
  return status === 0;
}

const node = (script, ...parts) => run(process.execPath, [join(root, script), ...parts]);
const tool = (name, ...parts) => run(join(root, 'node_modules', '.bin', name), parts);

function fail(name, count = 1) {
  counts.failed += count;
  failures.push(name);
}

function step(name, check) {
  heading(name);
  if (check()) counts.passed++;
  else fail(name);
}

function heading(name) {
  console.log(`\n== ${name}`);
}

/** Points the browser tests at a Chromium. Without one they skip themselves, which on CI is a failure. */
function browser() {
  heading('browser');
  let path = findChromium();
  if (!path && !process.env.CHROMIUM_PATH && filter.length === 0 && canInstallChromium()) {
    console.log('No Chromium here: installing the package "chromium" with apt-get for the browser tests.');
    path = installChromium();
  }
  if (path) {
    environment.CHROMIUM_PATH = path;
    console.log(`Browser tests use ${path}.`);
    counts.passed++;
    return;
  }
  console.log(
    'No Chromium: browser tests are skipped. Install it ("apt-get install chromium") or set CHROMIUM_PATH.',
  );
  if (onCi) fail('browser');
  else counts.skipped++;
}

/** Says which BLAS there is. Without one the tests of the native engine skip themselves, which on CI is a failure. */
function blas() {
  heading('BLAS');
  let name = findBlas();
  if (!name && filter.length === 0 && canInstallBlas()) {
    console.log(
      'No BLAS here: installing the package "libopenblas0-pthread" with apt-get for the native engine.',
    );
    name = installBlas();
  }
  if (name) {
    console.log(`The native engine is tested on ${name}.`);
    counts.passed++;
    return;
  }
  console.log(
    'No BLAS: tests of the native engine are skipped. Install OpenBLAS ("apt-get install libopenblas0-pthread").',
  );
  if (onCi) fail('BLAS');
  else counts.skipped++;
}

/** Runs vitest and adds its tests, one by one, to the counts. */
function vitest() {
  heading(filter.length > 0 ? `tests: ${filter.join(' ')}` : 'tests');
  const folder = mkdtempSync(join(tmpdir(), 'colonnade-test-'));
  const file = join(folder, 'result.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const passed = tool('vitest', 'run', ...reporters, ...filter);
    const { tests, broken, names } = existsSync(file)
      ? readResult(file)
      : { tests: {}, broken: 0, names: [] };
    counts.passed += tests.passed ?? 0;
    counts.skipped += (tests.skipped ?? 0) + (tests.pending ?? 0) + (tests.todo ?? 0);
    const failed = (tests.failed ?? 0) + broken;
    // A run can fail with every test passing: an unhandled rejection, or vitest itself.
    if (failed > 0 || !passed) fail('tests', Math.max(failed, 1));
    failures.push(...names);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readResult(file) {
  const { testResults } = JSON.parse(readFileSync(file, 'utf8'));
  const tests = {};
  for (const { assertionResults } of testResults) {
    for (const { status } of assertionResults) tests[status] = (tests[status] ?? 0) + 1;
  }
  // A file that could not be loaded has no tests, but has failed.
  const isBroken = ({ status, assertionResults }) =>
    status === 'failed' && assertionResults.every((test) => test.status !== 'failed');
  const broken = testResults.filter(isBroken).length;
  // Said again at the very end: a log of a thousand lines is read from there.
  const names = testResults.flatMap((file) => {
    const said = (what, message = '') => `${relative(root, file.name)}: ${what}: ${message.split('\n')[0]}`;
    if (isBroken(file)) return [said('could not be loaded', file.message)];
    const failed = file.assertionResults.filter(({ status }) => status === 'failed');
    return failed.map(({ fullName, failureMessages }) => said(fullName, failureMessages[0]));
  });
  return { tests, broken, names };
}

/** The packages that others install. */
const published = readdirSync(join(root, 'packages')).filter((name) => {
  const manifest = join(root, 'packages', name, 'package.json');
  return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).private !== true;
});

if (filter.length > 0) {
  browser();
  blas();
  vitest();
} else {
  browser();
  blas();
  step('build', () => node('scripts/build.mjs'));
  step('types of the studio', () => tool('tsc', '-p', 'packages/studio'));
  step('types of the tests', () => tool('tsc', '-p', 'tsconfig.tests.json'));
  step('lint', () => tool('biome', 'check', '.'));
  step('unused code', () => tool('knip'));
  for (const name of published) {
    step(`package ${name}`, () =>
      tool('publint', 'run', join('packages', name), '--strict', '--pack', 'false'),
    );
  }
  vitest();
  if (existsSync(join(root, 'scripts', 'mutants.mjs'))) step('mutants', () => node('scripts/mutants.mjs'));
}

if (failures.length > 0) console.log(`\nFailed:\n${failures.map((failure) => `  ${failure}`).join('\n')}`);
console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = counts.failed > 0 ? 1 : 0;
