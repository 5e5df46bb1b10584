import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { checkOutput } from '../out-file.ts';
import { databasePath, withEngine } from '../session.ts';
import { say, UsageError } from '../terminal.ts';

/** `files`: everything the memory holds, in a folder. */
const exportFormats = ['tsv', 'files'] as const;

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
      const count = await withEngine(context, 'ask', async ({ engine }, job) => {
        const known = collection === undefined ? undefined : await engine.listCollections({}, job);
        const collectionId = known?.find(({ name }) => name === collection)?.id;
        if (collection !== undefined && collectionId === undefined) {
          throw new UsageError(t('cli.usage.noCollection', { name: collection }));
        }
        const chosen = collectionId === undefined ? {} : { collectionId };
        if (format === 'files') {
          const { entries, units, bitexts } = await engine.exportMemory({ folder: path, ...chosen }, job);
          return entries + units + bitexts;
        }
        return (await engine.exportEntries({ path, format, overwrite: true, ...chosen }, job)).rows;
      });
      say(terminal, t('cli.note.exported', { count, file }));
    });
}
