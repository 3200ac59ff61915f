import { ColonnadeError, nearestName, type OptionTable, trainOptions } from '@colonnade/core';
import { Command, CommanderError, Option } from 'commander';
import { addConfig, mergeConfig } from './input/config.js';
import { addFlags, readFlags } from './input/flags.js';
import { addNotYet, laterCommands, refuseNotYet } from './input/not-yet.js';
import { version } from './version.js';

type Action = (
  positional: readonly (string | undefined)[],
  flags: Record<string, unknown>,
) => Promise<number>;

/** Runs the command line; the exit status. Every command is loaded when it is called, so that help comes at once. */
export async function runCommand(argv: readonly string[]): Promise<number> {
  let status = 0;
  const program = new Command('colonnade')
    .description('Dense neural networks, from the data to the deployed model.')
    .version(version, '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ outputError: () => {} });
  const add = (usage: string, description: string, action: Action): Command => {
    const command = program
      .command(usage)
      .description(description)
      .helpOption('--help', 'print this help')
      .exitOverride()
      .configureOutput({ outputError: () => {} })
      .option('--verbose', 'on an error, show where in the code it came from');
    command.action(async (...args: unknown[]) => {
      const flags = command.opts() as Record<string, unknown>;
      status = await action(args.slice(0, -2) as (string | undefined)[], flags);
    });
    return command;
  };
  addCommands(add);
  for (const [name, what] of Object.entries(laterCommands)) {
    program
      .command(name, { hidden: true })
      .allowUnknownOption()
      .allowExcessArguments()
      .helpOption(false)
      .action(() => {
        throw new ColonnadeError({
          code: 'OPTION_NOT_YET',
          where: 'colonnade',
          problem: `the command ${name} (${what}) is not in this version yet`,
        });
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
    throw reword(error, program, argv);
  }
  return status;
}

function addCommands(add: (usage: string, description: string, action: Action) => Command): void {
  const trainLike = (command: Command): Command => {
    addFlags(command, trainOptions);
    addReading(command);
    command
      .option('--test <file>', 'data to test on, in place of a share of the rows')
      .option('--test-labels <file>', 'the labels of the test data')
      .option('--test-input <name>', 'HDF5: the dataset of the test inputs')
      .option('--test-target <name>', 'HDF5: the dataset of the test targets');
    addConfig(command);
    addNotYet(command);
    return command;
  };
  const options = (flags: Record<string, unknown>) => {
    refuseNotYet(flags);
    return mergeConfig(flags, readFlags(flags, trainOptions), trainOptions) as never;
  };

  trainLike(
    add('train [data]', 'train, test, save a model with its report', async ([data], flags) =>
      (await import('./commands/train.js')).train(data, options(flags), flags),
    ),
  )
    .option('--out <folder>', 'the run folder; it is never overwritten (default: runs/<name of the data>)')
    .option('--resume <run>', 'go on with a run that was stopped')
    .option('--json', 'print one JSON document')
    .option('--quiet', 'print neither dimensions nor progress');

  addReading(
    add('evaluate <model> <data>', 'measure a saved model', async ([model, data], flags) =>
      (await import('./commands/evaluate.js')).evaluateModel(model!, data!, flags),
    ),
  )
    .option('--target <name>', 'HDF5: the dataset of the targets')
    .option('--json', 'print one JSON document');

  addReading(
    add('predict <model> <data>', 'predictions as CSV', async ([model, data], flags) =>
      (await import('./commands/predict.js')).predict(model!, data!, flags),
    ),
  )
    .option('--out <file>', 'a new file, .csv or .json (default: CSV on standard output)')
    .option('--keep <columns>', 'columns of the data to copy: a,b');

  const inspect = addReading(
    add(
      'inspect <model-or-data>',
      'columns and dimensions, or the shape table of a network',
      async ([path], flags) => (await import('./commands/inspect.js')).inspect(path!, flags),
    ),
  ).option('--json', 'print one JSON document');
  addFlags(inspect, pick(trainOptions, ['target', 'task', 'columns', 'drop', 'missing']));

  add(
    'compare <runs...>',
    'options that differ, metrics side by side, paired difference',
    async ([runs], flags) => (await import('./commands/compare.js')).compare(runs as never, flags),
  ).option('--json', 'print one JSON document');

  trainLike(
    add('gradient-check <data>', 'backward propagation beside central differences', async ([data], flags) =>
      (await import('./commands/gradient-check.js')).gradientCheck(data!, options(flags), flags),
    ),
  ).option('--json', 'print one JSON document');

  add('export <model>', 'a stand-alone file that predicts', async ([model], flags) =>
    (await import('./commands/export.js')).exportModel(model!, flags),
  )
    .option('--to <format>', 'typescript')
    .option('--out <file>', 'a new file (default: standard output)');

  add(
    'toy <name>',
    'flower, moons, circles, spirals, blobs, xor, gaussian or waves, as CSV',
    async ([name], flags) => (await import('./commands/toy.js')).toy(name!, flags),
  )
    .addOption(new Option('--seed <n>', 'another draw of the same set (default: 1)'))
    .option('--out <file>', 'a new file (default: standard output)');
}

/** Flags about reading files, of every command that reads data. */
function addReading(command: Command): Command {
  return command
    .option('--labels <file>', 'a file with the labels, a row for each of the data')
    .option('--input <name>', 'HDF5: the dataset of the inputs')
    .option('--separator <character>', 'CSV: what stands between cells (default: found)')
    .option('--no-header', 'CSV: the first line is data already');
}

function pick(table: OptionTable, names: readonly string[]): OptionTable {
  return Object.fromEntries(names.map((name) => [name, table[name]]));
}

/** What commander found wrong, in this command's words. */
function reword(error: CommanderError, program: Command, argv: readonly string[]): ColonnadeError {
  const command = program.commands.find((each) => each.name() === argv[0]);
  const where = command?.name() ?? 'colonnade';
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const help = `see "colonnade ${command ? `${where} ` : ''}--help"`;
  switch (error.code) {
    case 'commander.unknownOption': {
      const names = (command ?? program).options.map((option) => option.long ?? '');
      const near = nearestName(quoted, names);
      return fail(
        'OPTION_UNKNOWN',
        where,
        `option ${quoted} is unknown`,
        near ? `did you mean ${near}` : help,
      );
    }
    case 'commander.unknownCommand':
    case 'commander.help': {
      const name = quoted || argv[0];
      const near = nearestName(name, [...program.commands.map((each) => each.name())]);
      return fail(
        'COMMAND_UNKNOWN',
        where,
        `there is no command ${name}`,
        near ? `did you mean ${near}` : help,
      );
    }
    case 'commander.missingArgument':
      return fail('OPTION_MISSING', where, `<${quoted}> is missing`, help);
    case 'commander.optionMissingArgument':
      return fail('OPTION_MISSING', where, `option ${quoted} needs a value`, help);
    case 'commander.excessArguments': {
      const takes = command?.registeredArguments.map((each) => `<${each.name()}>`).join(' ') ?? '';
      return fail('OPTION_UNKNOWN', where, `it takes ${takes} and options, and there is more`, help);
    }
    default:
      return fail('OPTION_TYPE', where, error.message.replace(/^error: /, '').replace(/\.$/, ''), help);
  }
}

function fail(code: ColonnadeError['code'], where: string, problem: string, text: string): ColonnadeError {
  return new ColonnadeError({ code, where, problem, remedy: { text } });
}
