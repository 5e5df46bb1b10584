import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { checkOutput } from '../out-file.ts';
import { databasePath, withEngine } from '../session.ts';
import { say, UsageError } from '../terminal.ts';

const exportFormats = ['tsv'] as const;

interface ExportOptions {
  readonly format: (typeof exportFormats)[number];
  readonly collection?: string;
}

export function exportCommand(program: Command, context: CommandContext): void {
  const { terminal, parse } = context;
  const { t } = terminal;
  const formats = t('cli.help.choices', { values: exportFormats.join(', ') });
  program
    .command('export')
    .description(t('cli.command.export'))
    .argument('<FILE>', t('cli.argument.exportFile'))
    .option('--collection <NAME>', t('cli.option.exportCollection'), parse.name)
    .option('--format <FORMAT>', `${t('cli.option.format')}; ${formats}`, parse.oneOf('--format', exportFormats), 'tsv')
    .action(async (file: string, { collection, format }: ExportOptions) => {
      checkOutput(terminal, file, [], databasePath(context));
      const path = resolve(terminal.folder, file);
      const report = await withEngine(context, 'ask', async ({ engine }, job) => {
        const known = collection === undefined ? undefined : await engine.listCollections({}, job);
        const collectionId = known?.find(({ name }) => name === collection)?.id;
        if (collection !== undefined && collectionId === undefined) {
          throw new UsageError(t('cli.usage.noCollection', { name: collection }));
        }
        const chosen = collectionId === undefined ? {} : { collectionId };
        return engine.exportEntries({ path, format, overwrite: true, ...chosen }, job);
      });
      say(terminal, t('cli.note.exported', { count: report.rows, file }));
    });
}
