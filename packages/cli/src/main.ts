const argv = process.argv.slice(2);

/** Says what went wrong on standard error; the exit status. */
async function fail(error: unknown): Promise<number> {
  const { explain } = await import('./terminal/fail.js');
  const { text, status } = explain(error, { command: argv[0], verbose: argv.includes('--verbose') });
  process.stderr.write(text);
  return status;
}

let lost: NodeJS.ErrnoException | undefined;
// A reader that has gone (`| head`) is its own affair, and so is standard error: a training goes on without them.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  lost ??= error;
});
process.stderr.on('error', () => {});
process.on('uncaughtException', async (error) => process.exit(await fail(error)));

try {
  // The command proper is loaded behind this, so that every error of its own has a face.
  const { runCommand } = await import('./program.js');
  process.exitCode = await runCommand(argv);
} catch (error) {
  process.exitCode = await fail(error);
}
await new Promise<void>((written) => process.stdout.write('', () => written()));
if (lost && lost.code !== 'EPIPE') {
  const { writeError } = await import('./run/files.js');
  process.exitCode = await fail(writeError('standard output', lost));
}
