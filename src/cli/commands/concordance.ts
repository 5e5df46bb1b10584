import { styleText } from 'node:util';
import type { Command } from 'commander';
import type { ConcordanceView, Span } from '../../engine/contract.ts';
import { type AskOptions, answer, askLimit, chosenCollection } from '../answering.ts';
import type { CommandContext } from '../command-context.ts';

interface ConcordanceOptions extends AskOptions {
  readonly lang?: string;
  readonly limit: number;
}

/** A page of hits; a terminal is scrolled, not leafed through. */
const usualHits = 100;

export function concordanceCommand(program: Command, context: CommandContext): void {
  const { terminal, parse } = context;
  const { t } = terminal;
  const parseLimit = parse.wholeNumberBetween('--limit', 1, askLimit.greatest);
  program
    .command('concordance')
    .description(t('cli.command.concordance'))
    .argument('[TEXT]', t('cli.argument.concordance'))
    .option('--batch <FILE>', t('cli.option.batch'))
    .option('--lang <LANG>', t('cli.option.foundLang'), parse.languageTag('--lang'))
    .option('--limit <N>', t('cli.option.limit'), parseLimit, usualHits)
    .option('--collection <NAME>', t('cli.option.askCollection'), parse.name)
    .option('--json', t('cli.option.json'))
    .action((asked: string | undefined, options: ConcordanceOptions) =>
      answer<ConcordanceView>(context, asked, options, async (known, job) => {
        const { lang, limit } = options;
        const chosen = await chosenCollection(context, known, job, options.collection);
        const language = lang === undefined ? {} : { language: lang };
        return {
          ask: (engine, text, task) => engine.concordance({ text, limit, ...language, ...chosen }, task),
          heading: [t('cli.column.found'), t('cli.column.target'), t('cli.column.origin'), t('cli.column.collection')],
          row: ({ source, sourceSpans, target, targetSpans, origin, collection }) => [
            marked(source, sourceSpans),
            marked(target, targetSpans),
            origin,
            collection,
          ],
        };

        /** Underlined where a person reads it. */
        function marked(text: string, spans: readonly Span[]): string {
          if (!terminal.stdout.isTTY) return text;
          return [...spans]
            .sort((a, b) => b.start - a.start)
            .reduce(
              (out, { start, end }) =>
                out.slice(0, start) + styleText('underline', out.slice(start, end)) + out.slice(end),
              text,
            );
        }
      }),
    );
}
