import type { Job, Progress } from '../core/job.ts';
import { Problem } from '../core/problem.ts';

/** A lookup typed during an alignment waits no longer than this for its turn. */
const sliceMs = 12;

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * For searches that run in one piece, asked at every key: what came in meanwhile is heard first, so that of many that wait only
 * those go on that nobody has given up.
 */
export async function stillWanted(job: Job): Promise<void> {
  await nextTurn();
  await job.checkpoint();
}

/**
 * A job that lets the event loop turn at least every `sliceMs` of work between checkpoints, so that other calls, and
 * the cancel of this one, are heard.
 */
export function createJob(signal: AbortSignal, report: (progress: Progress) => void = () => {}): Job {
  let sliceStartedAt = performance.now();
  const throwIfCancelled = () => {
    if (signal.aborted) throw new Problem('cancelled');
  };
  return {
    progress: report,
    async checkpoint() {
      throwIfCancelled();
      if (performance.now() - sliceStartedAt < sliceMs) return;
      await nextTurn();
      sliceStartedAt = performance.now();
      throwIfCancelled();
    },
  };
}
