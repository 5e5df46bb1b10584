/** How far a long call is. */
export interface Progress {
  /** Units finished, 0 … total. */
  readonly done: number;
  /** Units in all; 0 while unknown. */
  readonly total: number;
  /** What is being done, a key under `progress.` in the locales. */
  readonly what:
    | 'reading'
    | 'segmenting'
    | 'aligning'
    | 'learning'
    | 'finding-titles'
    | 'pairing'
    | 'saving'
    | 'exporting'
    | 'checking'
    | 'searching-glossary'
    | 'searching'
    | 'suggesting'
    | 'writing'
    | 'undoing'
    | 'redoing';
}

/**
 * What a long computation needs of the outside. It calls `checkpoint` at least every few milliseconds of work:
 * the promise lets other calls in from time to time, and rejects with the problem `cancelled` once the caller has given up.
 */
export interface Job {
  progress(progress: Progress): void;
  checkpoint(): Promise<void>;
}

/** For callers that neither watch nor cancel. */
export const quietJob: Job = { progress: () => {}, checkpoint: () => Promise.resolve() };
