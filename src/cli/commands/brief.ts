import { extname, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { type Brief, directionOf } from '../../core/brief/brief.ts';
import { type SheetOrder, sheetOrders } from '../../core/brief/sheet.ts';
import type { DocumentInput } from '../../engine/contract.ts';
import {
  kindsOfFormat,
  type PrintFormat,
  type PrintKind,
  printFormats,
  printKinds,
} from '../../engine/services/printing.ts';
import type { CommandContext } from '../command-context.ts';
import { checkOutput } from '../out-file.ts';
import { databasePath, memoryExists, withEngine } from '../session.ts';
import { tsvLine } from '../table.ts';
import { say, UsageError } from '../terminal.ts';

interface BriefOptions {
  readonly out?: readonly string[];
  readonly kind?: PrintKind;
  readonly order: SheetOrder;
  readonly paper: 'a4' | 'a5';
  readonly name: string;
  readonly date: string;
  readonly place: string;
  readonly notes: string;
  readonly direction?: 'ru-en' | 'en-ru' | 'both';
  readonly collection?: readonly string[];
  readonly json?: boolean;
}

const directions = ['ru-en', 'en-ru', 'both'] as const;
const extensions = printFormats.map((format) => `.${format}`).join(' ');

export function briefCommand(program: Command, context: CommandContext): void {
  const { terminal, parse } = context;
  const { t } = terminal;
  const choices = (values: readonly string[]) => t('cli.help.choices', { values: values.join(', ') });
  const collect = (value: string, before: readonly string[] = []) => [...before, value];
  program
    .command('brief')
    .description(t('cli.command.brief'))
    .argument('<DOCUMENT...>', t('cli.argument.briefDocuments'))
    .option('--out <FILE>', t('cli.option.briefOut', { extensions }), collect)
    .option('--kind <KIND>', `${t('cli.option.briefKind')}; ${choices(printKinds)}`, parse.oneOf('--kind', printKinds))
    .option(
      '--order <ORDER>',
      `${t('cli.option.briefOrder')}; ${choices(sheetOrders)}`,
      parse.oneOf('--order', sheetOrders),
      'type',
    )
    .option(
      '--paper <SIZE>',
      `${t('cli.option.paper')}; ${choices(['a4', 'a5'])}`,
      parse.oneOf('--paper', ['a4', 'a5']),
      'a4',
    )
    .option(
      '--direction <DIRECTION>',
      `${t('cli.option.direction')}; ${choices(directions)}`,
      parse.oneOf('--direction', directions),
    )
    .addOption(new Option('--name <TEXT>', t('cli.option.eventName')).default('', ''))
    .addOption(new Option('--date <DATE>', t('cli.option.eventDate')).default('', ''))
    .addOption(new Option('--place <TEXT>', t('cli.option.eventPlace')).default('', ''))
    .addOption(new Option('--notes <TEXT>', t('cli.option.eventNotes')).default('', ''))
    .option('--collection <NAME>', t('cli.option.briefCollection'), collect)
    .option('--json', t('cli.option.json'))
    .action(async (paths: string[], options: BriefOptions) => {
      const outputs = (options.out ?? []).map((file) => ({ file, ...outputOf(context, file, options.kind) }));
      for (const { file } of outputs) checkOutput(terminal, file, paths, databasePath(context));
      if (options.date !== '' && !isDate(options.date)) {
        throw new UsageError(
          t('cli.usage.invalidValue', { option: '--date', value: options.date, expected: t('cli.usage.isoDate') }),
        );
      }
      const documents = paths.map((path): DocumentInput => ({ kind: 'file', path: resolve(terminal.folder, path) }));
      const asked = options.collection ?? [];
      const brief = await withEngine(
        context,
        memoryExists(context) || asked.length > 0 ? 'ask' : 'none',
        async (running, job) => {
          const collectionIds = asked.length === 0 ? undefined : await idsOf(asked, running.engine, job);
          const content = await running.brief(
            { documents, ...(collectionIds !== undefined && { collectionIds }) },
            job,
          );
          const { name, date, place, notes } = options;
          const direction = options.direction ?? directionOf(content.documents);
          const made: Brief = { ...content, event: { name: name || nameFrom(paths), date, place, notes, direction } };
          for (const { file, format, kind } of outputs) {
            const { order, paper } = options;
            await running.print(
              made,
              { path: resolve(terminal.folder, file), format, kind, order, paper, language: terminal.language },
              job,
            );
          }
          return made;
        },
      );
      for (const { file } of outputs) say(terminal, t('cli.note.written', { file }));
      if (options.json) terminal.stdout.write(`${JSON.stringify(jsonOf(brief), null, 2)}\n`);
      else if (outputs.length === 0) terminal.stdout.write(tsvOf(brief));
      const gaps = brief.items.filter(({ state }) => state === 'gap').length;
      say(terminal, t('cli.note.brief', { known: brief.items.length - gaps, gaps, percent: brief.coverage.percent }));
    });

  function outputOf({ terminal: { t: words } }: CommandContext, file: string, kind: PrintKind | undefined) {
    const extension = extname(file).slice(1).toLowerCase();
    const format = printFormats.find((known) => known === extension);
    if (format === undefined) {
      throw new UsageError(
        words('cli.usage.invalidValue', {
          option: '--out',
          value: file,
          expected: words('cli.usage.oneOf', { values: extensions }),
        }),
      );
    }
    const kinds: readonly PrintKind[] = kindsOfFormat[format];
    // With several outputs a kind goes to those that can hold it.
    return {
      format: format satisfies PrintFormat,
      kind: kind !== undefined && kinds.includes(kind) ? kind : kinds[0]!,
    };
  }

  async function idsOf(
    names: readonly string[],
    engine: Parameters<Parameters<typeof withEngine>[2]>[0]['engine'],
    job: Parameters<Parameters<typeof withEngine>[2]>[1],
  ) {
    const known = await engine.listCollections({}, job);
    return names.map((name) => {
      const id = known.find((collection) => collection.name === name)?.id;
      if (id === undefined) throw new UsageError(t('cli.usage.noCollection', { name }));
      return id;
    });
  }
}

/** Without a name the event is called by its first paper. */
function nameFrom(paths: readonly string[]): string {
  return (paths[0] ?? '').replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '');
}

function isDate(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)
  );
}

/** State, times, kind, term, rendering or best suggestion, how it was suggested. */
function tsvOf({ items }: Brief): string {
  return items
    .map(({ state, places, conceptType, term, rendering, suggestions }) =>
      tsvLine([
        state,
        places.length,
        conceptType,
        term,
        rendering || (suggestions[0]?.text ?? ''),
        suggestions[0]?.how ?? '',
      ]),
    )
    .join('');
}

/** The brief without the texts of the papers. */
function jsonOf({ documents, ...brief }: Brief) {
  return {
    ...brief,
    documents: documents.map(({ segments, ...document }) => ({ ...document, segments: segments.length })),
  };
}
