import type { Command } from 'commander';
import type { DoctorCheck } from '../../engine/contract.ts';
import type { CommandContext } from '../command-context.ts';
import { exitCodeOf, exitDone, exitFindings } from '../exit-code.ts';
import { askEngine, databasePath, withProgress } from '../session.ts';
import { printTable } from '../table.ts';
import { say } from '../terminal.ts';

interface DoctorOptions {
  readonly json?: boolean;
  readonly repair?: boolean;
}

export function doctorCommand(program: Command, context: CommandContext): void {
  const { terminal } = context;
  const { t } = terminal;
  program
    .command('doctor')
    .description(t('cli.command.doctor'))
    .option('--repair', t('cli.option.repair'))
    .option('--json', t('cli.option.json'))
    .action(async ({ json, repair }: DoctorOptions) => {
      const checks = await examine(context, repair === true);
      if (json) terminal.stdout.write(`${JSON.stringify(checks, undefined, 2)}\n`);
      else printChecks(context, checks);
      context.done(exitCodeFor(checks));
    });
}

/** The exit code of the first problem that has one of its own; a check without a problem is a finding. */
function exitCodeFor(checks: readonly DoctorCheck[]): number {
  const failed = checks.filter(({ ok }) => !ok);
  if (failed.length === 0) return exitDone;
  const problem = failed.find((check) => check.problem !== undefined)?.problem;
  return problem === undefined ? exitFindings : exitCodeOf(problem.code);
}

function printChecks({ terminal }: CommandContext, checks: readonly DoctorCheck[]): void {
  const { t } = terminal;
  printTable(
    terminal,
    [t('doctor.check'), t('doctor.state'), t('doctor.fact')],
    checks.map(({ id, ok, fact }) => [t(`doctor.${id}`), t(ok ? 'doctor.ok' : 'doctor.wrong'), fact]),
  );
  for (const { problem } of checks) {
    if (problem !== undefined) say(terminal, `concordat: ${t(`problem.${problem.code}`, problem.details)}`);
  }
}
