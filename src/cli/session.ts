import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import type { Job } from '../core/job.ts';
import { Problem } from '../core/problem.ts';
import { createEngine, type RunningEngine } from '../engine/engine.ts';
import { createJob } from '../engine/job.ts';
import { databaseIn, dataFolderOfSource, userDataFolder } from '../engine/places.ts';
import type { CommandContext } from './command-context.ts';
import { startProgressBar } from './progress-bar.ts';
import type { Terminal } from './terminal.ts';

/** What a command wants of the memory: nothing; answers, from one that is there; or a place to work in, made if need be. */
export type MemoryUse = 'none' | 'ask' | 'make';

/** The database the user means: the one named, or the app's own. */
export function databasePath({ terminal, globals }: CommandContext): string {
  const { db } = globals();
  return db === undefined ? databaseIn(userDataFolder()) : resolve(terminal.folder, db);
}

/** Runs a command on an engine in this process; a bar shows how far it is, and Ctrl-C ends it. */
export async function withEngine<Result>(
  context: CommandContext,
  memory: MemoryUse,
  work: (running: RunningEngine, job: Job) => Promise<Result>,
): Promise<Result> {
  const path = databasePath(context);
  if (memory === 'ask' && !memoryExists(context)) throw new Problem('database-not-found', { file: path });
  const { t } = context.terminal;
  const running = createEngine({
    ...(memory !== 'none' && { databasePath: path }),
    dataFolder: dataFolderOfSource(),
    version: packageJson.version,
    collectionNames: {
      general: t('engine.generalCollection'),
      sample: t('engine.sampleCollection'),
      starter: t('engine.starterCollection'),
    },
  });
  try {
    return await withProgress(context.terminal, (job) => work(running, job));
  } finally {
    await running.close();
  }
}

export function memoryExists(context: CommandContext): boolean {
  return existsSync(databasePath(context));
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
