import { Command, CommanderError, Help } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { Problem } from '../core/problem.ts';
import { alignCommand } from './commands/align.ts';
import { backupCommand, restoreCommand } from './commands/backup.ts';
import { briefCommand } from './commands/brief.ts';
import { checkCommand } from './commands/check.ts';
import { concordanceCommand } from './commands/concordance.ts';
import { doctorCommand } from './commands/doctor.ts';
import { exportCommand } from './commands/export.ts';
import { importCommand } from './commands/import.ts';
import { lookupCommand } from './commands/lookup.ts';
import { matchCommand } from './commands/match.ts';
import { titlesCommand } from './commands/titles.ts';
import { exitCodeOf, exitDone } from './exit-code.ts';
import { optionParsers } from './options.ts';
import { say, type Terminal, UsageError } from './terminal.ts';

/** Options that every command takes. */
export interface GlobalOptions {
  readonly db?: string;
}

/** Runs one command line and answers with the exit code; whatever goes wrong is said on stderr. */
export async function runProgram(terminal: Terminal, args: readonly string[]): Promise<number> {
  let exitCode = exitDone;
  const program = buildProgram(terminal, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    return reportFailure(terminal, error, commandNamed(program, args));
  }
}

const standardHelp = new Help();

function buildProgram(terminal: Terminal, done: (exitCode: number) => void): Command {
  const { t } = terminal;
  const parse = optionParsers(t);
  const program = new Command('concordat');
  program
    .description(t('cli.description'))
    .version(packageJson.version, '-V, --version', t('cli.option.version'))
    .option('--db <FILE>', t('cli.option.db'))
    .option('--ui-language <LANG>', t('cli.option.uiLanguage'), parse.oneOf('--ui-language', ['en', 'ru']))
    .addHelpText('after', `\n${t('cli.help.exitCodes')}`);
  // Before the commands are made, for they take these over.
  program
    .exitOverride()
    .helpOption('-h, --help', t('cli.option.help'))
    .helpCommand('help [COMMAND]', t('cli.command.help'))
    .configureOutput({
      writeOut: (text) => void terminal.stdout.write(text),
      writeErr: (text) => void terminal.stderr.write(text),
      // Said in the user's language by reportFailure.
      outputError: () => {},
    })
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (title) => helpTitle(terminal, title),
      commandUsage: (command) =>
        standardHelp
          .commandUsage(command)
          .replace('[options]', t('cli.help.anyOptions'))
          .replace('[command]', t('cli.help.anyCommand')),
      optionDescription: ({ description, defaultValue }) =>
        defaultValue === undefined ? description : `${description} (${t('cli.help.default', { value: defaultValue })})`,
    });
  for (const define of [
    alignCommand,
    titlesCommand,
    checkCommand,
    briefCommand,
    lookupCommand,
    matchCommand,
    concordanceCommand,
    importCommand,
    exportCommand,
    backupCommand,
    restoreCommand,
    doctorCommand,
  ]) {
    define(program, { terminal, parse, done, globals: () => program.opts<GlobalOptions>() });
  }
  return program;
}

function helpTitle({ t }: Terminal, title: string): string {
  switch (title) {
    case 'Usage:':
      return t('cli.help.usage');
    case 'Arguments:':
      return t('cli.help.arguments');
    case 'Options:':
      return t('cli.help.options');
    case 'Global Options:':
      return t('cli.help.globalOptions');
    case 'Commands:':
      return t('cli.help.commands');
    default:
      return title;
  }
}

function commandNamed(program: Command, args: readonly string[]): string {
  return program.commands.find((command) => args.includes(command.name()))?.name() ?? '';
}

function reportFailure(terminal: Terminal, error: unknown, command: string): number {
  const { t } = terminal;
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exitDone;
    const words = usageWords(terminal, error);
    if (words !== undefined) sayUsage(terminal, words, command);
    return exitCodeOf('usage');
  }
  if (error instanceof UsageError) {
    sayUsage(terminal, error.message, command);
    return exitCodeOf('usage');
  }
  if (error instanceof Problem) {
    say(terminal, `concordat: ${t(`problem.${error.code}`, error.details)}`);
    return exitCodeOf(error.code);
  }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : 'error';
  say(terminal, `concordat: ${t('problem.internal', { message })}`);
  if (process.env.CONCORDAT_DEBUG) console.error(error);
  return exitCodeOf('internal');
}

function sayUsage(terminal: Terminal, words: string, command: string): void {
  say(terminal, `concordat: ${words}`);
  say(terminal, terminal.t('cli.usage.seeHelp', { command }).replace('  ', ' '));
}

/** Commander's complaint in our words; undefined where it has shown the help already. */
function usageWords({ t }: Terminal, error: CommanderError): string | undefined {
  const subject = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  switch (error.code) {
    case 'commander.help':
      return undefined;
    case 'commander.unknownOption':
      return t('cli.usage.unknownOption', { subject });
    case 'commander.unknownCommand':
      return t('cli.usage.unknownCommand', { subject });
    case 'commander.missingArgument':
      return t('cli.usage.missingArgument', { subject });
    case 'commander.optionMissingArgument':
      return t('cli.usage.optionMissingArgument', { subject });
    case 'commander.excessArguments':
      return t('cli.usage.excessArguments');
    default:
      return error.message;
  }
}
