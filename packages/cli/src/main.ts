import { explain } from './terminal/fail.js';
import { outputProblem, watchOutput } from './terminal/output.js';

const argv = process.argv.slice(2);

/** Says what went wrong on standard error; the exit status. */
function fail(error: unknown): number {
  const { text, status } = explain(error, { command: argv[0], verbose: argv.includes('--verbose') });
  process.stderr.write(text);
  return status;
}

watchOutput();
process.on('uncaughtException', (error) => process.exit(fail(error)));
try {
  // The command proper is loaded behind this, so that every error of its own has a face.
  const { runCommand } = await import('./program.js');
  process.exitCode = await runCommand(argv);
} catch (error) {
  process.exitCode = fail(error);
}
const problem = await outputProblem();
if (problem) process.exitCode = fail(problem);
