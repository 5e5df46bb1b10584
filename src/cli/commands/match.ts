import type { Command } from 'commander';
import type { Match } from '../../engine/contract.ts';
import { type AskOptions, answer, askLimit, chosenCollection } from '../answering.ts';
import type { CommandContext } from '../command-context.ts';

interface MatchOptions extends AskOptions {
  readonly lang?: string;
  readonly min: number;
  readonly limit: number;
}

/** As CAT tools have it by default; see services/units.ts. */
const usualMin = 70;

export function matchCommand(program: Command, context: CommandContext): void {
  const { terminal, parse } = context;
  const { t } = terminal;
  const parseLimit = parse.wholeNumberBetween('--limit', 1, askLimit.greatest);
  program
    .command('match')
    .description(t('cli.command.match'))
    .argument('[SEGMENT]', t('cli.argument.segment'))
    .option('--batch <FILE>', t('cli.option.batch'))
    .option('--lang <LANG>', t('cli.option.segmentLang'), parse.languageTag('--lang'))
    .option('--min <N>', t('cli.option.min'), parse.numberBetween('--min', 0, 100), usualMin)
    .option('--limit <N>', t('cli.option.limit'), parseLimit, askLimit.usual)
    .option('--collection <NAME>', t('cli.option.askCollection'), parse.name)
    .option('--json', t('cli.option.json'))
    .action((segment: string | undefined, options: MatchOptions) =>
      answer<Match>(context, segment, options, async (known, job) => {
        const { lang, min, limit } = options;
        const chosen = await chosenCollection(context, known, job, options.collection);
        const language = lang === undefined ? {} : { language: lang };
        return {
          ask: (engine, text) => engine.match({ text, min, limit, ...language, ...chosen }, job),
          heading: [
            t('cli.column.similarity'),
            t('cli.column.found'),
            t('cli.column.target'),
            t('cli.column.penalties'),
            t('cli.column.collection'),
          ],
          row: ({ similarity, source, target, penalties, collection }) => [
            String(similarity),
            source,
            target,
            penalties
              .map(({ why, points }) => `${terminal.stdout.isTTY ? t(`memory.penalty.${why}`) : why} −${points}`)
              .join(', '),
            collection,
          ],
        };
      }),
    );
}
