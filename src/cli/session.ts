import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { type Job, quietJob } from '../core/job.ts';
import { Problem } from '../core/problem.ts';
import type { Engine } from '../engine/contract.ts';
import { createEngine } from '../engine/engine.ts';
import { createJob } from '../engine/job.ts';
import { databaseIn, dataFolderOfSource, userDataFolder } from '../engine/places.ts';
import type { GlobalOptions } from './program.ts';
import { startProgressBar } from './progress-bar.ts';
import type { Terminal } from './terminal.ts';

/** The database the user means: the one named, or the app's own. */
export function databasePath(terminal: Terminal, { db }: GlobalOptions): string {
  return db === undefined ? databaseIn(userDataFolder()) : resolve(terminal.folder, db);
}

/**
 * Runs a command that only asks. A database named that is not there is a mistake of the caller's; the app's own may
 * simply not have been begun, which is no problem: then `undefined` is handed over. Neither is created.
 */
export async function askEngine<Result>(
  terminal: Terminal,
  globals: GlobalOptions,
  ask: (engine: Engine | undefined, job: Job) => Promise<Result>,
): Promise<Result> {
  const path = databasePath(terminal, globals);
  if (existsSync(path)) return withEngine(terminal, globals, ask);
  if (globals.db !== undefined) throw new Problem('database-not-found', { file: globals.db });
  return ask(undefined, quietJob);
}

/** Runs a command on the database, which is made if it is new. */
export async function withEngine<Result>(
  terminal: Terminal,
  globals: GlobalOptions,
  work: (engine: Engine, job: Job) => Promise<Result>,
): Promise<Result> {
  const running = createEngine({
    databasePath: databasePath(terminal, globals),
    dataFolder: dataFolderOfSource(),
    version: packageJson.version,
  });
  try {
    return await withProgress(terminal, (job) => work(running.engine, job));
  } finally {
    await running.close();
  }
}

/** A job that shows a bar on a terminal and stops on Ctrl-C. */
export async function withProgress<Result>(terminal: Terminal, work: (job: Job) => Promise<Result>): Promise<Result> {
  const bar = startProgressBar(terminal);
  try {
    return await work(createJob(terminal.signal, bar.report));
  } finally {
    bar.stop();
  }
}
