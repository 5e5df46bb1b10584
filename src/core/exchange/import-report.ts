import type { ProblemCode, ProblemDetails } from '../problem.ts';

/** What to do with an item the collection holds already. */
export const duplicateChoices = ['merge', 'both', 'overwrite', 'newest', 'skip'] as const;
/**
 * A unit is a duplicate of a held one with the same source text and languages, an entry of one with the same names in two
 * languages. `merge`: equal units are one, an entry gives its new terms to the held one. `both`: both are kept.
 * `overwrite`: the held one becomes what is imported. `newest`: the same, if what is imported was changed later. `skip`:
 * the held one stays as it is.
 */
export type DuplicateChoice = (typeof duplicateChoices)[number];

export interface ReportProblem {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;
  /** Line of a text, row of a table, from 1. */
  readonly line?: number;
  readonly row?: number;
  /** An item was lost by it. */
  readonly skipped: boolean;
  /** The item as it stood in the file, if it was lost. */
  readonly item?: string;
}

/** What became of one file. */
export interface FileReport {
  readonly file: string;
  /** tmx, tbx, xliff, multiterm, csv, tsv, xlsx …; empty where it could not be told. */
  readonly format: string;
  readonly version?: string;
  readonly tool?: string;
  readonly encoding?: string;
  /** Units or concepts in the file, whether they could be used or not. */
  readonly read: number;
  readonly added: number;
  readonly merged: number;
  readonly skipped: number;
  /** Languages of the texts, as the file names them, most frequent first. */
  readonly languages: readonly string[];
  /** Rows with text, of a table, its heading included. */
  readonly rows?: number;
  /** Columns of a table that were not used. */
  readonly unmapped?: readonly string[];
  readonly problems: readonly ReportProblem[];
  /** Problems that are counted but no longer listed. */
  readonly moreProblems: number;
  /** Nothing of it was stored. */
  readonly unreadable: boolean;
}

export interface ImportReport {
  readonly id: number;
  /** ISO 8601, UTC. */
  readonly madeAt: string;
  readonly collectionId: number;
  readonly collection: string;
  readonly duplicates: DuplicateChoice;
  readonly files: readonly FileReport[];
}
