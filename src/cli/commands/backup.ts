import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { BackupInfo } from '../../engine/contract.ts';
import type { CommandContext } from '../command-context.ts';
import { checkOutput } from '../out-file.ts';
import { databasePath, withEngine } from '../session.ts';
import { printTable } from '../table.ts';
import { say, type Terminal } from '../terminal.ts';

interface BackupOptions {
  readonly list?: boolean;
  readonly json?: boolean;
}

export function backupCommand(program: Command, context: CommandContext): void {
  const { terminal } = context;
  const { t } = terminal;
  program
    .command('backup')
    .description(t('cli.command.backup'))
    .argument('[FILE]', t('cli.argument.backupFile'))
    .option('--list', t('cli.option.listBackups'))
    .option('--json', t('cli.option.json'))
    .action(async (file: string | undefined, { list, json }: BackupOptions) => {
      if (list) {
        const backups = await withEngine(context, 'make', ({ engine }, job) => engine.listBackups({}, job));
        printBackups(terminal, backups, json === true);
        return;
      }
      checkOutput(terminal, file, [], databasePath(context));
      const path = file === undefined ? {} : { path: resolve(terminal.folder, file) };
      const info = await withEngine(context, 'ask', ({ engine }, job) => engine.backup(path, job));
      if (json) terminal.stdout.write(`${JSON.stringify(info)}\n`);
      else sayContent(terminal, t('cli.note.backedUp', { file: info.path }), info);
    });
}

export function restoreCommand(program: Command, context: CommandContext): void {
  const { terminal } = context;
  const { t } = terminal;
  program
    .command('restore')
    .description(t('cli.command.restore'))
    .argument('<FILE>', t('cli.argument.restoreFile'))
    .option('--dry-run', t('cli.option.dryRun'))
    .option('--json', t('cli.option.json'))
    .action(async (file: string, { dryRun, json }: { readonly dryRun?: boolean; readonly json?: boolean }) => {
      const path = resolve(terminal.folder, file);
      if (dryRun) {
        const info = await withEngine(context, 'none', ({ engine }, job) => engine.inspectBackup({ path }, job));
        if (json) terminal.stdout.write(`${JSON.stringify(info)}\n`);
        else sayContent(terminal, t('cli.note.backupHolds', { file: info.path }), info);
        return;
      }
      // Looked at first: a memory is not begun for a file that is no backup.
      await withEngine(context, 'none', ({ engine }, job) => engine.inspectBackup({ path }, job));
      const report = await withEngine(context, 'make', ({ engine }, job) => engine.restoreBackup({ path }, job));
      if (json) terminal.stdout.write(`${JSON.stringify(report)}\n`);
      else {
        sayContent(terminal, t('cli.note.restored', { file: report.restored.path }), report.restored);
        say(terminal, t('cli.note.savedBefore', { file: report.saved }));
      }
    });
}

function printBackups(terminal: Terminal, backups: readonly BackupInfo[], json: boolean): void {
  const { t } = terminal;
  if (json) {
    terminal.stdout.write(`${JSON.stringify(backups, undefined, 2)}\n`);
    return;
  }
  if (backups.length === 0) {
    say(terminal, t('cli.note.noBackups'));
    return;
  }
  const heading = [
    t('cli.column.madeAt'),
    t('cli.column.reason'),
    t('cli.column.entries'),
    t('cli.column.units'),
    t('cli.column.bitexts'),
    t('cli.column.file'),
  ];
  printTable(
    terminal,
    heading,
    backups.map(({ madeAt, kind, entries, units, bitexts, path }) => [
      madeAt,
      terminal.stdout.isTTY ? t(`memory.backupKind.${kind}`) : kind,
      String(entries),
      String(units),
      String(bitexts),
      path,
    ]),
  );
}

function sayContent(terminal: Terminal, first: string, { entries, units, bitexts }: BackupInfo): void {
  const { t } = terminal;
  const parts = [
    t('cli.count.entries', { count: entries }),
    t('cli.count.units', { count: units }),
    t('cli.count.bitexts', { count: bitexts }),
  ];
  say(terminal, `${first}\n  ${parts.join(', ')}`);
}
