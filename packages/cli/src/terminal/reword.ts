import { ColonnadeError, nearestName } from '@colonnade/core';
import type { Command, CommanderError } from 'commander';

/** What commander found wrong, in this command's words. */
export function reword(error: CommanderError, program: Command, argv: readonly string[]): ColonnadeError {
  const command = program.commands.find((each) => each.name() === argv[0]);
  const where = command?.name() ?? 'colonnade';
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const help = `see "colonnade ${command ? `${where} ` : ''}--help"`;
  switch (error.code) {
    case 'commander.unknownOption': {
      const names = (command ?? program).options.map((option) => option.long ?? '');
      const near = nearestName(quoted, names);
      const advice = near ? `did you mean ${near}` : help;
      return wrong('OPTION_UNKNOWN', where, `option ${quoted} is unknown`, advice);
    }
    case 'commander.unknownCommand':
    case 'commander.help': {
      const name = quoted || argv[0];
      const near = nearestName(name, [...program.commands.map((each) => each.name())]);
      const advice = near ? `did you mean ${near}` : help;
      return wrong('COMMAND_UNKNOWN', where, `there is no command ${name}`, advice);
    }
    case 'commander.missingArgument':
      return wrong('OPTION_MISSING', where, `<${quoted}> is missing`, help);
    case 'commander.optionMissingArgument':
      return wrong('OPTION_MISSING', where, `option ${quoted} needs a value`, help);
    case 'commander.excessArguments': {
      const takes = command?.registeredArguments.map((each) => `<${each.name()}>`).join(' ') ?? '';
      return wrong('OPTION_UNKNOWN', where, `it takes ${takes} and options, and there is more`, help);
    }
    default:
      return wrong('OPTION_TYPE', where, error.message.replace(/^error: /, '').replace(/\.$/, ''), help);
  }
}

function wrong(code: ColonnadeError['code'], where: string, problem: string, text: string): ColonnadeError {
  return new ColonnadeError({ code, where, problem, remedy: { text } });
}
