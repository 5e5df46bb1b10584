import { setTimeout as delay } from 'node:timers/promises';
import { Problem } from '../core/problem.ts';
import type { Db } from './database.ts';
import { asProblem } from './failures.ts';

/**
 * SQLite's lock has no queue: who asks at the moment it is free gets it. A process that writes without a pause holds it
 * nearly always, and SQLite's own waiting, which asks ever more seldom, then waits for minutes. So both sides do their part: a
 * writer pauses after `longestRunMs` of writing, and who waits asks again every few milliseconds, at random, so that two who
 * wait do not ask in step. The run is long enough for an import to lose some three per cent to its pauses.
 */
const longestRunMs = 150;
const pauseMs = 5;
const longestRetryMs = 4;
/** SQLite's own waiting blocks the process; this much of it covers the moments in which another process opens or closes. */
const blockingWaitMs = 8;

export interface Turns {
  /** Runs `work` on the database, again while another process holds the lock it needs. Throws Problems. */
  attempt<Result>(work: () => Result): Promise<Result>;
  /**
   * The same for a transaction that writes, after a pause for others if this process has been writing without one. One that is
   * not `durable` is whole or not there after a power cut, and safe once a durable one follows; it need not wait for the disk.
   */
  write<Result>(work: () => Result, durable?: boolean): Promise<Result>;
}

/** After `patienceMs` of vain waiting `attempt` and `write` end in `database-locked`. */
export function takingTurns(db: Db, path: string, patienceMs: number): Turns {
  db.pragma(`busy_timeout = ${blockingWaitMs}`);
  let runStartedAt = 0;
  let lastWriteAt = Number.NEGATIVE_INFINITY;
  let pause: Promise<void> | undefined;

  async function attempt<Result>(work: () => Result): Promise<Result> {
    const deadline = performance.now() + patienceMs;
    for (;;) {
      try {
        return work();
      } catch (error) {
        const problem = asProblem(error, path);
        const locked = problem instanceof Problem && problem.code === 'database-locked';
        if (!locked || performance.now() > deadline) throw problem;
      }
      await delay(1 + Math.random() * (longestRetryMs - 1));
    }
  }

  /** One pause for all writes of this process: were each to take its own, the others would fill it. */
  async function letOthers(): Promise<void> {
    while (pause !== undefined) await pause;
    const now = performance.now();
    if (now - lastWriteAt >= pauseMs) {
      runStartedAt = now;
    } else if (now - runStartedAt >= longestRunMs) {
      pause = delay(pauseMs);
      await pause;
      pause = undefined;
      runStartedAt = performance.now();
    }
  }

  return {
    attempt,
    async write(work, durable = true) {
      await letOthers();
      return attempt(() => {
        if (!durable) db.pragma('synchronous = NORMAL');
        try {
          return db.transaction(work).immediate();
        } finally {
          if (!durable) db.pragma('synchronous = FULL');
          lastWriteAt = performance.now();
        }
      });
    },
  };
}
