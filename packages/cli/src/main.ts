import { failWith } from './terminal/fail.js';

// The command proper is loaded behind this, so that every error of its own has a face.
try {
  const { runCommand } = await import('./program.js');
  process.exitCode = await runCommand(process.argv.slice(2));
} catch (error) {
  process.exitCode = failWith(error, process.argv.includes('--verbose'));
}
