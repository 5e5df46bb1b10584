import type { Progress } from '../core/job.ts';

/** As much of an AbortSignal as a call needs. */
export interface CancelSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** Options of a call, on the caller's side. */
export interface CallOptions {
  readonly signal?: CancelSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * An interface of functions `(input, job)` as its callers see it from afar: derived, so that it cannot drift. A call
 * resolves with the result or rejects with a Problem: the method's own, `cancelled`, or `engine-gone`.
 */
export type Remote<Api> = {
  readonly [M in keyof Api]: Api[M] extends (input: infer Input, ...rest: never[]) => infer Result
    ? (input: Input, options?: CallOptions) => Promise<Awaited<Result>>
    : never;
};
