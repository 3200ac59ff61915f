import { Command, CommanderError } from 'commander';
import { type CommandEntry, commands } from './commands.js';
import { version } from './version.js';

/**
 * Runs the command line; the exit status. Everything that takes time to load, the library too, is loaded when it
 * is called for, so that help comes at once.
 */
export async function runCommand(argv: readonly string[]): Promise<number> {
  let status = 0;
  const program = plain(new Command('colonnade'))
    .description('Dense neural networks, from the data to the deployed model.')
    .usage('<command> [options]')
    .version(version, '--version', 'print the version')
    .helpCommand(false)
    .addHelpText('after', '\nEach command has a help of its own: colonnade train --help');
  for (const entry of commands) {
    const command = plain(program.command(entry.usage)).description(entry.description);
    if (argv[0] === command.name()) await addFlags(command, entry);
    else command.usage(argumentsOf(entry));
    command.action(async (...args: unknown[]) => {
      status = await entry.run(args.slice(0, -2) as (string | undefined)[], command.opts());
    });
  }
  if (argv.length === 0) {
    program.outputHelp();
    return 0;
  }
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    throw (await import('./terminal/reword.js')).reword(error, program, argv);
  }
  return status;
}

/** A command that leaves words and exit to us. */
function plain(command: Command): Command {
  return command
    .helpOption('--help', 'print this help')
    .exitOverride()
    .configureOutput({ outputError: () => {} });
}

async function addFlags(command: Command, entry: CommandEntry): Promise<void> {
  await entry.addFlags(command);
  command.optionsGroup('In general:').option('--verbose', 'on an error, show where in the code it came from');
  command.helpOption('--help', 'print this help');
}

/** `<model> <data>` of `predict <model> <data>`. */
function argumentsOf({ usage }: CommandEntry): string {
  return usage.slice(usage.indexOf(' ') + 1);
}
