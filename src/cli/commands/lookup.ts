import type { Command } from 'commander';
import type { LookupResult } from '../../engine/contract.ts';
import { type AskOptions, answer, askLimit, chosenCollection } from '../answering.ts';
import type { CommandContext } from '../command-context.ts';

interface LookupOptions extends AskOptions {
  readonly limit: number;
}

export function lookupCommand(program: Command, context: CommandContext): void {
  const { terminal, parse } = context;
  const { t } = terminal;
  const parseLimit = parse.wholeNumberBetween('--limit', 1, askLimit.greatest);
  program
    .command('lookup')
    .description(t('cli.command.lookup'))
    .argument('[QUERY]', t('cli.argument.query'))
    .option('--batch <FILE>', t('cli.option.batch'))
    .option('--limit <N>', t('cli.option.limit'), parseLimit, askLimit.usual)
    .option('--collection <NAME>', t('cli.option.askCollection'), parse.name)
    .option('--json', t('cli.option.json'))
    .action((query: string | undefined, options: LookupOptions) =>
      answer<LookupResult>(context, query, options, async (known, job) => {
        const chosen = await chosenCollection(context, known, job, options.collection);
        return {
          ask: (engine, text) => engine.lookup({ query: text, limit: options.limit, ...chosen }, job),
          heading: [
            t('cli.column.source'),
            t('cli.column.target'),
            t('cli.column.conceptType'),
            t('cli.column.why'),
            t('cli.column.collection'),
          ],
          row: ({ source, target, conceptType, why, collection }) => [
            source,
            target,
            terminal.stdout.isTTY ? t(`terms.conceptType.${conceptType}`) : conceptType,
            terminal.stdout.isTTY ? t(`lookup.why.${why}`) : why,
            collection,
          ],
        };
      }),
    );
}
