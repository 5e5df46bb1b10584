import type { Command } from 'commander';
import { Problem } from '../../core/problem.ts';
import type { DoctorCheck } from '../../engine/contract.ts';
import type { CommandContext } from '../command-context.ts';
import { exitCodeOf, exitDone, exitFindings } from '../exit-code.ts';
import { databasePath, memoryExists, withEngine } from '../session.ts';
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
      // The app's own memory may not have been begun; one that was named has to be there.
      if (context.globals().db !== undefined && !memoryExists(context)) {
        throw new Problem('database-not-found', { file: databasePath(context) });
      }
      const checks = await withEngine(context, 'make', ({ engine }, job) =>
        engine.doctor({ repair: repair === true }, job),
      );
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
    checks.map(({ id, ok, fact }) =>
      terminal.stdout.isTTY
        ? [t(`doctor.${id}`), t(ok ? 'doctor.ok' : 'doctor.wrong'), fact]
        : [id, ok ? 'ok' : 'wrong', fact],
    ),
  );
  for (const { problem } of checks) {
    if (problem !== undefined) say(terminal, `concordat: ${t(`problem.${problem.code}`, problem.details)}`);
  }
}
