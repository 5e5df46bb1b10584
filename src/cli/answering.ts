import { type Job, quietJob } from '../core/job.ts';
import type { Engine } from '../engine/contract.ts';
import type { CommandContext } from './command-context.ts';
import { exitFindings } from './exit-code.ts';
import { readQueries } from './queries.ts';
import { databasePath, memoryExists, withEngine } from './session.ts';
import { printTable } from './table.ts';
import { say, UsageError } from './terminal.ts';

interface Answered<Result> {
  readonly results: readonly Result[];
  /** Measured inside the engine. */
  readonly ms: number;
}

/** A command that asks the memory something, once or for every line of a file. */
export interface Question<Result> {
  ask(engine: Engine, query: string, job: Job): Promise<Answered<Result>>;
  readonly heading: readonly string[];
  row(result: Result): readonly string[];
}

export interface AskOptions {
  readonly batch?: string;
  readonly json?: boolean;
  /** The collection to look in; all if absent. */
  readonly collection?: string;
}

/** Options of all commands that ask. */
export const askLimit = { usual: 10, greatest: 1000 } as const;

/** Asks, prints, and ends the command with the code for "nothing found" where that is the answer to all. */
export async function answer<Result>(
  context: CommandContext,
  query: string | undefined,
  options: AskOptions,
  question: (engine: Engine | undefined, job: Job) => Promise<Question<Result>>,
): Promise<void> {
  const { terminal } = context;
  const { t } = terminal;
  if ((query === undefined) === (options.batch === undefined)) throw new UsageError(t('cli.usage.queryOrBatch'));
  if (query !== undefined && query.trim() === '') throw new UsageError(t('cli.usage.emptyQuery'));
  const queries = query === undefined ? await readQueries(terminal, options.batch ?? '') : [query];
  // A database that was named but is not there is a mistake of the caller's; the app's own may simply not have been
  // begun, and holds nothing then.
  const begun = memoryExists(context) || context.globals().db !== undefined;
  const found = begun
    ? await withEngine(context, 'ask', async ({ engine }, job) =>
        answerAll(context, engine, job, queries, options, await question(engine, job)),
      )
    : await answerAll(context, undefined, quietJob, queries, options, await question(undefined, quietJob));
  if (!found) context.done(exitFindings);
}

/** True if anything was found. */
async function answerAll<Result>(
  context: CommandContext,
  engine: Engine | undefined,
  job: Job,
  queries: readonly string[],
  { json, batch }: AskOptions,
  question: Question<Result>,
): Promise<boolean> {
  const { terminal } = context;
  const answers: { readonly query: string; readonly results: readonly Result[] }[] = [];
  let found = false;
  for (const query of queries) {
    const { results, ms } = engine === undefined ? { results: [], ms: 0 } : await question.ask(engine, query, job);
    found ||= results.length > 0;
    // Each answer as soon as it is there: a batch may be long, and its reader a program.
    if (json) terminal.stdout.write(`${JSON.stringify({ query, ms, results })}\n`);
    else answers.push({ query, results });
  }
  if (!json) printAnswers(context, answers, question, batch !== undefined);
  if (engine === undefined) {
    say(terminal, terminal.t('cli.note.noMemoryYet', { file: databasePath(context) }));
  } else if (!found && !json) {
    say(terminal, terminal.t('cli.note.nothingFound'));
  }
  return found;
}

function printAnswers<Result>(
  { terminal }: CommandContext,
  answers: readonly { readonly query: string; readonly results: readonly Result[] }[],
  question: Question<Result>,
  withQuery: boolean,
): void {
  const rows = answers.flatMap(({ query, results }) =>
    results.map((result) => [...(withQuery ? [query] : []), ...question.row(result)]),
  );
  if (rows.length === 0) return;
  printTable(terminal, [...(withQuery ? [terminal.t('cli.column.query')] : []), ...question.heading], rows);
}

/** `{ collectionIds }` for the collection named on the command line, nothing where none is. */
export async function chosenCollection(
  { terminal }: CommandContext,
  engine: Engine | undefined,
  job: Job,
  name: string | undefined,
): Promise<{ readonly collectionIds?: readonly number[] }> {
  if (name === undefined || engine === undefined) return {};
  const id = (await engine.listCollections({}, job)).find((collection) => collection.name === name)?.id;
  if (id === undefined) throw new UsageError(terminal.t('cli.usage.noCollection', { name }));
  return { collectionIds: [id] };
}
