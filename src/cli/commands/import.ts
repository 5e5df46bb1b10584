import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import {
  type DuplicateChoice,
  duplicateChoices,
  type FileReport,
  type ImportReport,
} from '../../core/exchange/import-report.ts';
import type { CommandContext } from '../command-context.ts';
import { exitCodeOf } from '../exit-code.ts';
import { withEngine } from '../session.ts';
import { printTable } from '../table.ts';
import { say } from '../terminal.ts';

interface ImportCommandOptions {
  readonly collection?: string;
  readonly duplicates: DuplicateChoice;
  readonly sourceLang?: string;
  readonly targetLang?: string;
  readonly only?: readonly string[];
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly several?: string;
  readonly as?: 'entries' | 'units';
  readonly failed?: string;
  readonly json?: boolean;
}

export function importCommand(program: Command, context: CommandContext): void {
  const { terminal, parse } = context;
  const { t } = terminal;
  const choices = (values: readonly string[]) => t('cli.help.choices', { values: values.join(', ') });
  program
    .command('import')
    .description(t('cli.command.import'))
    .argument('<FILE...>', t('cli.argument.importFile'))
    .option('--collection <NAME>', t('cli.option.importCollection'), parse.name)
    .option(
      '--duplicates <CHOICE>',
      `${t('cli.option.duplicates')}; ${choices(duplicateChoices)}`,
      parse.oneOf('--duplicates', duplicateChoices),
      'merge',
    )
    .option('--source-lang <LANG>', t('cli.option.importSourceLang'), parse.languageTag('--source-lang'))
    .option('--target-lang <LANG>', t('cli.option.importTargetLang'), parse.languageTag('--target-lang'))
    .option('--only <LANGS>', t('cli.option.onlyLanguages'), parse.languageTags('--only'))
    .option('--encoding <NAME>', t('cli.option.encoding'), parse.encoding('--encoding'))
    .option('--delimiter <CHARACTER>', t('cli.option.delimiter'), parse.delimiter('--delimiter'))
    .addOption(
      new Option('--as <KIND>', `${t('cli.option.as')}; ${choices(['entries', 'units'])}`).argParser(
        parse.oneOf('--as', ['entries', 'units']),
      ),
    )
    .option('--failed <FILE>', t('cli.option.failed'))
    .option('--json', t('cli.option.json'))
    .action(async (files: string[], options: ImportCommandOptions) => {
      const { collection, duplicates, sourceLang, targetLang, only, encoding, delimiter, as, failed, json } = options;
      const report = await withEngine(context, 'make', async ({ engine }, job) => {
        const done = await engine.importFiles(
          {
            files: files.map((file) => ({
              path: resolve(terminal.folder, file),
              options: {
                ...(sourceLang !== undefined && { source: sourceLang }),
                ...(targetLang !== undefined && { target: targetLang }),
                ...(encoding !== undefined && { encoding }),
                ...(delimiter !== undefined && { delimiter }),
                ...(as !== undefined && { as }),
              },
            })),
            duplicates,
            ...(collection !== undefined && { collection }),
            ...(only !== undefined && { languages: only }),
          },
          job,
        );
        if (failed !== undefined) {
          await engine.exportFailedItems(
            { reportId: done.id, path: resolve(terminal.folder, failed), overwrite: true },
            job,
          );
        }
        return done;
      });
      if (json) for (const file of report.files) terminal.stdout.write(`${JSON.stringify(jsonOf(file))}\n`);
      else printReport(context, report);
      if (report.files.some(({ unreadable }) => unreadable)) context.done(exitCodeOf('file-unreadable'));
    });
}

function jsonOf({ problems, ...file }: FileReport): object {
  return {
    ...file,
    problems: problems.map(({ code, details, line, row, skipped }) => ({
      ...details,
      code,
      ...(line !== undefined && { line }),
      ...(row !== undefined && { row }),
      skipped,
    })),
  };
}

/** Problems said of one file at most; the rest can be had with --json or --failed. */
const mostSaid = 10;

function printReport({ terminal }: CommandContext, report: ImportReport): void {
  const { t } = terminal;
  printTable(
    terminal,
    ['file', 'format', 'read', 'added', 'merged', 'skipped', 'languages'].map((column) =>
      t(`cli.importColumn.${column}` as 'cli.importColumn.file'),
    ),
    report.files.map(({ file, format, read, added, merged, skipped, languages }) => [
      file,
      format,
      ...[read, added, merged, skipped].map(String),
      languages.join(' '),
    ]),
  );
  for (const { file, problems, moreProblems } of report.files) {
    for (const { code, details } of problems.slice(0, mostSaid)) {
      say(terminal, `concordat: ${t(`problem.${code}`, { ...details, file })}`);
    }
    const more = Math.max(0, problems.length - mostSaid) + moreProblems;
    if (more > 0) say(terminal, `concordat: ${t('cli.note.moreProblems', { file, count: more })}`);
  }
}
