import { create } from 'zustand';
import type { Progress } from '../../core/job.ts';
import { Problem } from '../../core/problem.ts';
import type { CallOptions } from '../../engine/contract.ts';

/** A long call that the status line shows. */
export interface RunningJob {
  readonly id: number;
  readonly startedAt: number;
  readonly progress?: Progress;
  /** When the work of this kind began, for the time left. */
  readonly phaseStartedAt: number;
  readonly cancelling: boolean;
  readonly cancel: () => void;
}

export const useJobs = create<{ readonly jobs: readonly RunningJob[] }>(() => ({ jobs: [] }));

let nextId = 1;

function change(id: number, changed: Partial<RunningJob>): void {
  useJobs.setState(({ jobs }) => ({ jobs: jobs.map((job) => (job.id === id ? { ...job, ...changed } : job)) }));
}

/**
 * Runs a call as a job: its progress and a way to cancel it stand in the status line until it ends, from the start or, for
 * what is mostly done at once, from the first news of how far it is.
 */
export async function runJob<Result>(
  call: (options: CallOptions) => Promise<Result>,
  shown: 'at-once' | 'with-progress' = 'at-once',
): Promise<Result> {
  const id = nextId++;
  const controller = new AbortController();
  const now = performance.now();
  const job: RunningJob = {
    id,
    startedAt: now,
    phaseStartedAt: now,
    cancelling: false,
    cancel: () => {
      change(id, { cancelling: true });
      controller.abort();
    },
  };
  let isShown = false;
  const show = () => {
    if (!isShown) useJobs.setState(({ jobs }) => ({ jobs: [...jobs, job] }));
    isShown = true;
  };
  if (shown === 'at-once') show();
  let what: Progress['what'] | undefined;
  try {
    return await call({
      signal: controller.signal,
      onProgress: (progress) => {
        show();
        change(id, progress.what === what ? { progress } : { progress, phaseStartedAt: performance.now() });
        what = progress.what;
      },
    });
  } finally {
    useJobs.setState(({ jobs }) => ({ jobs: jobs.filter((one) => one.id !== id) }));
  }
}

/** Whether a call ended because the user wanted it to. */
export function isCancelled(error: unknown): boolean {
  return error instanceof Problem && error.code === 'cancelled';
}
