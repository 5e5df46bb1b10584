import { type Job, quietJob } from '../../src/core/job.ts';
import { Problem } from '../../src/core/problem.ts';
import type { ServeOptions } from '../../src/rpc/server.ts';

/** The API the rpc tests speak to, from both sides. */
export interface TestApi {
  add(input: { readonly a: number; readonly b: number }, job: Job): Promise<number>;
  fail(input: Record<string, never>, job: Job): Promise<void>;
  crash(input: Record<string, never>, job: Job): Promise<void>;
  throwNothing(input: Record<string, never>, job: Job): Promise<void>;
  answerFunction(input: Record<string, never>, job: Job): Promise<unknown>;
  /** Counts up, reporting each step, until cancelled or at the end. */
  count(input: { readonly to: number; readonly pauseMs: number }, job: Job): Promise<number>;
  never(input: Record<string, never>, job: Job): Promise<void>;
}

export interface TestEvents {
  changed: { readonly what: string };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export const testApi: TestApi & { readonly notAMethod: number } = {
  add: ({ a, b }) => Promise.resolve(a + b),
  fail: () => Promise.reject(new Problem('file-empty', { file: 'пусто.txt' })),
  crash() {
    throw new TypeError('secret path /home/somebody');
  },
  throwNothing: () => Promise.reject(undefined),
  answerFunction: () => Promise.resolve(() => 1),
  async count({ to, pauseMs }, job) {
    for (let done = 1; done <= to; done++) {
      if (pauseMs > 0) await pause(pauseMs);
      await job.checkpoint();
      job.progress({ done, total: to, what: 'aligning' });
    }
    return to;
  },
  never: () => new Promise(() => {}),
  notAMethod: 1,
};

export const testServing: ServeOptions = {
  createJob: (signal, report) => ({
    ...quietJob,
    progress: report,
    checkpoint: () => (signal.aborted ? Promise.reject(new Problem('cancelled')) : Promise.resolve()),
  }),
  explain: (error, method) => `${error instanceof Error ? error.name : 'error'} in ${method}`,
};
