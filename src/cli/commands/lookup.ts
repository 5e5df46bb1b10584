import type { Command } from 'commander';
import { type Job, quietJob } from '../../core/job.ts';
import type { Engine, LookupResult } from '../../engine/contract.ts';
import type { CommandContext } from '../command-context.ts';
import { exitFindings } from '../exit-code.ts';
import { readQueries } from '../queries.ts';
import { databasePath, memoryExists, withEngine } from '../session.ts';
import { printTable } from '../table.ts';
import { say, UsageError } from '../terminal.ts';

interface LookupOptions {
  readonly batch?: string;
  readonly limit: number;
  readonly json?: boolean;
}

/** As many as a screen holds. */
const defaultLimit = 10;
const greatestLimit = 1000;

interface Answer {
  readonly query: string;
  readonly ms: number;
  readonly results: readonly LookupResult[];
}

export function lookupCommand(program: Command, context: CommandContext): void {
  const { terminal, parse } = context;
  const { t } = terminal;
  program
    .command('lookup')
    .description(t('cli.command.lookup'))
    .argument('[QUERY]', t('cli.argument.query'))
    .option('--batch <FILE>', t('cli.option.batch'))
    .option('--limit <N>', t('cli.option.limit'), parse.wholeNumberBetween('--limit', 1, greatestLimit), defaultLimit)
    .option('--json', t('cli.option.json'))
    .action(async (query: string | undefined, options: LookupOptions) => {
      if ((query === undefined) === (options.batch === undefined)) throw new UsageError(t('cli.usage.queryOrBatch'));
      if (query !== undefined && query.trim() === '') throw new UsageError(t('cli.usage.emptyQuery'));
      const queries = query === undefined ? await readQueries(terminal, options.batch ?? '') : [query];
      const found = await ask(context, queries, options);
      if (!found) context.done(exitFindings);
    });
}

/**
 * True if anything was found. A database that was named but is not there is a mistake of the caller's; the app's own
 * may simply not have been begun, and holds nothing then.
 */
function ask(context: CommandContext, queries: readonly string[], options: LookupOptions): Promise<boolean> {
  const begun = memoryExists(context) || context.globals().db !== undefined;
  return begun
    ? withEngine(context, 'ask', ({ engine }, job) => answerAll(context, engine, job, queries, options))
    : answerAll(context, undefined, quietJob, queries, options);
}

async function answerAll(
  context: CommandContext,
  engine: Engine | undefined,
  job: Job,
  queries: readonly string[],
  { json, limit, batch }: LookupOptions,
): Promise<boolean> {
  const { terminal } = context;
  const answers: Answer[] = [];
  for (const query of queries) {
    const answer = (await engine?.lookup({ query, limit }, job)) ?? { results: [], ms: 0 };
    // Each answer as soon as it is there: a batch may be long, and its reader a program.
    if (json) terminal.stdout.write(`${JSON.stringify({ query, ms: answer.ms, results: answer.results })}\n`);
    answers.push({ query, ...answer });
  }
  const found = answers.some(({ results }) => results.length > 0);
  if (!json) printAnswers(context, answers, batch !== undefined);
  if (engine === undefined) {
    say(terminal, terminal.t('cli.note.noMemoryYet', { file: databasePath(context) }));
  } else if (!found && !json) {
    say(terminal, terminal.t('cli.note.nothingFound'));
  }
  return found;
}

function printAnswers({ terminal }: CommandContext, answers: readonly Answer[], withQuery: boolean): void {
  const { t } = terminal;
  const rows = answers.flatMap(({ query, results }) =>
    results.map((result) => [
      ...(withQuery ? [query] : []),
      result.source,
      result.target,
      terminal.stdout.isTTY ? t(`terms.conceptType.${result.conceptType}`) : result.conceptType,
      terminal.stdout.isTTY ? t(`lookup.why.${result.why}`) : result.why,
      result.collection,
    ]),
  );
  if (rows.length === 0) return;
  const heading = [
    ...(withQuery ? [t('cli.column.query')] : []),
    t('cli.column.source'),
    t('cli.column.target'),
    t('cli.column.conceptType'),
    t('cli.column.why'),
    t('cli.column.collection'),
  ];
  printTable(terminal, heading, rows);
}
